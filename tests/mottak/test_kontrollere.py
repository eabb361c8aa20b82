"""*Kontrollere* and *Send inn*: one control, and how far it has come."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from kostra.kontroll import kontroller as motor
from kostra.kontroll.modell import Rapport
from kostra.mottak import AVVISES, Avvist, Levering, Steg, motta
from kostra.regler.kontroller import UgyldigRegion
from kostra.skjema import UkjentSkjema
from kostra.testdata import lag_fil
from mottak.hjelp import (
    GOD,
    MED_ADVARSEL,
    MED_FEIL,
    NAA,
    OSLO,
    kontrollerer,
    konvolutt,
    mottakernokkel,
    mottar,
)


def uten_klokke(rapport: Rapport | None) -> Rapport | None:
    return rapport and replace(rapport, startet=None, ferdig=None, brukt_sekunder=0.0)


@pytest.mark.parametrize(
    ("data", "valg"),
    [
        (GOD, {}),
        (MED_ADVARSEL, {}),
        (MED_FEIL, {}),
        (b"kort\n", {}),
        (GOD, {"region": "553000"}),
        (OSLO, {"region": "030106"}),
        (b" ", {"svar": "nei"}),
        (lag_fil("11CF", 2022, "110300", 30, feil=0.5), {"aar": 2022}),
    ],
)
def test_kontrollere_gir_samme_rapport_som_send_inn(data: bytes, valg: dict[str, Any]) -> None:
    konv = konvolutt(data)
    sendt, kontrollert = (m(konv, kryptert=True, **valg) for m in (mottar, kontrollerer))
    assert uten_klokke(kontrollert.rapport) == uten_klokke(sendt.rapport)
    assert kontrollert.avvisning == sendt.avvisning
    assert kontrollert.stopper == (sendt.kvittering is None)


def test_kontrollere_trenger_ingen_signeringsnokkel_og_nei_har_ingen_rapport() -> None:
    utfall = kontrollerer(b" ", svar="nei")
    assert (utfall.rapport, utfall.avvisning, utfall.stopper) == (None, None, False)


@pytest.mark.parametrize(
    ("valg", "feil"),
    [({"region": "110"}, UgyldigRegion), ({"aar": 2021}, UkjentSkjema), ({"svar": "nei"}, Avvist)],
)
def test_kontrollere_avviser_som_send_inn(valg: dict[str, Any], feil: type[Exception]) -> None:
    for mottak in (mottar, kontrollerer):
        with pytest.raises(feil):
            mottak(GOD, **valg)


# --- progress


def steg(mottak: Any, data: bytes, **valg: Any) -> list[tuple[str, int, int]]:
    """What is told, in order; how it ends is of no interest here."""
    sagt: list[tuple[str, int, int]] = []
    with suppress(*AVVISES):
        mottak(data, fremdrift=lambda *hva: sagt.append(hva), **valg)
    return sagt


def test_stegene_ved_send_inn() -> None:
    assert steg(mottar, GOD) == [
        (Steg.DEKRYPTERER, 0, 0),
        (Steg.KONTROLLERER, 0, 2),
        (Steg.KONTROLLERER, 2, 2),
        (Steg.REGISTRERER, 0, 0),
    ]


def test_kontrollere_registrerer_ikke() -> None:
    assert steg(kontrollerer, GOD) == steg(mottar, GOD)[:-1]


@pytest.mark.parametrize("data", [MED_FEIL, b"kort\n"])
def test_en_fil_med_feil_registreres_ikke(data: bytes) -> None:
    assert {hva for hva, _, _ in steg(mottar, data)} == {Steg.DEKRYPTERER, Steg.KONTROLLERER}


def test_nei_kontrolleres_ikke() -> None:
    assert steg(mottar, b" ", svar="nei") == [(Steg.DEKRYPTERER, 0, 0), (Steg.REGISTRERER, 0, 0)]


@pytest.mark.parametrize(
    ("data", "valg", "ventet"),
    [
        (GOD, {"kryptert": True}, [(Steg.DEKRYPTERER, 0, 0)]),
        (GOD, {"svar": "nei"}, [(Steg.DEKRYPTERER, 0, 0)]),
        (GOD, {"maks_bytes": 10}, []),
    ],
)
def test_det_som_avvises_kommer_ikke_lenger(
    data: bytes, valg: dict[str, Any], ventet: list[Any]
) -> None:
    assert steg(mottar, data, **valg) == ventet


def test_postene_telles_opp_til_alle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(motor.BLOKK_BYTES, "ren", 1000 * 153)
    sagt = steg(kontrollerer, lag_fil("11CF", 2026, "110300", 3500))
    assert [(n, m) for hva, n, m in sagt if hva is Steg.KONTROLLERER] == [
        (0, 3500), (1000, 3500), (2000, 3500), (3000, 3500), (3500, 3500),
    ]  # fmt: skip


class Tapt(Exception):
    """The worker has lost its lease."""


@pytest.mark.parametrize("ved", list(Steg))
def test_den_som_foelger_med_kan_stoppe_leveringen(ved: Steg) -> None:
    def stopp(steg: Steg, _ferdig: int, _av: int) -> None:
        if steg is ved:
            raise Tapt

    def signerer_ikke(_antall: int) -> bytes:
        raise AssertionError("a receipt was begun")

    levering = Levering("11CF", 2026, "110300", "ja", "uttrekk.p7m")
    with pytest.raises(Tapt):
        motta(
            konvolutt(GOD),
            levering,
            nokler=[mottakernokkel()],
            signering=None,  # type: ignore[arg-type]
            naa=NAA,
            tilfeldig=signerer_ikke,
            fremdrift=stopp,
        )
