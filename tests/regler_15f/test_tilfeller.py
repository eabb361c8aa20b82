"""Every rule of 15F against its cases: the whole report, with both column types."""

from collections import Counter

import pytest

import kostra
from kostra.kontroll.modell import Grad, Melding, Rapport
from regler.meldingsord import sjekk_meldingene
from regler_15f import (
    tilfeller_fil,
    tilfeller_individ,
    tilfeller_melding,
    tilfeller_perioder,
    tilfeller_tiltak,
)
from regler_15f.test_regelsett import REKKEFOLGE
from regler_15f.tilfelle import Tilfelle, les_ventet
from samlet import prov_alle

SAMLINGER = (
    tilfeller_fil,
    tilfeller_individ,
    tilfeller_perioder,
    tilfeller_melding,
    tilfeller_tiltak,
)
TILFELLER = [tilfelle for samling in SAMLINGER for tilfelle in samling.S.tilfeller]
#: Where a finding stands: the element, and the letter that its id has in these files.
STED = {
    "INDIVID": ("Individ", "I"),
    "LOVHJEMMEL": ("Tiltak", "T"),
    "MELDER": ("Melding", "M"),
    "MELDING": ("Melding", "M"),
    "PLAN": ("Plan", "P"),
    "SAKSINNHOLD": ("Melding", "M"),
    "TILTAK": ("Tiltak", "T"),
    "UNDERSOKELSE": ("Undersokelse", "U"),
    "VEDTAK": ("Undersokelse", "U"),
    "FLYTTING": ("Flytting", "F"),
}
UTEN_STED = ("AVGIVER_", "INDIVID_00", "INDIVID_01", "INDIVID_04", "INDIVID_05")


def kontroller(tilfelle: Tilfelle, kolonner: str = "ren", tillegg: bool = False) -> Rapport:
    return kostra.kontroller(
        tilfelle.innhold,
        skjema="15F",
        aar=tilfelle.aar,
        region=tilfelle.region,
        tillegg=tillegg,
        kolonner=kolonner,
    )


def etter_regel(tilfeller: list[Tilfelle]) -> dict[str, list[Tilfelle]]:
    """The cases by the rule that they are named after."""
    om: dict[str, list[Tilfelle]] = {}
    for tilfelle in tilfeller:
        om.setdefault(tilfelle.navn.split()[0], []).append(tilfelle)
    return om


def funnene(rapport: Rapport) -> Counter[tuple[str, str, str]]:
    return Counter(
        (m.kontroll, m.alvorlighetsgrad.name, m.journalnummer) for m in rapport.meldinger
    )


@pytest.mark.parametrize("om", etter_regel(TILFELLER))
def test_tilfellene(om: str) -> None:
    """The report without and with the additional rules, and the same from both column types."""
    prov_alle(etter_regel(TILFELLER)[om], _sjekk, lambda t: t.navn)


def _sjekk(tilfelle: Tilfelle) -> None:
    ventet = les_ventet(tilfelle.ventet)
    rapport, _ = sjekk_rapporten(tilfelle)
    assert funnene(rapport) == ventet
    grader = {grad for _, grad, _ in ventet}
    verst = next((g for g in ("ERROR", "WARNING") if g in grader), "OK")
    assert rapport.alvorlighetsgrad.name == verst
    ugyldige = {id_: sum(n for (i, *_), n in ventet.items() if i == id_)
                for id_ in ("AVGIVER_01", "INDIVID_01")}  # fmt: skip
    assert rapport.antall_kontroller == (
        4 * (len(tilfelle.avgivere) - ugyldige["AVGIVER_01"])
        + 51 * (len(tilfelle.endringer) - ugyldige["INDIVID_01"])
    )
    for m in rapport.meldinger:
        _staar_der_den_hoerer_hjemme(m)


def _staar_der_den_hoerer_hjemme(m: Melding) -> None:
    if m.kontroll.startswith(UTEN_STED) and m.kontroll != "INDIVID_01A":
        return
    element, bokstav = STED[m.kontroll.split("_")[0]]
    assert m.saksbehandler == "S1"
    assert m.linjenumre
    assert m.element_id[:1] == m.element[:1]
    if m.kontroll != "INDIVID_01A":
        assert (m.element, m.element_id[:1]) == (element, bokstav), m.kontroll


def sjekk_rapporten(tilfelle: Tilfelle) -> tuple[Rapport, Rapport]:
    """The report without and with the additional rules: the same verdict, in both column types."""
    uten = kontroller(tilfelle)
    ren, numpy = (kontroller(tilfelle, kolonner, tillegg=True) for kolonner in ("ren", "numpy"))
    assert ren.meldinger == numpy.meldinger
    for med in (ren, numpy):
        assert med.alvorlighetsgrad == uten.alvorlighetsgrad
        assert med.antall_kontroller == uten.antall_kontroller
        assert med.returkode == uten.returkode
        assert med.funn == uten.meldinger
        assert all(m.alvorlighetsgrad <= Grad.WARNING for m in med.tilleggsfunn)
        # the additional findings stand last
        assert med.meldinger == (*med.funn, *med.tilleggsfunn)
    sjekk_meldingene(ren)
    return uten, ren


def test_hver_regel_har_utloser_og_nabo() -> None:
    """AVGIVER_03 can't trigger: the structure demands what it looks for."""
    meldt = [{id_ for id_, *_ in les_ventet(t.ventet)} for t in TILFELLER]
    regler = {"AVGIVER_01", "INDIVID_01", *REKKEFOLGE} - {"AVGIVER_03"}
    assert {r for r in regler if not any(r in m for m in meldt)} == set()
    assert {r for r in regler if all(r in m for m in meldt)} == set()


def test_dubletter_har_ikke_saksbehandler() -> None:
    rapport = kontroller(next(t for t in TILFELLER if t.navn == "INDIVID_04 samme journal #1"))
    assert [(m.kontroll, m.saksbehandler, m.journalnummer, m.element) for m in rapport.meldinger] == [
        ("INDIVID_04", "", "J1", ""), ("INDIVID_04", "", "J1", ""), ("INDIVID_05", "", "", ""),
    ]  # fmt: skip
