"""The encrypter refuses a certificate it must not encrypt to, and says why."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa, x25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from hjelp_konvolutt import NAA, NOKLER, lag, nokkel, openssl, sertifikat
from hypothesis import given, settings
from hypothesis import strategies as st

from kostra.kryptering import (
    Mottakernokkel,
    NokkelFeil,
    SertifikatFeil,
    beskriv,
    dekrypter,
    fingeravtrykk,
    krypter,
    les_sertifikat,
    tom_fil,
    vurder,
)
from kostra.nokler import beskriv_fil
from samlet import i_ett

RSA2048 = rsa.generate_private_key(65537, 2048)
RSA3072 = nokkel("rsa3072").privat
P256 = nokkel("p256").privat
DAG = timedelta(days=1)


@i_ett(
    ("sert", "tekst"),
    [
        (lambda: lag(RSA3072, fra=NAA + DAG), "gjelder først fra 02.11.2026"),
        (lambda: lag(RSA3072, til=NAA - DAG), "gikk ut 31.10.2026"),
        (lambda: lag(RSA3072, bruk=("digital_signature",)), "ikke laget for kryptering"),
        (lambda: lag(RSA3072, bruk=("key_agreement",)), "ikke laget for kryptering"),
        (lambda: lag(P256, bruk=("key_encipherment",)), "ikke laget for kryptering"),
        (lambda: lag(RSA2048), "RSA-nøkkel på 2048 bit"),
        (lambda: lag(ec.generate_private_key(ec.SECP521R1())), "nøkkeltype som ikke kan brukes"),
        (lambda: lag(ec.generate_private_key(ec.SECP256K1())), "nøkkeltype som ikke kan brukes"),
        (lambda: lag(ed25519.Ed25519PrivateKey.generate()), "nøkkeltype som ikke kan brukes"),
        (lambda: lag(x25519.X25519PrivateKey.generate()), "nøkkeltype som ikke kan brukes"),
    ],
    ids=["for-tidlig", "utgaatt", "signering", "rsa-avtale", "ec-transport", "rsa2048", "p521",
         "secp256k1", "ed25519", "x25519"],
)  # fmt: skip
def test_avvist_sertifikat(sert, tekst: str) -> None:
    with pytest.raises(SertifikatFeil, match=tekst):
        tom_fil([sert()], naa=NAA)


@i_ett("bruk", [("key_encipherment",), ("data_encipherment",), None])
def test_godtatt_rsa(bruk: tuple[str, ...] | None) -> None:
    sert = lag(RSA3072, bruk=bruk)
    assert dekrypter(tom_fil([sert], naa=NAA), [Mottakernokkel(RSA3072, sert)]) == b" "


def test_uten_nokkelbruk_gir_advarsel() -> None:
    assert "sier ikke hva det er laget for" in vurder(lag(RSA3072, bruk=None), naa=NAA).advarsler[0]


@i_ett(("dager", "advart"), [(61, False), (60, True), (1, True), (0, True)])
def test_varsel_60_dager_for_utlop(dager: int, advart: bool) -> None:
    vurdering = vurder(lag(RSA3072, til=NAA + dager * DAG), naa=NAA)
    assert vurdering.dager_igjen == dager
    assert bool(vurdering.advarsler) is advart
    if advart:
        assert f"om {dager} dager" in vurdering.advarsler[0]


def test_grensene_for_gyldighet_er_med() -> None:
    sert = lag(RSA3072, fra=NAA, til=NAA + DAG)
    assert vurder(sert, naa=NAA).navn == vurder(sert, naa=NAA + DAG).navn == "Test"


def test_fingeravtrykk_er_openssls_i_grupper() -> None:
    fasit = openssl(
        "x509", "-noout", "-fingerprint", "-sha256", "-in", str(NOKLER / "p256.crt.pem")
    )
    vart = fingeravtrykk(sertifikat("p256"))
    assert vart.replace(" ", "") == fasit.decode().strip().split("=")[1].replace(":", "")
    assert {len(gruppe) for gruppe in vart.split()} == {4}


def test_ingen_mottaker() -> None:
    with pytest.raises(SertifikatFeil, match="Ingen mottaker"):
        krypter(b"x", [], naa=NAA)


def test_samme_mottaker_to_ganger_blir_en() -> None:
    en = krypter(b"x", [sertifikat("rsa3072")], naa=NAA)
    to = krypter(b"x", [sertifikat("rsa3072")] * 2, naa=NAA)
    assert len(en) == len(to)


@i_ett("serie", [1, 0x7F, 0x80, 0xFF00, 2**159 - 1])
def test_serienummer_og_utsteder_gjenkjennes_uansett_form(serie: int) -> None:
    """The id is compared with the certificate's own octets, whatever string types it uses."""
    fra_latin1 = x509.NameAttribute(
        NameOID.ORGANIZATION_NAME, "Sørreisa", _type=x509.name._ASN1Type.BMPString
    )
    sert = lag(P256, bruk=("key_agreement",), serie=serie, navn="Tromsø", andre=[fra_latin1])
    konvolutt = krypter(b"x", [sert], naa=NAA)
    assert dekrypter(konvolutt, [Mottakernokkel(P256, sert)]) == b"x"


def test_sertifikatet_ma_hore_til_nokkelen() -> None:
    with pytest.raises(NokkelFeil, match="hører ikke til"):
        Mottakernokkel(RSA3072, sertifikat("rsa3072-annen"))


