"""Whatever is done to a chain is found, with the first broken number and what was done."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kjede.hjelp import NAA, kjede, lenket_om, med_ny_hash
from kostra.kjede import Brudd, Feilslag, Hendelse, Hode, Verifisert, verifiser
from samlet import i_ett

ANTALL = 60
HEL = kjede(ANTALL)
HODE = Hode.av(HEL[-1])
FREMMED = kjede(ANTALL, "b")
PER_SLAG = 40

Svar = tuple[Verifisert | Brudd, Brudd]
"""What the verification said, and what it should have said."""


def plass(trekk: random.Random, fra: int = 1, til: int = ANTALL) -> int:
    return trekk.randint(fra, til)


def endre_felt(trekk: random.Random) -> Svar:
    nr = plass(trekk)
    felt, verdi = trekk.choice(
        [
            ("tid", HEL[nr - 1].tid + timedelta(microseconds=1)),
            ("aktor", "A999999"),
            ("rolle", "saksbehandler"),
            ("enhet", "460100"),
            ("handling", "innsending.slettet"),
            ("objekt", "innsending/ny"),
            ("resultat", "avvist"),
            ("detaljer", {"aar": 2025, "skjema": "11CF"}),
            ("detaljer", {"aar": 2026}),
            ("detaljer", {"aar": "2026", "skjema": "11CF"}),
            ("forrige_hash", FREMMED[nr - 1].forrige_hash if nr > 1 else "1" * 64),
            ("hash", FREMMED[nr - 1].hash),
            ("aktor", "\ud800"),
            ("detaljer", {"aar": object()}),
        ]
    )
    rader = HEL.copy()
    rader[nr - 1] = replace(rader[nr - 1], **{felt: verdi})
    return verifiser(rader), Brudd(nr, Feilslag.ENDRET)


def endre_nummer(trekk: random.Random) -> Svar:
    nr = plass(trekk)
    rader = HEL.copy()
    rader[nr - 1] = replace(rader[nr - 1], nr=trekk.choice([0, -3, nr + 1, nr + 7, 2 * ANTALL]))
    return verifiser(rader), Brudd(nr, Feilslag.FEIL_NUMMER)


def endre_med_ny_hash(trekk: random.Random) -> Svar:
    nr = plass(trekk)
    rader = HEL.copy()
    rader[nr - 1] = med_ny_hash(rader[nr - 1], resultat="avvist")
    return verifiser(rader, til_hode=HODE), Brudd(nr, Feilslag.ENDRET)


def bytt_ut_med_fremmed(trekk: random.Random) -> Svar:
    """The event of another chain with the same number, whole in itself."""
    nr = plass(trekk, til=ANTALL - 1)
    rader = HEL.copy()
    rader[nr - 1] = FREMMED[nr - 1]
    return verifiser(rader), Brudd(nr, Feilslag.ENDRET)


def slett(trekk: random.Random) -> Svar:
    nr = plass(trekk, til=ANTALL - 1)
    til = plass(trekk, nr, min(nr + 4, ANTALL - 1))
    return verifiser(HEL[: nr - 1] + HEL[til:]), Brudd(nr, Feilslag.MANGLER)


def slett_og_nummerer(trekk: random.Random) -> Svar:
    nr = plass(trekk, til=ANTALL - 2)
    resten = [replace(h, nr=h.nr - 1) for h in HEL[nr:]]
    return verifiser(HEL[: nr - 1] + resten), Brudd(nr, Feilslag.MANGLER)


def bytt(trekk: random.Random) -> Svar:
    foerste, andre = sorted(trekk.sample(range(1, ANTALL + 1), 2))
    rader = HEL.copy()
    rader[foerste - 1], rader[andre - 1] = rader[andre - 1], rader[foerste - 1]
    return verifiser(rader), Brudd(foerste, Feilslag.BYTTET)


def bytt_naboer_og_numre(trekk: random.Random) -> Svar:
    nr = plass(trekk, til=ANTALL - 1)
    rader = HEL.copy()
    rader[nr - 1], rader[nr] = replace(HEL[nr], nr=nr), replace(HEL[nr - 1], nr=nr + 1)
    return verifiser(rader), Brudd(nr, Feilslag.BYTTET)


def sett_inn_forfalsket(trekk: random.Random) -> Svar:
    """Linked to the one before, its own hash right: only the event it pushed away gives it away."""
    nr = plass(trekk)
    falsk = lenket_om([FREMMED[nr - 1]], HEL[nr - 2] if nr > 1 else None)
    return verifiser(HEL[: nr - 1] + falsk + HEL[nr - 1 :]), Brudd(nr, Feilslag.SATT_INN)


def sett_inn_fremmed(trekk: random.Random) -> Svar:
    nr = plass(trekk, fra=2)
    rader = [*HEL[: nr - 1], FREMMED[nr - 1], *HEL[nr - 1 :]]
    return verifiser(rader), Brudd(nr, Feilslag.SATT_INN)


def sett_inn_kopi(trekk: random.Random) -> Svar:
    nr = plass(trekk, fra=2)
    kopi = plass(trekk, til=nr - 1)
    rader = [*HEL[: nr - 1], HEL[kopi - 1], *HEL[nr - 1 :]]
    return verifiser(rader), Brudd(nr, Feilslag.SATT_INN)


def sett_inn_og_nummerer(trekk: random.Random) -> Svar:
    nr = plass(trekk)
    falsk = lenket_om([FREMMED[nr - 1]], HEL[nr - 2] if nr > 1 else None)
    resten = [replace(h, nr=h.nr + 1) for h in HEL[nr - 1 :]]
    return verifiser(HEL[: nr - 1] + falsk + resten), Brudd(nr + 1, Feilslag.SATT_INN)


def kutt_halen(trekk: random.Random) -> Svar:
    nr = plass(trekk)
    return verifiser(HEL[: nr - 1], til_hode=HODE), Brudd(nr, Feilslag.KUTTET_HALE)


def skriv_om_fra(trekk: random.Random) -> Svar:
    """Every hash from there on made anew: the head is the only witness."""
    nr = plass(trekk)
    forrige = HEL[nr - 2] if nr > 1 else None
    endret = replace(HEL[nr - 1], resultat="avvist")
    rader = HEL[: nr - 1] + lenket_om([endret, *HEL[nr:]], forrige)
    return verifiser(rader, til_hode=HODE), Brudd(ANTALL, Feilslag.ENDRET)


def gammelt_hode(trekk: random.Random) -> Svar:
    """Shown as today's while the chain is longer."""
    gammelt = Hode.av(HEL[plass(trekk, til=ANTALL - 1) - 1])
    return verifiser(HEL, til_hode=gammelt), Brudd(gammelt.nr, Feilslag.GAMMELT_HODE)


