"""Private keys and their certificates: made as asked, read in every usual form."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import dsa, ec, x25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from hjelp_konvolutt import NAA, NOKLER, lag, nokkel, openssl, sertifikat
from hypothesis import given, settings
from hypothesis import strategies as st

from kostra.kryptering import (
    FeilPassord,
    Mottakernokkel,
    NokkelFeil,
    PassordMangler,
    dekrypter,
    tom_fil,
)
from kostra.nokler import (
    Bruk,
    Nokkeltype,
    beskriv_fil,
    er_kryptert,
    lag_nokkel,
    lag_sertifikat,
    les_nokkel,
    sjekk_orgnr,
    som_pem,
)
from samlet import i_ett

PASSORD = "blåbærsyltetøy".encode()
P256: Any = nokkel("p256").privat
RSA: Any = nokkel("rsa3072").privat


def ny_sertifikat(type_: Nokkeltype, bruk: Bruk, **annet: Any) -> tuple[Any, x509.Certificate]:
    privat = lag_nokkel(type_, bruk)
    valg: dict[str, Any] = {
        "virksomhet": "SSB",
        "gyldig_fra": date(2025, 9, 1),
        "gyldig_til": date(2028, 8, 31),
    }
    return privat, lag_sertifikat(privat, bruk=bruk, **(valg | annet))


@i_ett("type_", [t for t in Nokkeltype if t is not Nokkeltype.ED25519])
def test_ny_krypteringsnokkel_virker(type_: Nokkeltype) -> None:
    privat, sert = ny_sertifikat(type_, Bruk.KRYPTERING)
    lest: Any = les_nokkel(som_pem(privat, PASSORD), PASSORD)
    assert dekrypter(tom_fil([sert], naa=NAA), [Mottakernokkel(lest, sert)]) == b" "


def test_sertifikatet_sier_hvem_og_hva() -> None:
    _, sert = ny_sertifikat(Nokkeltype.P256, Bruk.KRYPTERING)
    navn = {del_.oid: del_.value for del_ in sert.subject}
    assert navn[NameOID.ORGANIZATION_NAME] == "SSB"
    assert navn[NameOID.SERIAL_NUMBER] == "971526920"
    assert navn[NameOID.ORGANIZATION_IDENTIFIER] == "NTRNO-971526920"
    assert navn[NameOID.COMMON_NAME] == "SSB KOSTRA kryptering 2025"
    assert sert.not_valid_before_utc == datetime(2025, 9, 1, tzinfo=UTC)
    assert sert.not_valid_after_utc == datetime(2028, 8, 31, 23, 59, 59, tzinfo=UTC)
    sert.verify_directly_issued_by(sert)


@i_ett(
    ("type_", "bruk", "satt"),
    [
        (Nokkeltype.RSA3072, Bruk.KRYPTERING, {"key_encipherment"}),
        (Nokkeltype.P384, Bruk.KRYPTERING, {"key_agreement"}),
        (Nokkeltype.P256, Bruk.SIGNERING, {"digital_signature", "content_commitment"}),
        (Nokkeltype.ED25519, Bruk.SIGNERING, {"digital_signature", "content_commitment"}),
    ],
)
def test_nokkelbruk(type_: Nokkeltype, bruk: Bruk, satt: set[str]) -> None:
    _, sert = ny_sertifikat(type_, bruk)
    utvidelse = sert.extensions.get_extension_for_class(x509.KeyUsage)
    alle = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
            "key_agreement", "key_cert_sign", "crl_sign")  # fmt: skip
    assert utvidelse.critical
    assert {navn for navn in alle if getattr(utvidelse.value, navn)} == satt


def test_ed25519_kan_ikke_kryptere() -> None:
    with pytest.raises(NokkelFeil, match="kan bare signere"):
        lag_nokkel(Nokkeltype.ED25519, Bruk.KRYPTERING)


@i_ett(
    "annet",
    [
        {"orgnr": "971526921"},
        {"orgnr": "97152692"},
        {"orgnr": "97152692٠"},
        {"virksomhet": " "},
        {"virksomhet": "x" * 65},
        {"virksomhet": "a\nb"},
        {"gyldig_til": date(2025, 8, 31)},
    ],
)
def test_ugyldige_opplysninger(annet: dict[str, Any]) -> None:
    with pytest.raises(NokkelFeil):
        ny_sertifikat(Nokkeltype.P256, Bruk.SIGNERING, **annet)


@i_ett("orgnr", ["971526920", "974760673", "942110464"])
def test_ekte_organisasjonsnumre(orgnr: str) -> None:
    assert sjekk_orgnr(orgnr) is None


def test_langt_navn_far_plass() -> None:
    _, sert = ny_sertifikat(Nokkeltype.P256, Bruk.SIGNERING, virksomhet="x" * 64)
    assert len(sert.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value) == 64


FORMER = {
    "pkcs8": (PrivateFormat.PKCS8, RSA),
    "pkcs1": (PrivateFormat.TraditionalOpenSSL, RSA),
    "sec1": (PrivateFormat.TraditionalOpenSSL, P256),
}


@i_ett("koding", [Encoding.PEM, Encoding.DER])
@i_ett("form", FORMER)
def test_nokler_fra_andre(form: str, koding: Encoding) -> None:
    format_, privat = FORMER[form]
    data = privat.private_bytes(koding, format_, NoEncryption())
    assert not er_kryptert(data)
    for passord in (None, PASSORD):  # a passphrase too many is no error
        assert les_nokkel(data, passord).public_key() == privat.public_key()


@i_ett(
    ("format_", "koding"),
    [
        (PrivateFormat.PKCS8, Encoding.PEM),
        (PrivateFormat.PKCS8, Encoding.DER),
        (PrivateFormat.TraditionalOpenSSL, Encoding.PEM),
    ],
)
def test_passord(format_: PrivateFormat, koding: Encoding) -> None:
    data = P256.private_bytes(koding, format_, BestAvailableEncryption(PASSORD))
    assert er_kryptert(data)
    assert les_nokkel(data, PASSORD).public_key() == P256.public_key()
    with pytest.raises(PassordMangler, match="låst med passord"):
        les_nokkel(data)
    for feil in (b"feil", b""):
        with pytest.raises(FeilPassord, match="Passordet er feil"):
            les_nokkel(data, feil)


@pytest.mark.parametrize("pbe", ["PBE-SHA1-3DES", "aes-128-cbc"])
def test_openssls_egne_krypteringer(pbe: str, tmp_path: Path) -> None:
    inn = str(NOKLER / "p256.key.pem")
    valg = ("-v1", pbe) if pbe.startswith("PBE") else ("-v2", pbe)
    for form in ("PEM", "DER"):
        data = openssl(
            "pkcs8", "-topk8", "-in", inn, "-outform", form, *valg, "-passout", "pass:abc"
        )
        assert er_kryptert(data)
        assert les_nokkel(data, b"abc").public_key() == P256.public_key()


def test_tomt_passord_vernes_ikke() -> None:
    with pytest.raises(NokkelFeil, match="tomt"):
        som_pem(P256, b"")


SSH = P256.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
P12 = pkcs12.serialize_key_and_certificates(b"x", P256, sertifikat("p256"), None, NoEncryption())
DSA = dsa.generate_private_key(1024).private_bytes(
    Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
)
X25519 = x25519.X25519PrivateKey.generate().private_bytes(
    Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
)
PEM = som_pem(P256, None)


@i_ett(
    ("data", "tekst"),
    [
        (b"", "er tom"),
        (b"\x00\x01" * 40, "ikke en privat nøkkel"),
        (b"hei", "ikke en privat nøkkel"),
        (bytes(70_000), "for stor"),
        ((NOKLER / "p256.crt.pem").read_bytes(), "et sertifikat, ikke en privat nøkkel"),
        (sertifikat("p256").public_bytes(Encoding.DER), "ikke en privat nøkkel"),
        (SSH, "SSH-nøkkel"),
        (P12, "PKCS#12"),
        (DSA, "type som ikke støttes"),
        (X25519, "type som ikke støttes"),
        (PEM.replace(b"MIGH", b"MIGX"), "skadet"),
        (b"-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----\n", "ingen privat nøkkel"),
    ],
    ids=["tom", "soppel", "tekst", "stor", "sertifikat", "sertifikat-der", "ssh", "p12", "dsa",
         "x25519", "skadet", "offentlig"],
)  # fmt: skip
def test_feil_fil_som_nokkel(data: bytes, tekst: str) -> None:
    with pytest.raises(NokkelFeil, match=tekst):
        les_nokkel(data)


def test_inventar_av_sertifikat_og_nokler() -> None:
    rad = beskriv_fil("c", (NOKLER / "rsa3072.crt.pem").read_bytes(), naa=NAA)
    assert (rad.slag, rad.bruk, rad.algoritme, rad.bit) == ("sertifikat", "kryptering", "RSA", 3072)
    assert rad.dager_igjen == (datetime(2045, 8, 31, 23, 59, 59, tzinfo=UTC) - NAA).days
    apen = beskriv_fil("k", som_pem(P256, None), naa=NAA)
    assert (apen.slag, apen.algoritme, apen.passord) == ("privat nøkkel", "EC P-256", False)
    laast = beskriv_fil("k", som_pem(P256, PASSORD), naa=NAA)
    assert (laast.slag, laast.algoritme, laast.passord) == ("privat nøkkel", "", True)
    with pytest.raises(NokkelFeil):
        beskriv_fil("x", b"tull", naa=NAA)


def test_inventar_viser_utgatte_og_ukjente() -> None:
    gammel = lag(P256, til=NAA - timedelta(days=3), bruk=None).public_bytes(Encoding.PEM)
    rad = beskriv_fil("c", gammel, naa=NAA)
    assert (rad.bruk, rad.dager_igjen) == ("ikke angitt", -3)
    stor = lag(ec.generate_private_key(ec.SECP521R1()), bruk=("key_agreement", "crl_sign"))
    rad = beskriv_fil("c", stor.public_bytes(Encoding.DER), naa=NAA)
    assert (rad.algoritme, rad.bit, rad.bruk) == ("EC P-521", 521, "kryptering")


NOKKEL_DER = P256.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


@given(st.integers(0, len(NOKKEL_DER) - 1), st.binary(min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_skadde_nokler_gir_bare_var_feil(sted: int, bytes_: bytes) -> None:
    skadet = NOKKEL_DER[:sted] + bytes_ + NOKKEL_DER[sted + len(bytes_) :]
    try:
        lest = les_nokkel(skadet)
    except NokkelFeil:
        return
    assert lest.public_key() is not None
