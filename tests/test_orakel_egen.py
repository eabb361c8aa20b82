"""Orakelet mot eksemplene: hvert tilfelle skal gi nøyaktig det som er listet."""

import random
from collections import Counter
from types import ModuleType

import pytest

from orakel import (
    bygg11f,
    oppsett11cf,
    oppsett11f,
    orakel11f,
)
from orakel.bygg import bygg_endringer
from orakel.felt import alder
from orakel.orakel11cf import funn
from orakel.regelliste import REGLER, grad
from orakel.resultat import Resultat
from orakel.tilfelle import BYGGERE, Tilfelle
from regler import tabeller_11cf_2026, tabeller_11f_2026, tilfeller_11cf_2026, tilfeller_11f_2026
from regler.alle_tilfeller import av
from samlet import i_ett
from samsvar import korpus

GRUNNPOSTER = {"11CF": tilfeller_11cf_2026, "11F": tilfeller_11f_2026}


def kjor(tilfelle: Tilfelle) -> Resultat:
    return korpus.ORAKLER[tilfelle.skjema].funn(
        tilfelle.innhold, aar=tilfelle.aar, region=tilfelle.region, vedlegg=tilfelle.vedlegg
    )


@i_ett(("skjema", "aar"), REGLER)
def test_eksemplene(skjema: str, aar: int) -> None:
    for tilfelle in av(skjema, aar):
        res = kjor(tilfelle)
        antall = Counter((regel, grad) for regel, grad, _ in res.funn)
        funnene = tuple(sorted((r, g, n) for (r, g), n in antall.items()))
        assert funnene == tilfelle.ventet, tilfelle.id
        assert res.alvorlighetsgrad == tilfelle.alvorlighetsgrad, tilfelle.id
        if tilfelle.antall_kontroller is not None:
            assert res.antall_kontroller == tilfelle.antall_kontroller, tilfelle.id
        if tilfelle.postnumre is not None:
            numre = tuple(sorted(nr or 0 for *_, nr in res.funn))
            assert numre == tilfelle.postnumre, tilfelle.id


@i_ett(("skjema", "aar"), REGLER)
def test_hver_regel_har_utloser(skjema: str, aar: int) -> None:
    egne = [t for t in av(skjema, aar) if t.vedlegg]
    assert {r for t in egne for r, *_ in t.ventet} == REGLER[skjema, aar]


@i_ett("oppsett", [oppsett11cf, oppsett11f])
def test_layout(oppsett: ModuleType) -> None:
    antall = {"oppsett11cf": (54, 53, 52, 53, 53), "oppsett11f": (78, 78, 78, 79, 79)}
    for aar, ventet in zip(range(2022, 2027), antall[oppsett.__name__[7:]], strict=True):
        felter, koder = oppsett.OPPSETT[aar], oppsett.KODER[aar]
        assert len(felter) == ventet
        assert sum(lengde for _, lengde, *_ in felter) == oppsett.POSTLENGDE[aar]
        assert len({navn for navn, *_ in felter}) == len(felter)
        bredde = {navn: lengde for navn, lengde, *_ in felter}
        assert all(len(kode) == bredde[felt] for felt, k in koder.items() for kode in k)


def test_antall_kommuner() -> None:
    antall = {2022: 356, 2023: 356, 2024: 357, 2025: 358, 2026: 358}
    assert {aar: len(k["KOMMNR_KVP_KOMM"]) for aar, k in oppsett11cf.KODER.items()} == antall


@i_ett(("skjema", "fasit"), GRUNNPOSTER.items())
def test_grunnlinjen_tegn_for_tegn(skjema: str, fasit: ModuleType) -> None:
    assert BYGGERE[skjema].bygg_post(2026) == fasit.GRUNNLINJE


@i_ett(
    ("nr", "ventet"),
    [(nr, n) for nr, _, n in (*tabeller_11cf_2026.NUMMER, *tabeller_11f_2026.NUMMER)],
)
def test_alder_2026(nr: str, ventet: int | None) -> None:
    assert alder(nr, 2026) == ventet