def gammelt_hode_og_kuttet_hale(trekk: random.Random) -> Svar:
    """Cut and head fit each other; the auditor's own head from before doesn't."""
    gammelt = Hode.av(HEL[plass(trekk, til=ANTALL - 1) - 1])
    sett = Hode.av(HEL[plass(trekk, fra=gammelt.nr + 1) - 1])
    rader = HEL[sett.nr : gammelt.nr]
    svar = verifiser(rader, fra_hode=sett, til_hode=gammelt)
    return svar, Brudd(gammelt.nr, Feilslag.GAMMELT_HODE)


TUKLING: list[Callable[[random.Random], Svar]] = [
    endre_felt,
    endre_nummer,
    endre_med_ny_hash,
    bytt_ut_med_fremmed,
    slett,
    slett_og_nummerer,
    bytt,
    bytt_naboer_og_numre,
    sett_inn_forfalsket,
    sett_inn_kopi,
    sett_inn_fremmed,
    sett_inn_og_nummerer,
    kutt_halen,
    skriv_om_fra,
    gammelt_hode,
    gammelt_hode_og_kuttet_hale,
]


@i_ett("tukle", TUKLING)
def test_tukling_finnes_med_nummer_og_slag(tukle: Callable[[random.Random], Svar]) -> None:
    trekk = random.Random(2027)
    for _ in range(PER_SLAG):
        svar, ventet = tukle(trekk)
        assert svar == ventet


