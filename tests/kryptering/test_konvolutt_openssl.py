"""openssl, which shares no code with us, opens our envelopes, and we open its."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hjelp_konvolutt import NAA, NOKLER, nokkel, openssl, sertifikat

from kostra.kryptering import (
    AlgoritmeAvvist,
    FeilForm,
    KonvoluttFeil,
    Profil,
    dekrypter,
    krypter,
)
from samlet import i_ett

STORRELSER = (0, 1, 15, 16, 17, 250_000, 3_000_000)
RSA = ("-keyopt", "rsa_padding_mode:oaep", "-keyopt", "rsa_oaep_md:sha256")
MOTTAKERE = {
    "rsa3072": RSA,
    "rsa4096": RSA,
    "p256": ("-aes256-wrap", "-keyopt", "ecdh_kdf_md:sha256"),
    "p384": ("-aes256-wrap", "-keyopt", "ecdh_kdf_md:sha384"),
}


def openssl_krypter(
    data: bytes, navn: str, *valg: str, cipher: str = "-aes-256-gcm", foran: tuple[str, ...] = ()
) -> bytes:
    return openssl(
        "cms", "-encrypt", "-binary", cipher, *foran, "-outform", "DER",
        "-recip", str(NOKLER / f"{navn}.crt.pem"), *valg, inn=data,
    )  # fmt: skip


@pytest.mark.parametrize("storrelse", STORRELSER)
@pytest.mark.parametrize("navn", MOTTAKERE)
def test_openssl_leser_var(navn: str, storrelse: int, tmp_path: Path) -> None:
    data = os.urandom(storrelse)
    fil = tmp_path / "k.p7m"
    fil.write_bytes(krypter(data, [sertifikat(navn)], naa=NAA))
    ut = openssl(
        "cms", "-decrypt", "-binary", "-inform", "DER", "-in", str(fil),
        "-inkey", str(NOKLER / f"{navn}.key.pem"), "-recip", str(NOKLER / f"{navn}.crt.pem"),
    )  # fmt: skip
    assert ut == data


@i_ett("storrelse", STORRELSER)
@i_ett("navn", MOTTAKERE)
def test_vi_leser_openssl(navn: str, storrelse: int) -> None:
    data = os.urandom(storrelse)
    assert dekrypter(openssl_krypter(data, navn, *MOTTAKERE[navn]), [nokkel(navn)]) == data


def test_openssl_leser_to_mottakere(tmp_path: Path) -> None:
    fil = tmp_path / "k.p7m"
    fil.write_bytes(krypter(b"hei", [sertifikat("rsa3072"), sertifikat("p256")], naa=NAA))
    for navn in ("rsa3072", "p256"):
        ut = openssl(
            "cms", "-decrypt", "-binary", "-inform", "DER", "-in", str(fil),
            "-inkey", str(NOKLER / f"{navn}.key.pem"), "-recip", str(NOKLER / f"{navn}.crt.pem"),
        )  # fmt: skip
        assert ut == b"hei"


@pytest.mark.parametrize("cipher", ["-aes-256-gcm", "-aes-256-cbc"])
@pytest.mark.parametrize("strom", [("-stream",), ()], ids=["ber", "der"])
@pytest.mark.parametrize(
    ("navn", "valg"),
    [
        ("rsa3072", ("-keyopt", "rsa_padding_mode:oaep")),  # SHA-1, openssl's default
        ("rsa3072", RSA),
        ("p256", ()),  # KDF with SHA-1, openssl's default
        ("p384", ()),
        ("rsa3072", ("-keyid", *RSA)),
        ("p256", ("-keyid",)),
    ],
    ids=["oaep-sha1", "oaep-sha256", "p256-sha1", "p384-sha1", "rsa-keyid", "p256-keyid"],
)
@pytest.mark.parametrize("storrelse", [0, 1, 16, 250_000])
def test_apen_profil_leser_openssl(
    navn: str, valg: tuple[str, ...], strom: tuple[str, ...], cipher: str, storrelse: int
) -> None:
    if strom and not storrelse and cipher == "-aes-256-gcm":
        pytest.skip("openssl can't stream an empty content with GCM")
    data = os.urandom(storrelse)
    foran = tuple(v for v in valg if v == "-keyid")
    etter = tuple(v for v in valg if v != "-keyid")
    konvolutt = openssl_krypter(data, navn, *etter, cipher=cipher, foran=(*foran, *strom))
    assert dekrypter(konvolutt, [nokkel(navn)], profil=Profil.APEN) == data
    if strom or cipher == "-aes-256-cbc" or valg != RSA:
        with pytest.raises((AlgoritmeAvvist, FeilForm)):
            dekrypter(konvolutt, [nokkel(navn)])


@i_ett("profil", Profil)
@i_ett(
    ("cipher", "valg", "navngitt"),
    [
        ("-aes-256-gcm", (), "PKCS#1 v1.5"),  # openssl's default key transport
        ("-aes-256-cbc", (), "PKCS#1 v1.5"),
        ("-des3", RSA, "3DES"),
        ("-aes-128-cbc", RSA, "AES-128-CBC"),
        ("-aes-128-gcm", RSA, "AES-128-GCM"),
    ],
)
def test_forbudte_algoritmer_navngis(
    profil: Profil, cipher: str, valg: tuple[str, ...], navngitt: str
) -> None:
    konvolutt = openssl_krypter(b" ", "rsa3072", *valg, cipher=cipher)
    with pytest.raises(AlgoritmeAvvist, match=navngitt):
        dekrypter(konvolutt, [nokkel("rsa3072")], profil=profil)


def test_openssl_signert_melding_er_ikke_en_konvolutt(tmp_path: Path) -> None:
    signert = openssl(
        "cms", "-sign", "-binary", "-nodetach", "-outform", "DER",
        "-signer", str(NOKLER / "rsa3072.crt.pem"), "-inkey", str(NOKLER / "rsa3072.key.pem"),
        inn=b"hei",
    )  # fmt: skip
    with pytest.raises(KonvoluttFeil, match="SignedData"):
        dekrypter(signert, [nokkel("rsa3072")])
