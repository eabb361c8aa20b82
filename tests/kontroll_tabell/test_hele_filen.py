"""Groups of equal keys and folds over the whole file, however it is cut into blocks."""

from __future__ import annotations

from typing import Any

import pytest

from kontroll.arbeid import kall
from kontroll_tabell.mini import STRUKTUR, Rad, blokk, eier, finn, kjor, regel, sak
from kostra.kontroll import Kontekst, antall, ingen, noen
from kostra.kontroll.likerader import Likerader
from kostra.kontroll.numpy_rader import NumpyRader
from kostra.kontroll.ren_rader import RenRader
from kostra.kontroll.samling import Likesamling
from kostra.kontroll.tabellbinding import bind_tabellregel
from kostra.kontroll.tabellrader import Tabellblokk
from kostra.kontroll.uttrykk import poster_med_lik
from samlet import i_ett

RADTYPER = pytest.mark.parametrize("radtype", [RenRader, NumpyRader])
BLOKKER = pytest.mark.parametrize("per_blokk", [1, 2, 99])
like = poster_med_lik(sak.nummer, blant=sak.nummer != "")
SAKER: list[Rad] = [
    {"id": "a", "nummer": "1", "journal": "J1"},
    {"id": "b", "nummer": "2", "journal": "J2"},
    {"id": "c", "nummer": "1", "journal": "J3"},
    {"id": "d", "nummer": "3", "journal": "J4"},
    {"id": "e", "nummer": "2", "journal": "J2"},
    {"id": "f", "nummer": "1", "journal": "J1"},
    {"id": "g", "nummer": "", "journal": "J5"},
    {"id": "h", "nummer": "", "journal": "J6"},
    {"id": "i", "nummer": None, "journal": "J7"},
    {"id": "j", "nummer": None, "journal": "J8"},
]


def delt(saker: list[Rad], per_blokk: int) -> list[Any]:
    """The cases in blocks, with lines that go on through the file."""
    return [blokk(*saker[i : i + per_blokk], linje=i + 1) for i in range(0, len(saker), per_blokk)]


@RADTYPER
@BLOKKER
def test_alle_i_gruppen_etter_foerste_forekomst(radtype: Any, per_blokk: int) -> None:
    funn = finn(
        like.flere,
        *delt(SAKER, per_blokk),
        radtype=radtype,
        vis={"antall": like.antall, "andre": like.andre(sak.journal)},
    )
    assert [(m.element_id, m.linjenumre, m.tekst) for m in funn] == [
        ("a", (1,), "3J3"),  # its own number is left out
        ("c", (3,), "3J1"),
        ("f", (6,), "3J3"),
        ("b", (2,), "2ingen"),
        ("e", (5,), "2ingen"),
    ]


@RADTYPER
@BLOKKER
def test_ett_funn_per_gruppe(radtype: Any, per_blokk: int) -> None:
    funn = finn(like.forste, *delt(SAKER, per_blokk), radtype=radtype)
    assert [m.element_id for m in funn] == ["a", "b"]


@RADTYPER
@BLOKKER
def test_bare_grupper_med_ulike_verdier(radtype: Any, per_blokk: int) -> None:
    funn = finn(like.ulike(sak.journal), *delt(SAKER, per_blokk), radtype=radtype)
    assert [m.element_id for m in funn] == ["a", "c", "f"]


@RADTYPER
@BLOKKER
def test_gruppen_sammen_med_andre_betingelser(radtype: Any, per_blokk: int) -> None:
    """``blant`` is asked before the grouping, the rest of the condition after."""
    betingelse = like.flere & (sak.journal != "J1")
    funn = finn(betingelse, *delt(SAKER, per_blokk), radtype=radtype)
    assert [m.element_id for m in funn] == ["c", "b", "e"]