@pytest.mark.treg
def test_fjorten_hundre_tuklinger() -> None:
    """At volume, and with the whole chain in between, which must not be accused of anything."""
    trekk = random.Random(1400)
    funnet = urettmessige = 0
    for nr in range(1_400):
        svar, ventet = TUKLING[nr % len(TUKLING)](trekk)
        funnet += svar == ventet
        urettmessige += verifiser(HEL, til_hode=HODE) != Verifisert(ANTALL, HODE)
    print(f"KJEDE: tamperings=1400 found={funnet} false_alarms={urettmessige}")
    assert (funnet, urettmessige) == (1_400, 0)


@i_ett("slag", Feilslag)
def test_brudd_sies_med_nummer_i_en_setning(slag: Feilslag) -> None:
    assert "4711" in str(Brudd(4711, slag))
    assert str(Brudd(4711, slag)).endswith(".")


def test_hvert_slag_har_sin_egen_setning() -> None:
    assert len({str(Brudd(1, slag)) for slag in Feilslag}) == len(Feilslag)


def test_hel_kjede_gir_hodet_som_kan_signeres() -> None:
    assert verifiser(HEL) == verifiser(HEL, til_hode=HODE) == Verifisert(ANTALL, HODE)


def test_tom_kjede_er_hel_men_ikke_mot_et_hode() -> None:
    assert verifiser([]) == Verifisert(0, None)
    assert verifiser([], til_hode=HODE) == Brudd(1, Feilslag.KUTTET_HALE)


def test_kan_fortsette_fra_et_hode() -> None:
    halvveis = Hode.av(HEL[29])
    assert verifiser(HEL[:30], til_hode=halvveis) == Verifisert(30, halvveis)
    assert verifiser(HEL[30:], fra_hode=halvveis, til_hode=HODE) == Verifisert(30, HODE)
    assert verifiser([], fra_hode=HODE, til_hode=HODE) == Verifisert(0, HODE)


def test_fortsettelse_av_en_annen_kjede_er_endret_ved_hodet() -> None:
    sett = Hode.av(FREMMED[29])
    assert verifiser(HEL[30:], fra_hode=sett) == Brudd(30, Feilslag.ENDRET)
    assert verifiser([], fra_hode=sett, til_hode=Hode.av(HEL[29])) == Brudd(30, Feilslag.ENDRET)


def test_fortsettelse_som_begynner_paa_feil_nummer() -> None:
    sett = Hode.av(HEL[29])
    assert verifiser(HEL, fra_hode=sett) == Brudd(31, Feilslag.FEIL_NUMMER)
    assert verifiser(HEL[31:], fra_hode=sett) == Brudd(31, Feilslag.MANGLER)


def test_hodets_tid_er_med() -> None:
    flyttet = replace(HODE, tid=HODE.tid - timedelta(days=1))
    assert verifiser(HEL, til_hode=flyttet) == Brudd(ANTALL, Feilslag.ENDRET)


def test_kjeden_begynner_med_nummer_1() -> None:
    fra_null = lenket_om(HEL[:3], replace(HEL[0], nr=-1, hash="0" * 64))
    assert [h.nr for h in fra_null] == [0, 1, 2]
    assert isinstance(verifiser(fra_null), Brudd)
    assert HEL[0].nr == 1


def test_foerste_hendelse_peker_paa_genesis_og_ikke_noe_annet() -> None:
    foerste = med_ny_hash(HEL[0], forrige_hash="1" * 64)
    assert verifiser([foerste]) == Brudd(1, Feilslag.ENDRET)


def test_stopper_ved_det_foerste_bruddet() -> None:
    """A million events are not read to say that the third was changed."""
    lest = 0

    def rader() -> Iterator[Hendelse]:
        nonlocal lest
        for hendelse in [*HEL[:2], replace(HEL[2], aktor="A999999"), *HEL[3:]]:
            lest += 1
            yield hendelse

    assert verifiser(rader()) == Brudd(3, Feilslag.ENDRET)
    assert lest <= 4


def test_klokke_som_stilles_tilbake_meldes_men_er_ikke_brudd() -> None:
    tider: list[Any] = [0, 5, 4, 4, 9, 1]
    rader = lenket_om(
        [replace(h, tid=NAA + timedelta(seconds=s)) for h, s in zip(HEL, tider, strict=False)], None
    )
    svar = verifiser(rader)
    assert isinstance(svar, Verifisert)
    assert (svar.antall, svar.tidssprang, svar.forste_tidssprang) == (6, 2, 3)
