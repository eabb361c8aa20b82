"""Checks what is asked for before anything is made."""

from __future__ import annotations

from collections.abc import Sequence

from kostra.skjema import bydeler, kommuner, skjemaer
from kostra.skjema.struktur import strukturer
from kostra.testdata.region import er_oslo

#: About so many records make one piece of a stream.
POSTER_PER_BIT = 2_000
#: A share of the records (0.05), or the rules to trigger.
Feil = float | Sequence[str]
_SIFFER = frozenset("0123456789")


class UgyldigBestilling(ValueError):
    """Test data that can't be made. The text is one sentence to the user, with what to do."""


def sjekk(region: str, antall: int, storst: int) -> None:
    """Raises :class:`UgyldigBestilling` for another region or number than can be had."""
    if len(region) != 6 or not _SIFFER.issuperset(region):
        raise UgyldigBestilling(
            f"Region er seks siffer: kommunenummer og bydel, for eksempel 110300. Fikk «{region}»."
        )
    oslo, bydel = er_oslo(region), region[4:]
    if bydel != "00" and not (oslo and bydel in bydeler()):
        gyldige = "00–15 i Oslo" if oslo else "00 utenfor Oslo"
        raise UgyldigBestilling(f"De to siste sifrene i region er {gyldige}. Fikk «{region}».")
    if not 1 <= antall <= storst:
        raise UgyldigBestilling(_antall_utenfor(antall, storst))


def _antall_utenfor(antall: int, storst: int) -> str:
    if antall == 0:
        return (
            "Et uttrekk uten poster er ikke en tom fil, men en fil med ett mellomrom. "
            "Lag den med -f mellomrom."
        )
    maks = f"{storst:,}".replace(",", " ")
    return f"Antall poster er et tall fra 1 til {maks}. Fikk {antall}."


def merknad_om_region(skjema: str, aar: int, region: str) -> str | None:
    """A sentence when the municipality doesn't exist that year; the file can be made all the same."""
    nr = region[:4]
    if nr in kommuner(aar):
        return None
    kjente = [kommuner(annet) for annet in (skjemaer() | strukturer())[skjema]]
    navn = next((liste[nr] for liste in kjente if nr in liste), None)
    if navn is None:
        return f"Kommunenummer {nr} finnes ikke i {aar}."
    naa = next((ny for ny, n in kommuner(aar).items() if n == navn), None)
    return f"Kommunenummer {nr} ({navn}) finnes ikke i {aar}." + (f" Bruk {naa}." if naa else "")
