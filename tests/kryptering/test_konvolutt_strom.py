"""Streams: constant memory, honest lengths, and nothing written that must not be."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from hjelp_konvolutt import NAA, NOKLER, nokkel, openssl, sertifikat

from kostra.kryptering import (
    InnholdFeil,
    Profil,
    SertifikatFeil,
    beskriv,
    dekrypter,
    dekrypter_strom,
    krypter,
    krypter_strom,
)
from kostra.kryptering.skriv import MAKS_INNHOLD
from samlet import i_ett

MIB = 1024 * 1024
MAKS_KB = 64 * 1024
PROGRAM = """
import sys
from kostra.cli import kjor
kode = kjor(sys.argv[1:])
with open("/proc/self/status") as status:
    topp = next(linje.split()[1] for linje in status if linje.startswith("VmHWM"))
print(f"{kode} {topp}", file=sys.stderr)
"""


def topp_kb(*argumenter: str) -> int:
    """Runs ``kostra`` in a process of its own; its peak memory in kB."""
    svar = subprocess.run(
        [sys.executable, "-c", PROGRAM, *argumenter], capture_output=True, text=True, check=True
    )
    kode, topp = svar.stderr.splitlines()[-1].split()
    assert kode == "0", svar.stderr
    return int(topp)


def lag_fil(sti: Path, mib: int) -> None:
    with sti.open("wb") as fil:
        for i in range(mib):
            fil.write(bytes([i % 256]) * MIB)


def like(a: Path, b: Path) -> bool:
    with a.open("rb") as fa, b.open("rb") as fb:
        while True:
            biter = fa.read(MIB), fb.read(MIB)
            if biter[0] != biter[1]:
                return False
            if not biter[0]:
                return True


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
@pytest.mark.parametrize("mib", [64, pytest.param(1024, marks=pytest.mark.treg)])
def test_minnet_er_det_samme_for_en_stor_fil(mib: int, tmp_path: Path) -> None:
    klar, kryptert, tilbake = (tmp_path / navn for navn in ("f", "f.p7m", "tilbake"))
    lag_fil(klar, mib)
    cert, key = str(NOKLER / "p256.crt.pem"), str(NOKLER / "p256.key.pem")
    topper = [
        topp_kb("krypter", str(klar), "--sertifikat", cert, "-o", str(kryptert)),
        topp_kb("dekrypter", str(kryptert), "--nokkel", key, "-o", str(tilbake)),
    ]
    assert like(klar, tilbake)
    kryptert.unlink()
    openssl(
        "cms", "-encrypt", "-stream", "-binary", "-aes-256-gcm", "-in", str(klar), "-recip", cert,
        "-outform", "DER", "-out", str(kryptert),
    )  # fmt: skip
    apen = ("--profil", "apen", "--overskriv", "-o", str(tilbake))
    topper.append(topp_kb("dekrypter", str(kryptert), "--nokkel", key, *apen))
    assert like(klar, tilbake)
    print(f"MINNE: mib={mib} topp_kb={topper}")
    assert max(topper) < MAKS_KB


@i_ett("lengde", [3, None])
def test_strom_gir_samme_form_som_bytes(lengde: int | None) -> None:
    ut = io.BytesIO()
    antall = krypter_strom(io.BytesIO(b"abc"), lengde, ut, [sertifikat("p256")], naa=NAA)
    assert antall == 3
    assert len(ut.getvalue()) == len(krypter(b"abc", [sertifikat("p256")], naa=NAA))
    assert dekrypter(ut.getvalue(), [nokkel("p256")]) == b"abc"


@i_ett("storrelse", [MIB - 1, MIB, MIB + 1, 9 * MIB])
def test_ukjent_lengde_over_flere_biter(storrelse: int) -> None:
    data = b"x" * storrelse
    ut = io.BytesIO()
    krypter_strom(io.BytesIO(data), None, ut, [sertifikat("p256")], naa=NAA)
    assert dekrypter(ut.getvalue(), [nokkel("p256")]) == data


@i_ett("lengde", [2, 4])
def test_filen_vokser_eller_krymper_mens_den_leses(lengde: int) -> None:
    with pytest.raises(InnholdFeil, match="endret mens den ble lest"):
        krypter_strom(io.BytesIO(b"abc"), lengde, io.BytesIO(), [sertifikat("p256")], naa=NAA)


def test_for_mye_for_en_konvolutt() -> None:
    ut = io.BytesIO()
    with pytest.raises(InnholdFeil, match="for stor"):
        krypter_strom(io.BytesIO(), MAKS_INNHOLD + 1, ut, [sertifikat("p256")], naa=NAA)
    assert ut.getvalue() == b""


def test_avvist_sertifikat_skriver_ingenting() -> None:
    ut = io.BytesIO()
    sent = NAA.replace(year=2050)
    with pytest.raises(SertifikatFeil):
        krypter_strom(io.BytesIO(b"x"), 1, ut, [sertifikat("p256")], naa=sent)
    assert ut.getvalue() == b""


def test_to_konvolutter_med_samme_innhold_er_ulike() -> None:
    en, to = (krypter(b"x", [sertifikat("p256")], naa=NAA) for _ in range(2))
    assert en != to


def test_beskrivelse_trenger_bare_starten() -> None:
    konvolutt = krypter(b"x" * 100_000, [sertifikat("rsa3072"), sertifikat("p384")], naa=NAA)
    om = beskriv(konvolutt[:4096])
    assert om.algoritme == "AES-256-GCM"
    assert om.lengde == 100_000
    assert {alg for _, alg in om.mottakere} == {"RSA-3072 OAEP SHA256", "ECDH P-384 SHA384"}
    navn = next(navn for navn, alg in om.mottakere if alg.startswith("RSA"))
    assert "CN=TEST rsa3072 KOSTRA kryptering 2025" in navn
    assert f"serienummer {sertifikat('rsa3072').serial_number:040x}" in navn


def test_annen_mottaker_navngir_sertifikatet() -> None:
    from kostra.kryptering import AnnenMottaker

    konvolutt = krypter(b"x", [sertifikat("rsa3072-annen")], naa=NAA)
    with pytest.raises(AnnenMottaker, match=r"CN=TEST rsa3072-annen .*serienummer [0-9a-f]{40}"):
        dekrypter(konvolutt, [nokkel("rsa3072"), nokkel("p256")])


def test_rester_etter_strom_i_apen_profil(tmp_path: Path) -> None:
    """The open profile reads a stream of many pieces with two passes as well."""
    data = b"0123456789" * 30_000
    konvolutt = openssl(
        "cms", "-encrypt", "-stream", "-binary", "-aes-256-cbc", "-outform", "DER",
        "-recip", str(NOKLER / "p256.crt.pem"), inn=data,
    )  # fmt: skip
    ut = io.BytesIO()
    antall = dekrypter_strom(io.BytesIO(konvolutt), ut, [nokkel("p256")], profil=Profil.APEN)
    assert (antall, ut.getvalue()) == (len(data), data)
