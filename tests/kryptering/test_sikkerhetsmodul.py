"""Private keys in a security module: opened by the same reader, and every fault told by its name."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hjelp_konvolutt import openssl

from kostra.cli import kjor
from kostra.kryptering import Mottakernokkel, NokkelFeil, Profil, dekrypter, krypter
from kostra.kryptering.feil import Endret
from kostra.mottak.arbeider_nokler import aapne_modul, les_mappe
from kostra.mottak.innstillinger import Modulvalg
from kostra.nokler import Bruk, Nokkeltype, lag_nokkel, lag_sertifikat, sertifikat_pem, som_pem

NAA = datetime(2026, 11, 1, tzinfo=UTC)
BIBLIOTEK = next(
    (
        str(sti)
        for sti in (
            Path("/usr/lib/softhsm/libsofthsm2.so"),
            Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
        )
        if sti.exists()
    ),
    "",
)
pytestmark = pytest.mark.skipif(not BIBLIOTEK, reason="uten SoftHSM: verktoy/installer_system.sh")


def _par(type_: Nokkeltype, bruk: Bruk, navn: str) -> tuple[Any, x509.Certificate]:
    nokkel = lag_nokkel(type_, bruk)
    return nokkel, lag_sertifikat(
        nokkel,
        bruk=bruk,
        virksomhet=navn,
        gyldig_fra=date(2026, 1, 1),
        gyldig_til=date(2028, 12, 31),
    )


P256 = _par(Nokkeltype.P256, Bruk.KRYPTERING, "SSB modul")
P384 = _par(Nokkeltype.P384, Bruk.KRYPTERING, "SSB modul to")
RSA = _par(Nokkeltype.RSA3072, Bruk.KRYPTERING, "SSB modul RSA")
SIGNERING = _par(Nokkeltype.P256, Bruk.SIGNERING, "SSB")


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A token of its own with the three keys. SoftHSM reads where it is once in a process."""
    mappe = tmp_path_factory.mktemp("softhsm")
    (mappe / "token").mkdir()
    (mappe / "conf").write_text(f"directories.tokendir = {mappe / 'token'}\nlog.level = ERROR\n")
    forrige = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(mappe / "conf")
    _util("--init-token", "--free", "--label", "KOSTRA", "--pin", "123456", "--so-pin", "12345678")
    import pkcs11

    _legg_inn_nokler(pkcs11)
    yield mappe
    pkcs11.unload(BIBLIOTEK)
    os.environ.pop("SOFTHSM2_CONF")
    if forrige is not None:
        os.environ["SOFTHSM2_CONF"] = forrige


def _legg_inn_nokler(pkcs11: Any) -> None:
    """As a module's own tool does: sensitive, not extractable, for the one operation."""
    A = pkcs11.Attribute
    vern = {A.TOKEN: True, A.SENSITIVE: True, A.EXTRACTABLE: False}
    with pkcs11.lib(BIBLIOTEK).get_token(token_label="KOSTRA").open(True, "123456") as okt:
        for navn, id_, nokkel, les, til in (
            ("kryptering-2026", b"\xa1", P256[0], pkcs11.util.ec.decode_ec_private_key, A.DERIVE),
            ("noe annet", b"\xa2", P384[0], pkcs11.util.ec.decode_ec_private_key, A.DERIVE),
            ("rsa", b"\xa3", RSA[0], pkcs11.util.rsa.decode_rsa_private_key, A.DECRYPT),
        ):
            der = nokkel.private_bytes(
                Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption()
            )
            okt.create_object(les(der) | vern | {A.LABEL: navn, A.ID: id_, til: True})


def _util(*valg: str) -> None:
    subprocess.run(["softhsm2-util", *valg], check=True, capture_output=True)


@pytest.fixture
def aapne(token: Path) -> Iterator[Any]:
    """Opens the module; its sessions end with the test, as the login is the process's."""
    assert token.exists()
    alle = []

    def med_pin(pin: bytes = b"123456") -> Any:
        alle.append(aapne_modul(Modulvalg(BIBLIOTEK, "KOSTRA", pin)))
        return alle[-1]

    yield med_pin
    for modul in alle:
        modul.lukk()


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    """mottak's folder: the certificates, the signing key, and no key that decrypts."""
    (tmp_path / "kryptering-2026.crt.pem").write_bytes(sertifikat_pem(P256[1]))
    (tmp_path / "uten-navn-i-modulen.crt.pem").write_bytes(sertifikat_pem(P384[1]))
    (tmp_path / "signering.key.pem").write_bytes(som_pem(SIGNERING[0], None))
    (tmp_path / "signering.crt.pem").write_bytes(sertifikat_pem(SIGNERING[1]))
    return tmp_path


