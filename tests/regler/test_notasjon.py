"""What the rules of 11CF brought into the notation: groups that differ, several groups in a run."""

from itertools import zip_longest
from typing import Any

import kostra
from kostra.kontroll import f, poster_med_lik
from kostra.kontroll.binding import Binder, bind_regel
from kostra.kontroll.lesing import les
from kostra.kontroll.modell import vis_verdi
from kostra.kontroll.numpy_blokk import NumpyBlokk
from kostra.kontroll.regel import Regel, T
from kostra.kontroll.ren import RenBlokk
from kostra.kontroll.uttrykk import monster
from kostra.skjema import filbeskrivelse
from orakel import bygg11f
from orakel.bygg import bygg_endringer
from samlet import i_ett

TRE_LIKE = [{"PERSON_JOURNALNR": "J1"}] * 3
TEKST = T("x.", "x.", "x.")


@i_ett("kolonner", ["ren", "numpy"])
@i_ett(
    ("statuser", "ventet"),
    [(["1", "1"], []), (["1", "2"], [1, 2]), (["1", "1", "2"], [1, 2, 3]), (["1"], [])],
)
def test_ulike(statuser: list[str], ventet: list[int], kolonner: str) -> None:
    poster = [{"STATUS": s, "PERSON_JOURNALNR": f"J{nr}"} for nr, s in enumerate(statuser, start=1)]
    rapport = kostra.kontroller(
        bygg_endringer(2026, poster), skjema="11CF", aar=2026, region="110300", kolonner=kolonner
    )
    assert [m.postnumre[0] for m in rapport.meldinger if m.kontroll == "T06"] == ventet


def test_ulike_hoerer_til_gruppen() -> None:
    """The group is the same with and without ``ulike``, so one rule may use both."""
    like = poster_med_lik(f.KJONN)
    fb = filbeskrivelse("11CF", 2026)
    regel = Regel("X", TEKST, 2, TEKST, TEKST, like.ulike(f.STATUS) & like.forste, TEKST)
    bundet = bind_regel(regel, fb, "110300")
    assert bundet is not None
    assert len(bundet.like or ()) == 2


@i_ett("kolonner", ["ren", "numpy"])
def test_flere_grupper_i_samme_kjoring(kolonner: str) -> None:
    rapport = kostra.kontroller(
        bygg_endringer(2026, TRE_LIKE), skjema="11CF", aar=2026, region="110300", kolonner=kolonner
    )
    assert [(m.kontroll, m.postnumre[0]) for m in rapport.meldinger] == [
        ("K05A", 1), ("K05A", 2), ("K05A", 3), ("K05B", 1), ("K05B", 2), ("K05B", 3),
    ]  # fmt: skip


def test_datomonster_paa_tre_spraak() -> None:
    b = Binder(filbeskrivelse("11CF", 2026), "110300", "X", None)
    vist = b.bind_vis(monster(f.REG_DATO))
    assert [vis_verdi(vist, s) for s in ("nb", "nn", "en")] == ["DDMMÅÅÅÅ", "DDMMÅÅÅÅ", "DDMMYYYY"]


@i_ett("blokktype", [RenBlokk, NumpyBlokk])
def test_de_forste_tegnene_er_en_tekst_som_et_felt(blokktype: type[Any]) -> None:
    """Of a number only; a field that is shorter is taken whole."""
    fb = filbeskrivelse("11CF", 2026)
    b = Binder(fb, "110300", "X", None)
    numre = ["15069000100", "32069000100", "1506901 089", "150690     "]
    linjer = [{"PERSON_FODSELSNR": nr} for nr in numre]
    poster = les(bygg_endringer(2026, linjer), fb.lesing, fb.recordlengde).poster
    assert poster is not None
    blokk = blokktype(poster, range(4))
    dato = blokk.verdi(b.bind(f.PERSON_FODSELSNR.forste(6).dato().kjent))
    assert blokk.hvilke(dato) == [0, 2, 3]
    assert blokk.hvilke(blokk.verdi(b.bind(f.PERSON_FODSELSNR.forste(2) == "32"))) == [1]
    assert b.bind(f.KJONN.forste(6)) is b.bind(f.KJONN)


def test_duf_og_testpersoner_kjennes_likt_i_begge_kolonnetyper() -> None:
    """Every number mod 11 and its neighbour, signs that aren't digits, and each month there is."""
    dufer = [f"2012345678{rest:02}" for rest in range(100)] + [" " * 12, "2" * 12, "20123456781 "]
    dufer += ["20a234567802", "201234567:02", "²01234567802", "000000000000"]
    numre = [f"15{maaned:02}6900123" for maaned in range(100)] + [" " * 11, "15x36900123"]
    fb = filbeskrivelse("11F", 2026)
    b = Binder(fb, "110300", "X", None)
    linjer = [
        {"PERSON_DUF": duf, "PERSON_FODSELSNR": nr}
        for duf, nr in zip_longest(dufer, numre, fillvalue="")
    ]
    poster = les(bygg11f.bygg_endringer(2026, linjer), fb.lesing, fb.recordlengde).poster
    assert poster is not None
    ren, numpy = (type_(poster, range(len(linjer))) for type_ in (RenBlokk, NumpyBlokk))
    for uttrykk, ventet in (
        (f.PERSON_DUF.er_duf, [2, 106]),
        (
            f.PERSON_FODSELSNR.er_syntetisk,
            [m for m in range(100) if any(0 < m - t < 13 for t in (40, 65, 80))],
        ),
    ):
        bundet = b.bind(uttrykk)
        assert ren.hvilke(ren.verdi(bundet)) == numpy.hvilke(numpy.verdi(bundet)) == ventet
