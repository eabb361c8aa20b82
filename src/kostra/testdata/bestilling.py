"""Checks what is asked for before anything is made."""

from __future__ import annotations

from kostra.skjema import Filbeskrivelse, bydeler, filbeskrivelse, kommuner, skjemaer
from kostra.testdata.deltakere import MAKS_ANTALL, er_oslo

#: The forms that test data can be made for.
SKJEMAER = ("11CF",)
_SIFFER = frozenset("0123456789")


class UgyldigBestilling(ValueError):
    """Test data that can't be made. The text is one sentence to the user, with what to do."""


def sjekk(skjema: str, aar: int, region: str, antall: int) -> Filbeskrivelse:
    """The layout to use. Raises :class:`UgyldigBestilling` or :class:`kostra.skjema.UkjentSkjema`."""
    fb = filbeskrivelse(skjema, aar)
    if skjema not in SKJEMAER:
        raise UgyldigBestilling(
            f"Det finnes ikke testdata for skjema {skjema}. Velg blant: {', '.join(SKJEMAER)}."
        )
    if len(region) != 6 or not _SIFFER.issuperset(region):
        raise UgyldigBestilling(
            f"Region er seks siffer: kommunenummer og bydel, for eksempel 110300. Fikk «{region}»."
        )
    oslo, bydel = er_oslo(region), region[4:]
    if bydel != "00" and not (oslo and bydel in bydeler()):
        gyldige = "00–15 i Oslo" if oslo else "00 utenfor Oslo"
        raise UgyldigBestilling(f"De to siste sifrene i region er {gyldige}. Fikk «{region}».")
    if not 1 <= antall <= MAKS_ANTALL:
        raise UgyldigBestilling(_antall_utenfor(antall))
    return fb


def _antall_utenfor(antall: int) -> str:
    if antall == 0:
        return (
            "Et uttrekk uten poster er ikke en tom fil, men en fil med ett mellomrom. "
            "Lag den med -f mellomrom."
        )
    storst = f"{MAKS_ANTALL:,}".replace(",", " ")
    return f"Antall poster er et tall fra 1 til {storst}. Fikk {antall}."


def merknad_om_region(skjema: str, aar: int, region: str) -> str | None:
    """A sentence when the municipality doesn't exist that year; the file can be made all the same."""
    nr = region[:4]
    if nr in kommuner(aar):
        return None
    kjente = [kommuner(annet) for annet in skjemaer()[skjema]]
    navn = next((liste[nr] for liste in kjente if nr in liste), None)
    if navn is None:
        return f"Kommunenummer {nr} finnes ikke i {aar}."
    naa = next((ny for ny, n in kommuner(aar).items() if n == navn), None)
    return f"Kommunenummer {nr} ({navn}) finnes ikke i {aar}." + (f" Bruk {naa}." if naa else "")
