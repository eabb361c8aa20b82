"""Two of three shares open the copy of a key; one tells nothing; what is wrong is told by name."""

from __future__ import annotations

import os
import stat
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kostra.cli import kjor
from kostra.kryptering import fingeravtrykk
from kostra.nokler import (
    Bruk,
    Nokkeltype,
    lag_nokkel,
    lag_sertifikat,
    les_nokkel,
    sertifikat_pem,
    som_pem,
)
from kostra.nokler.deling import del_opp, gang, invers, sett_sammen
from kostra.nokler.nokkeldel import DelFeil, Nokkeldel, les_del

byte = st.integers(0, 255)


def test_regningen_er_den_i_fips_197_og_hvert_tall_har_en_invers() -> None:
    assert (gang(0x57, 0x83), gang(0x57, 0x13)) == (0xC1, 0xFE)  # FIPS 197 section 4.2
    assert all(gang(a, invers(a)) == 1 for a in range(1, 256))


@settings(max_examples=50, deadline=None)
@given(a=byte, b=byte, c=byte)
def test_regningen_er_en_kropp(a: int, b: int, c: int) -> None:
    assert gang(a, b) == gang(b, a)
    assert gang(a, gang(b, c)) == gang(gang(a, b), c)
    assert gang(a, b ^ c) == gang(a, b) ^ gang(a, c)


@settings(max_examples=50, deadline=None)
@given(hemmelighet=st.binary(min_size=1, max_size=40), data=st.data())
def test_to_vilkaarlige_deler_gir_hemmeligheten_og_den_tredje_maa_stemme(hemmelighet, data) -> None:
    n = len(hemmelighet)
    deler = del_opp(hemmelighet, lambda _: data.draw(st.binary(min_size=n, max_size=n)))
    for par in combinations(deler, 2):
        assert sett_sammen({nr: deler[nr] for nr in par}) == hemmelighet
    assert sett_sammen(deler) == hemmelighet
    with pytest.raises(ValueError, match="stemmer ikke"):
        sett_sammen(deler | {3: bytes([deler[3][0] ^ 1]) + deler[3][1:]})


@pytest.mark.parametrize("nr", [1, 2, 3])
def test_en_del_roeper_ingenting(nr: int) -> None:
    """For each value of the share, every secret byte comes from exactly one of the 256 draws."""
    alle = bytes(range(256))
    for hemmelig in (0, 1, 0x53, 255):  # linear: what holds for one holds for all, shifted
        deler = del_opp(bytes([hemmelig]) * 256, lambda _: alle)
        assert sorted(deler[nr]) == list(range(256))


def test_en_vektor_som_andre_programmer_kan_proeve_seg_mot() -> None:
    deler = del_opp(bytes([0x00, 0x53, 0xFF]), lambda _: bytes([0xCA, 0x01, 0x80]))
    assert {nr: verdi.hex() for nr, verdi in deler.items()} == {
        1: "ca527f", 2: "8f51e4", 3: "455064",
    }  # fmt: skip


# -- on paper ----------------------------------------------------------------------------------------
DEL = Nokkeldel(2, bytes.fromhex("7f3a91c2"), bytes(range(32)))


def test_arket_kan_skrives_av_og_en_skrivefeil_sies_med_rad() -> None:
    rader = DEL.rader()
    assert les_del(DEL.linje(), "QR") == DEL
    assert les_del("noe foran\n" + "\n".join(r.lower() for r in rader) + "\nnoe bak", "x") == DEL
    feil = "A" if rader[3][3] != "A" else "B"
    galt = [*rader[:3], rader[3][:3] + feil + rader[3][4:], *rader[4:]]
    with pytest.raises(DelFeil, match="ark 2: rad 4 er skrevet feil"):
        les_del("\n".join(galt), "ark 2")
    with pytest.raises(DelFeil, match="rad 2, 6 mangler"):
        les_del("\n".join([rader[0], *rader[2:5]]), "x")
    with pytest.raises(DelFeil, match="fant ingen nøkkeldel"):
        les_del("handleliste", "x")
    with pytest.raises(DelFeil, match="kontrollsummen"):
        les_del(DEL.linje()[:-1] + ("A" if DEL.linje()[-1] != "A" else "B"), "x")
    assert bytes(range(32)).hex() not in repr(DEL)


def test_seremonien_fra_noekkel_til_noekkel(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nokkel = lag_nokkel(Nokkeltype.P256, Bruk.KRYPTERING)
    (tmp_path / "k.key.pem").write_bytes(som_pem(nokkel, b"det gamle passordet"))
    sertifikat = lag_sertifikat(
        nokkel, bruk=Bruk.KRYPTERING, virksomhet="SSB", gyldig_fra=date(2026, 1, 1),
        gyldig_til=date(2028, 12, 31),
    )  # fmt: skip
    (tmp_path / "rett.crt.pem").write_bytes(sertifikat_pem(sertifikat))
    annet = Path(__file__).parents[1] / "vektorer" / "konvolutt" / "nokler" / "p256.crt.pem"
    (tmp_path / "gammelt").write_bytes(b"det gamle passordet\n")
    (tmp_path / "nytt").write_bytes(b"et helt nytt passord\n")

    def kostra(*valg: object) -> tuple[int, str]:
        kode = kjor(["nokkel", *map(str, valg)])
        svar = capsys.readouterr()
        return kode, svar.out + svar.err

    for mappe in ("ut", "annen"):
        kode, tekst = kostra(
            "del", tmp_path / "k.key.pem", "--passord-fil", tmp_path / "gammelt", "-o", tmp_path / mappe
        )  # fmt: skip
        assert kode == 0, tekst
    ut = tmp_path / "ut"
    kopi, *ark = ut / "k.kopi.pem", *(ut / f"k.del-{nr}.html" for nr in (1, 2, 3))
    if os.name != "nt":
        assert {stat.S_IMODE(fil.stat().st_mode) for fil in (kopi, *ark)} == {0o600}
    assert "<svg" in ark[0].read_text()

    def sett_sammen_(
        *deler: Path, ut_: str = "igjen.key.pem", til: Path = tmp_path / "rett.crt.pem"
    ) -> tuple[int, str]:
        return kostra(
            "sett-sammen", kopi, *deler, "--passord-fil", tmp_path / "nytt", "-o", tmp_path / ut_,
            "--sertifikat", til,
        )  # fmt: skip

    fremmed = tmp_path / "annen" / "k.del-3.html"
    for deler, ventet, ord_ in (
        ((ark[0],), 64, "to av delene"),
        ((ark[0], ark[0]), 77, "er samme del, nummer 1"),
        ((ark[0], fremmed), 77, f"{fremmed} (del 3) hører til en annen kopi"),
        ((ark[0], kopi), 65, "fant ingen nøkkeldel"),
    ):
        kode, tekst = sett_sammen_(*deler)
        assert (kode, ord_ in tekst) == (ventet, True), tekst
    kode, tekst = sett_sammen_(*ark[:2], til=annet)
    assert (kode, "hører ikke til nøkkelen" in tekst) == (65, True), tekst
    assert not (tmp_path / "igjen.key.pem").exists()
    for nr, par in enumerate(combinations(ark, 2)):
        kode, tekst = sett_sammen_(*par, ut_=f"igjen{nr}.key.pem")
        assert (kode, fingeravtrykk(sertifikat) in tekst) == (0, True), tekst
        igjen = les_nokkel((tmp_path / f"igjen{nr}.key.pem").read_bytes(), b"et helt nytt passord")
        assert igjen.public_key() == nokkel.public_key()