def test_konvolutter_aapnes_med_noekler_som_aldri_forlater_modulen(mappe: Path, aapne: Any) -> None:
    modul = aapne()
    knippe = les_mappe(mappe, None, NAA, modul)
    assert (knippe.mangler, knippe.advarsler) == ((), ())
    assert len(knippe.dekryptering) == 2  # one by its name, one by trying: it is called otherwise
    for par in (P256, P384):
        assert dekrypter(krypter(b"x" * 99, [par[1]], naa=NAA), knippe.dekryptering) == b"x" * 99
    # made by a program that isn't ours, by openssl's defaults
    (mappe / "til.pem").write_bytes(sertifikat_pem(P256[1]))
    annens = openssl(
        "cms", "-encrypt", "-binary", "-aes-256-gcm", "-outform", "DER",
        "-recip", str(mappe / "til.pem"), "-keyopt", "ecdh_kdf_md:sha256", inn=b"fra openssl",
    )  # fmt: skip
    assert dekrypter(annens, knippe.dekryptering, profil=Profil.APEN) == b"fra openssl"
    # changed on the way: refused as always, and the key works still
    konvolutt = krypter(b"x", [P256[1]], naa=NAA)
    with pytest.raises(Endret):
        dekrypter(konvolutt[:-1] + bytes([konvolutt[-1] ^ 1]), knippe.dekryptering)
    assert dekrypter(konvolutt, knippe.dekryptering) == b"x"
    # nothing secret comes out, and a lost session is opened anew by the next round
    with pytest.raises(NokkelFeil, match="kan verken hentes ut"):
        knippe.dekryptering[0].privat.private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        )
    modul.lukk()
    assert dekrypter(konvolutt, les_mappe(mappe, None, NAA, modul).dekryptering) == b"x"


def test_rsa_oaep_med_sha256_naar_modulen_kan_det_ellers_sies_det(mappe: Path, aapne: Any) -> None:
    (mappe / "rsa.crt.pem").write_bytes(sertifikat_pem(RSA[1]))
    knippe = les_mappe(mappe, None, NAA, aapne())
    if knippe.advarsler:  # SoftHSM 2 knows OAEP with SHA-1 only
        assert re.search("kan ikke RSA-OAEP med SHA256.*P-256", knippe.advarsler[0])
        assert len(knippe.dekryptering) == 2
    else:
        konvolutt = krypter(b"x", [RSA[1]], naa=NAA)
        assert dekrypter(konvolutt, knippe.dekryptering) == b"x"


@pytest.mark.usefixtures("token")
def test_hver_feil_sies_ved_navn_og_har_sin_utgangskode(
    mappe: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KOSTRA_PKCS11_MODUL", BIBLIOTEK)
    monkeypatch.setenv("KOSTRA_PKCS11_TOKEN", "KOSTRA")
    monkeypatch.setenv("KOSTRA_PKCS11_PIN", "123456")

    def vis() -> tuple[int, str]:
        kode = kjor(["nokkel", "pkcs11", "--vis", "--mappe", str(mappe)])
        svar = capsys.readouterr()
        assert "123456" not in svar.out + svar.err
        return kode, svar.out + svar.err

    kode, tekst = vis()
    assert kode == 0
    for ord_ in ("Token «KOSTRA» (SoftHSM v2)", "kryptering-2026  id a1  EC", "SHA-256", "virker"):
        assert ord_ in tekst
    (mappe / "ukjent.crt.pem").write_bytes(
        sertifikat_pem(_par(Nokkeltype.P256, Bruk.KRYPTERING, "En annen")[1])
    )
    kode, tekst = vis()
    assert (kode, "ingen privat nøkkel til sertifikatet «ukjent»" in tekst) == (65, True)
    for variabel, verdi, ventet, ord_ in (
        ("PIN", "999999", 77, "PIN-koden til «KOSTRA» i sikkerhetsmodulen er feil"),
        ("PIN", "", 64, "Oppgi PIN-koden"),
        ("TOKEN", "BORTE", 65, "ikke noe token «BORTE». Den har: «KOSTRA»"),
        ("MODUL", "/finnes/ikke.so", 65, "kan ikke lastes"),
    ):
        with monkeypatch.context() as midlertidig:
            midlertidig.setenv(f"KOSTRA_PKCS11_{variabel}", verdi)
            kode, tekst = vis()
            assert (kode, ord_ in tekst) == (ventet, True), tekst


def test_en_gal_pin_proeves_en_gang_saa_modulen_ikke_laases(
    mappe: Path, aapne: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """mottak reads its keys every few seconds: three tries would lock many a token for good."""
    modul = aapne(b"999999")
    assert "er feil" in " ".join(les_mappe(mappe, None, NAA, modul).mangler)

    def ikke_igjen() -> None:
        raise AssertionError("spurte modulen en gang til")

    monkeypatch.setattr(modul, "_slaa_opp", ikke_igjen)
    assert "er feil" in " ".join(les_mappe(mappe, None, NAA, modul).mangler)


def test_en_modulnoekkel_er_en_mottakernoekkel_som_andre() -> None:
    """The certificate is held against the key for these too."""
    with pytest.raises(NokkelFeil, match="hører ikke til"):
        Mottakernokkel(P256[0], P384[1])