@i_ett(("skjema", "fasit"), GRUNNPOSTER.items())
def test_statistikk_for_grunnposten(skjema: str, fasit: ModuleType) -> None:
    innhold = BYGGERE[skjema].bygg_endringer(2026, [{}])
    res = korpus.ORAKLER[skjema].funn(innhold, aar=2026, region=BYGGERE[skjema].REGION)
    assert res.statistikk is not None
    tall = {(overskrift, rad): n for overskrift, rader in res.statistikk for rad, n in rader if n}
    assert tall == fasit.GRUNNSTATISTIKK


@i_ett("aar", range(2022, 2027))
def test_statistikk_for_alle_aar(aar: int) -> None:
    tre = [{}, {"PERSON_JOURNALNR": "J2", "KVP_STONAD": "-1", "STATUS": "2"}]
    tre.append({"PERSON_JOURNALNR": "J3", "KVP_STONAD": "7999", "STMND_1": "", "STATUS": "6"})
    tre[1]["PERSON_FODSELSNR"] = "15469010187"
    res = funn(bygg_endringer(aar, tre), aar=aar, region="110300")
    assert res.statistikk is not None
    per_tabell = [[n for _, n in rader] for _, rader in res.statistikk]
    assert per_tabell[0] == [247998]
    assert per_tabell[1] == [3, 0, 0, 0, 2, 0, 0, 0, 1]
    assert per_tabell[2] == [0, 0, 0, 0, 1, 2, 0]
    assert per_tabell[3] == [1, 0, 0, 0, 1, 1]


@i_ett("aar", range(2022, 2027))
def test_statistikk_11f_for_alle_aar(aar: int) -> None:
    tre = [{}, {"PERSON_JOURNALNR": "J2", "BIDRAG": "-1", "LAAN": "10001", "STMND_2": "02"}]
    tre.append({"PERSON_JOURNALNR": "J3", "BIDRAG": "9999", "PERSON_FODSELSNR": "15064599999"})
    tre[1]["PERSON_FODSELSNR"] = "15469010187"
    if aar == 2022:
        tre[0]["PERSON_FODSELSNR"] = "15069000100"
    innhold = bygg11f.bygg_endringer(aar, tre)
    res = orakel11f.funn(innhold, aar=aar, region=bygg11f.REGION)
    assert res.statistikk is not None
    per_tabell = [[n for _, n in rader] for _, rader in res.statistikk]
    assert per_tabell[0] == [31999, 21998, 10001]
    assert per_tabell[1] == [0, 0, 1, 0, 1, 1]
    assert per_tabell[2] == [2, 1, 0, 0, 0, 0, 0]
    assert per_tabell[3] == [1, 2, 0, 0, 0, 0]


def test_statistikk_bare_under_feil() -> None:
    assert (
        funn(bygg_endringer(2026, [{"KJONN": "3"}]), aar=2026, region="110300").statistikk is None
    )
    assert funn(b" ", aar=2026, region="110300", vedlegg=False).statistikk is None
    mange = bygg_endringer(
        2026, [{"KVP_STONAD": "9999999", "KOMMUNE_NR": "0301", "BYDELSNR": "01"}] * 300
    )
    res = funn(mange, aar=2026, region="030101")
    assert res.statistikk is not None
    assert res.statistikk[0][1] == [("I alt", 2_999_999_700)]


@pytest.mark.parametrize(("skjema", "aar"), REGLER)
def test_generatoren_treffer_hver_regel(skjema: str, aar: int) -> None:
    """In the few files that product and oracle are held against each other with."""
    truffet = Counter(treff for fil in korpus.filer(skjema, aar) for treff in korpus.truffet(fil))
    assert set(truffet) == {(regel, grad(regel, skjema, aar)) for regel in REGLER[skjema, aar]}
    assert min(truffet.values()) >= korpus.MINST


@i_ett("generator", korpus.GENERATORER.values())
def test_samme_fro_gir_samme_fil(generator: ModuleType) -> None:
    en, to = (generator.tilfeldig_fil(random.Random(7), 2024) for _ in range(2))
    assert en == to
