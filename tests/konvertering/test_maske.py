"""Nobody's number is shown, wherever in the line it has come to stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from konvertering.arbeid import felt_i, layout, post, uttrekk
from kostra.felt import er_duf
from kostra.konvertering.maske import maskert
from kostra.konvertering.visning import Fil, vis
from kostra.skjema import Filbeskrivelse, skjemaer
from kostra.testdata.personer import Personer
from samlet import i_ett

OPPSETT = [(s, aar) for s in ("11CF", "11F") for aar in skjemaer()[s]]
DUF = next(f"2018168329{n:02d}" for n in range(11) if er_duf(f"2018168329{n:02d}"))
PERSONER = Personer(lambda: 0.4)
FNR = [PERSONER.neste(aar).fnr for aar in (1950, 1972, 1999, 2001, 2008)]
#: A number valid in form, and one that somebody has mistyped.
NUMRE = [*FNR, *(f"{n[:-1]}{(int(n[-1]) + 1) % 10}" for n in FNR)]


def person(fb: Filbeskrivelse, fnr: str) -> str:
    """A record where every field with a form of its own is filled in."""
    verdier = {felt.navn: felt.koder[0].kode for felt in fb.felt if felt.koder}
    verdier |= {felt.navn: f"0101{fb.aar}"[: felt.lengde] for felt in fb.felt if felt.monster}
    verdier |= {
        "KOMMUNE_NR": "1103",
        "VERSION": f"{fb.aar % 100}",
        "PERSON_JOURNALNR": "00012345",
        "PERSON_FODSELSNR": fnr,
        "SAKSBEHANDLER": "Bjørg Ås  ",
    }
    if "PERSON_DUF" in fb.etter_navn:
        verdier["PERSON_DUF"] = DUF
    return post(fb, **verdier)


def viser(linje: str, fnr: str) -> int:
    """The longest stretch of the number's digits that the line shows, wherever."""
    return max(
        (til - fra for fra in range(11) for til in range(fra + 1, 12) if fnr[fra:til] in linje),
        default=0,
    )


@i_ett(("skjema", "aar"), OPPSETT)
@i_ett("fnr", NUMRE)
def test_det_som_sier_hvem_noen_er_vises_ikke(skjema: str, aar: int, fnr: str) -> None:
    fb = layout(skjema, aar)
    linje = maskert(person(fb, fnr), fb)
    assert len(linje) == fb.recordlengde
    assert felt_i(linje, fb, "PERSON_FODSELSNR") == "*" * 11
    assert felt_i(linje, fb, "SAKSBEHANDLER") == "***** **  "
    if "PERSON_DUF" in fb.etter_navn:
        assert felt_i(linje, fb, "PERSON_DUF") == "*" * 12
    assert felt_i(linje, fb, "KOMMUNE_NR") == "1103"
    assert felt_i(linje, fb, "PERSON_JOURNALNR") == "00012345"


@settings(deadline=None, max_examples=100)
@given(
    oppsett=st.sampled_from(OPPSETT),
    fnr=st.sampled_from(NUMRE),
    sted=st.integers(0, 40),
    tegn=st.integers(-12, 12).filter(bool),
    fylt=st.booleans(),
)
def test_numre_er_skjult_i_en_forskjovet_linje(
    oppsett: tuple[str, int], fnr: str, sted: int, tegn: int, fylt: bool
) -> None:
    """Characters are lost or added in front of the number; ``fylt``: and the length is made right."""
    fb = layout(*oppsett)
    linje = person(fb, fnr)
    sted = min(sted, fb.etter_navn["PERSON_FODSELSNR"].fra - 1)
    if tegn < 0:
        linje = linje[: max(sted + tegn, 0)] + linje[sted:]
    else:
        linje = linje[:sted] + " " * tegn + linje[sted:]
    if fylt:
        linje = linje.ljust(fb.recordlengde)[: fb.recordlengde]
    if fnr not in linje:
        return
    vist = maskert(linje, fb)
    assert len(vist) == len(linje)
    # the date of birth has a field of its own; what is left of a number must tell nothing more
    assert viser(vist, fnr) < 6


@i_ett("fnr", NUMRE)
@i_ett("mal", ["{}", "xx{}yy", "{} ", "J{}"])
def test_et_nummer_som_staar_alene_er_skjult_overalt(fnr: str, mal: str) -> None:
    fb = layout()
    linje = post(fb, KOMMUNE_NR="1103") + mal.format(fnr)
    assert viser(maskert(linje, fb), fnr) < 4  # what it shares with 1103


def test_visningen_har_ikke_numre_i_noen_del() -> None:
    fb = layout()
    innhold = uttrekk(20)
    numre = [felt_i(linje, fb, "PERSON_FODSELSNR") for linje in innhold.decode().split("\n")[:-1]]
    fil = Fil(innhold, fb)
    vist = vis(fil, fil.linjer)
    assert len(numre) == 20
    assert not [nr for nr in numre if nr in vist or nr[:6] + nr[6:] in vist.replace("·", "")]
    assert "SB0000" not in vist


@i_ett(("skjema", "aar"), OPPSETT)
def test_feltene_som_sier_hvem_noen_er_er_merket_i_oppsettet(skjema: str, aar: int) -> None:
    felt = layout(skjema, aar).felt
    om_noen = {f.navn for f in felt if f.navn.endswith(("FODSELSNR", "_DUF", "SAKSBEHANDLER"))}
    assert {f.navn for f in felt if f.skjul} == om_noen
