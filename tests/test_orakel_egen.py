"""Orakelet mot eksemplene: hvert tilfelle skal gi nøyaktig det som er listet."""

import random
from collections import Counter

import pytest

from orakel.bygg import bygg_endringer, bygg_post
from orakel.felt import alder
from orakel.generator11cf import tilfeldig_fil
from orakel.oppsett11cf import KODER, OPPSETT, POSTLENGDE
from orakel.orakel11cf import Resultat, funn
from orakel.tilfelle import Tilfelle
from regler import (
    tabeller_11cf_2026,
    tegn_11cf,
    tilfeller_11cf_2022,
    tilfeller_11cf_2022_del2,
    tilfeller_11cf_2023,
    tilfeller_11cf_2024,
    tilfeller_11cf_2025,
    tilfeller_11cf_2026,
)

ALLE = [
    *tilfeller_11cf_2022.TILFELLER,
    *tilfeller_11cf_2022_del2.TILFELLER,
    *tilfeller_11cf_2023.TILFELLER,
    *tilfeller_11cf_2024.TILFELLER,
    *tilfeller_11cf_2025.TILFELLER,
    *tilfeller_11cf_2026.TILFELLER,
    *tabeller_11cf_2026.TILFELLER,
    *tegn_11cf.TILFELLER,
]

FELLES = set(
    ["K000", "K001", "K03-komm", "K03-bydel", "K04", "K05", "K05A", "K05B"]
    + [f"K{n:02d}" for n in (*range(6, 17), *range(19, 22), *range(26, 33), *range(36, 40))]
)
REGLER = {
    2022: FELLES | {"K002-mangler", "K002-kode", "K002-heltall", "K002-dato", "K20A"},
    2023: FELLES,
    2024: FELLES,
    2025: FELLES | {"K04A"},
    2026: FELLES | {"K04A"},
}
ADVARSLER = {"K07", "K28", "K29", "K30", "K31", "K32"}
ADVARSLER_I_AAR = {2022: {"K05", "K06", "K20A"}, 2023: {"K05"}}


def grad(regel: str, aar: int) -> str:
    if regel in ("K000", "K001"):
        return "FATAL"
    return "WARNING" if regel in ADVARSLER | ADVARSLER_I_AAR.get(aar, set()) else "ERROR"


def kjor(tilfelle: Tilfelle) -> Resultat:
    return funn(
        tilfelle.innhold, aar=tilfelle.aar, region=tilfelle.region, vedlegg=tilfelle.vedlegg
    )


@pytest.mark.parametrize("tilfelle", ALLE, ids=lambda t: t.id)
def test_eksempel(tilfelle: Tilfelle) -> None:
    res = kjor(tilfelle)
    antall = Counter((regel, grad) for regel, grad, _ in res.funn)
    assert tuple(sorted((r, g, n) for (r, g), n in antall.items())) == tilfelle.ventet
    assert res.alvorlighetsgrad == tilfelle.alvorlighetsgrad
    if tilfelle.antall_kontroller is not None:
        assert res.antall_kontroller == tilfelle.antall_kontroller
    if tilfelle.postnumre is not None:
        assert tuple(sorted(nr or 0 for *_, nr in res.funn)) == tilfelle.postnumre


def test_hver_regel_har_utloser_i_hvert_aar() -> None:
    for aar, regler in REGLER.items():
        utlost = {r for t in ALLE if t.aar == aar for r, g, _ in t.ventet if g != "OK"}
        assert utlost == regler, aar


def test_layout() -> None:
    antall_felt = {2022: 54, 2023: 53, 2024: 52, 2025: 53, 2026: 53}
    antall_kommuner = {2022: 356, 2023: 356, 2024: 357, 2025: 358, 2026: 358}
    for aar, felter in OPPSETT.items():
        assert len(felter) == antall_felt[aar]
        assert sum(lengde for _, lengde, *_ in felter) == POSTLENGDE[aar]
        assert len({navn for navn, *_ in felter}) == len(felter)
        assert len(KODER[aar]["KOMMNR_KVP_KOMM"]) == antall_kommuner[aar]
        bredde = {navn: lengde for navn, lengde, *_ in felter}
        assert all(len(kode) == bredde[felt] for felt, k in KODER[aar].items() for kode in k)


def test_grunnlinjen_tegn_for_tegn() -> None:
    assert bygg_post(2026) == tilfeller_11cf_2026.GRUNNLINJE


@pytest.mark.parametrize(("nr", "ventet"), [(nr, n) for nr, _, n in tabeller_11cf_2026.NUMMER])
def test_alder_2026(nr: str, ventet: int | None) -> None:
    assert alder(nr, 2026) == ventet


def test_statistikk_for_grunnposten() -> None:
    res = funn(bygg_endringer(2026, [{}]), aar=2026, region="110300")
    assert res.statistikk is not None
    tall = {(overskrift, rad): n for overskrift, rader in res.statistikk for rad, n in rader if n}
    assert tall == tilfeller_11cf_2026.GRUNNSTATISTIKK


@pytest.mark.parametrize("aar", list(REGLER))
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


@pytest.mark.parametrize("aar", list(REGLER))
def test_generatoren_treffer_hver_regel(aar: int) -> None:
    truffet: Counter[tuple[str, str]] = Counter()
    for fro in range(2000):
        innhold, region = tilfeldig_fil(random.Random(fro), aar)
        truffet.update({(r, g) for r, g, _ in funn(innhold, aar=aar, region=region).funn})
    assert set(truffet) == {(regel, grad(regel, aar)) for regel in REGLER[aar]}
    assert min(truffet.values()) >= 10


def test_samme_fro_gir_samme_fil() -> None:
    assert tilfeldig_fil(random.Random(7), 2024) == tilfeldig_fil(random.Random(7), 2024)