def test_nokkel_som_bare_signerer() -> None:
    ed: object = ed25519.Ed25519PrivateKey.generate()
    with pytest.raises(NokkelFeil, match="kan ikke dekryptere"):
        Mottakernokkel(ed)  # type: ignore[arg-type]


PEM = (NOKLER / "p256.crt.pem").read_bytes()
DER = sertifikat("p256").public_bytes(Encoding.DER)


@i_ett(
    "data",
    [PEM, DER, PEM.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + PEM, PEM.split(b"\n", 1)[1]],
    ids=["pem", "der", "crlf", "bom", "uten-ingress"],
)
def test_sertifikat_leses(data: bytes) -> None:
    assert les_sertifikat(data) == sertifikat("p256")


def privat(format_: PrivateFormat, koding: Encoding, passord: bytes | None = None) -> bytes:
    vern = BestAvailableEncryption(passord) if passord else NoEncryption()
    return P256.private_bytes(koding, format_, vern)


SPKI = P256.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
P12 = pkcs12.serialize_key_and_certificates(b"x", P256, sertifikat("p256"), None, NoEncryption())
FEIL_FILER = {
    "tom": (b"", "er tom"),
    "mellomrom": (b" \n", "er tom"),
    "soppel": (b"\x00\x01\x02" * 50, "ikke et sertifikat"),
    "tekst": (b"Dette er en tekst", "ikke et sertifikat"),
    "privat-pem": (privat(PrivateFormat.PKCS8, Encoding.PEM), "privat nøkkel"),
    "privat-ec": (privat(PrivateFormat.TraditionalOpenSSL, Encoding.PEM), "privat nøkkel"),
    "privat-der": (privat(PrivateFormat.PKCS8, Encoding.DER), "privat nøkkel"),
    "privat-laast": (privat(PrivateFormat.PKCS8, Encoding.PEM, b"hemmelig"), "privat nøkkel"),
    "privat-laast-der": (privat(PrivateFormat.PKCS8, Encoding.DER, b"hemmelig"), "privat nøkkel"),
    "begge": (privat(PrivateFormat.PKCS8, Encoding.PEM) + PEM, "privat nøkkel"),
    "offentlig": (SPKI, "offentlig nøkkel"),
    "pkcs12": (P12, "PKCS#12"),
    "kjede": (
        PEM + (NOKLER / "p384.crt.pem").read_bytes(),
        "2 sertifikater: «TEST p256 KOSTRA kryptering 2025», «TEST p384",
    ),
    "skadet-pem": (PEM.replace(b"MII", b"MIX", 1), "skadet"),
    "avkortet-der": (DER[:-10], "skadet"),
    "byte-etter": (DER + b"x", "skadet"),
    "stor": (bytes(300_000), r"ikke et sertifikat|er for stor"),
}


@i_ett("navn", FEIL_FILER)
def test_feil_fil_som_sertifikat(navn: str) -> None:
    data, tekst = FEIL_FILER[navn]
    with pytest.raises(SertifikatFeil, match=tekst):
        les_sertifikat(data)


@given(st.integers(0, len(DER) - 1), st.binary(min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
@pytest.mark.filterwarnings("ignore")  # cryptography warns about some damaged certificates
def test_skadde_sertifikater_gir_bare_var_feil(sted: int, bytes_: bytes) -> None:
    """Whatever is damaged: our sentence, or a certificate that can be judged and used."""
    skadet = DER[:sted] + bytes_ + DER[sted + len(bytes_) :]
    try:
        sert = les_sertifikat(skadet)
        konvolutt = tom_fil([sert], naa=NAA)
    except SertifikatFeil:
        return
    assert beskriv(konvolutt).algoritme == "AES-256-GCM"


@i_ett(("e", "endring"), [(3, 0), (17, 0), (65537, 1)], ids=["e-3", "e-17", "partall"])
def test_svak_eller_skadet_rsa_nokkel(e: int, endring: int) -> None:
    n = RSA3072.public_key().public_numbers().n - endring
    offentlig = rsa.RSAPublicNumbers(e, n).public_key()
    sert = lag(SimpleNamespace(public_key=lambda: offentlig))
    with pytest.raises(SertifikatFeil, match="svak eller skadet"):
        tom_fil([sert], naa=NAA)


def test_sertifikat_med_ukjent_nokkeltype() -> None:
    ukjent = DER.replace(bytes.fromhex("06072a8648ce3d0201"), bytes.fromhex("06072a8648ce3d027f"))
    with pytest.raises(SertifikatFeil, match="nøkkel som ikke støttes"):
        vurder(les_sertifikat(ukjent), naa=NAA)
    rad = beskriv_fil("c", ukjent, naa=NAA)
    assert (rad.slag, rad.algoritme) == ("sertifikat", "ukjent")


def test_foresporsel_og_samling(tmp_path: Path) -> None:
    csr = openssl("req", "-new", "-key", str(NOKLER / "p256.key.pem"), "-subj", "/CN=x")
    with pytest.raises(SertifikatFeil, match="CSR"):
        les_sertifikat(csr)
    sertifikater = str(NOKLER / "p256.crt.pem")
    for form in ("PEM", "DER"):
        p7b = openssl("crl2pkcs7", "-nocrl", "-certfile", sertifikater, "-outform", form)
        with pytest.raises(SertifikatFeil, match="PKCS#7"):
            les_sertifikat(p7b)


def test_openssl_er_med() -> None:
    """The oracle is the version the promises were tried with, or a later one."""
    svar = subprocess.run(["openssl", "version"], capture_output=True, check=True)
    assert svar.stdout.split()[1] >= b"3.0"