def test_manglende_noekkel_er_ikke_lik_en_annen() -> None:
    funn = finn(poster_med_lik(sak.nummer).flere, blokk(*SAKER))
    assert "g" in [m.element_id for m in funn]  # empty is a text
    assert not {"i", "j"} & {m.element_id for m in funn}


def test_bare_det_som_trengs_holdes_paa() -> None:
    """Of each row: the key, and the columns that the rule and its place ask for. No blocks."""
    bundet = bind_tabellregel(regel(like.flere, vis={"j": sak.journal}), STRUKTUR, "110300")
    assert bundet is not None
    (variant,) = bundet.varianter
    assert bundet.like is not None
    traer = [variant.betingelse, *variant.vis.values()]
    samling = Likesamling(bundet.like, sak.rad, traer, Likerader(paa_disk=False))
    plukket = [rad for en in delt(SAKER, 2) for rad in samling.plukk(Tabellblokk(en, RenRader))]
    assert plukket == [
        (("1",), 1, ("J1",)),
        (("2",), 2, ("J2",)),
        (("1",), 3, ("J3",)),
        (("3",), 4, ("J4",)),
        (("2",), 5, ("J2",)),
        (("1",), 6, ("J1",)),
    ]


@RADTYPER
def test_samme_noekkel_mange_ganger_er_lineaert(radtype: Any) -> None:
    def kjor_mange(n: int) -> int:
        saker = blokk(*({"id": str(i), "nummer": "1", "journal": str(i)} for i in range(n)))
        return kall(
            lambda: finn(like.flere, saker, radtype=radtype, vis={"x": like.andre(sak.journal)})
        )

    kjor_mange(10)
    # 8 times the rows; quadratic would be 64 times the work
    assert kjor_mange(2400) < 12 * kjor_mange(300)


FILREGLER = {
    "ingen": (antall(eier) != 1, [[], []], "0"),
    "en": (antall(eier) != 1, [[{}], []], None),
    "to i hver sin blokk": (antall(eier) != 1, [[{}], [{}]], "2"),
}


@RADTYPER
@pytest.mark.parametrize("hva", FILREGLER)
def test_antall_over_hele_filen(radtype: Any, hva: str) -> None:
    betingelse, eiere, ventet = FILREGLER[hva]
    blokker = [blokk({}, eiere=e) for e in eiere]
    funn = finn(betingelse, *blokker, radtype=radtype, vis={"n": antall(eier)})
    assert [m.tekst for m in funn] == ([] if ventet is None else [ventet])
    assert all(m.linjenumre == () and not m.element and not m.journalnummer for m in funn)


@RADTYPER
@pytest.mark.parametrize(
    ("betingelse", "treff"),
    [
        (ingen(sak), False),
        (noen(sak.nummer == "3"), True),
        (ingen(sak.nummer == "3"), False),
        (antall(sak.nummer.oppgitt) == 8, True),
    ],
)
def test_brett_over_filen(betingelse: Any, treff: bool, radtype: Any) -> None:
    assert bool(finn(betingelse, *delt(SAKER, 3), radtype=radtype)) is treff


def test_en_fil_uten_blokker_faar_svar() -> None:
    utfall = kjor([regel(ingen(sak)), regel(antall(eier) != 1, id="R2")], [])
    assert [len(u.meldinger) for u in utfall] == [1, 1]


@i_ett(
    ("kontekst", "ventet"),
    [
        (Kontekst.ELEMENT, ("B", "J1", "Sak", "a")),
        (Kontekst.JOURNAL, ("", "J1", "", "")),
        (Kontekst.FIL, ("", "", "", "")),
    ],
)
def test_hva_et_funn_forteller_om_hvor_det_staar(kontekst: Kontekst, ventet: Any) -> None:
    forste, *_ = finn(like.flere, blokk(*SAKER), kontekst=kontekst)
    assert (
        forste.saksbehandler, forste.journalnummer, forste.element, forste.element_id
    ) == ventet  # fmt: skip
    assert forste.linjenumre == (1,)
