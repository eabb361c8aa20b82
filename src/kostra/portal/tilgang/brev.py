"""What a person and the kommune's contact are told of a person's rights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kostra.portal.innsending.models import Utfylling
from kostra.portal.konto.models import Bruker
from kostra.portal.tilgang.models import Enhet
from kostra.portal.varsling import utboks


@dataclass(frozen=True)
class Endring:
    """What happened to a person's rights for a year. ``prove``: by a form of a trial."""

    bruker: Bruker
    aar: int
    lagt_til: tuple[str, ...]
    tatt_bort: tuple[str, ...]
    prove: bool = False


def _hvem(enhet: Enhet, endring: Endring) -> dict[str, Any]:
    prove = endring.prove or bool(enhet.leverandor)
    return {"kommunenr": enhet.kommunenr, "kommune": enhet.fullt_navn, "prove": prove}


def _par(aar: int, skjemaer: Iterable[str]) -> list[tuple[int, str]]:
    return [(aar, skjema) for skjema in skjemaer]


def _endringer(endring: Endring) -> dict[str, Any]:
    return {
        "lagt_til": _par(endring.aar, endring.lagt_til),
        "fjernet": _par(endring.aar, endring.tatt_bort),
    }


def brev_ny(utfylling: Utfylling, endring: Endring, passord: str) -> None:
    """To a new rapportør: the user id, the first password, and which forms it is about."""
    rapportor = endring.bruker
    utboks.legg_til_bruker(
        "ny_rapportor",
        bruker=rapportor,
        arsak=f"ny_rapportor:{rapportor.pk}",
        kontekst={
            **_hvem(utfylling.enhet, endring),
            "brukerid": rapportor.brukerid,
            "skjemaer": _par(endring.aar, endring.lagt_til),
        },
        hemmelig={"passord": passord},
    )


def brev_endret(enhet: Enhet, endring: Endring, hendelse: str) -> None:
    """To a rapportør whose forms are others than before; nothing if they are the same."""
    if not (endring.lagt_til or endring.tatt_bort):
        return
    rapportor = endring.bruker
    utboks.legg_til_bruker(
        "rettigheter_endret",
        bruker=rapportor,
        arsak=f"rettigheter_endret:{rapportor.pk}:{hendelse}",
        kontekst={
            **_hvem(enhet, endring),
            "brukerid": rapportor.brukerid,
            **_endringer(endring),
        },
    )


def fortell_kontakten(utfylling: Utfylling, endring: Endring, *, ny: bool) -> None:
    """The kommune's contact hears of each change; a contact that is replaced hears of it too."""
    enhet, svar = utfylling.enhet, utfylling.sendt_svar or {}
    bytter_nummer = endring.bruker.mobilbytter.filter(avgjort=None, onsket_av=utfylling).exists()
    mottakere = {enhet.kontakt_epost, str(svar.get("ansvarlig_epost") or "")}
    brev_kontakt(enhet, mottakere, endring, hendelse_av(utfylling), ny=ny, mobil=bytter_nummer)
    if svar.get("ansvarlig_epost") and not utfylling.prove:
        enhet.kontakt_navn = str(svar.get("ansvarlig_navn") or "")
        enhet.kontakt_epost = str(svar["ansvarlig_epost"])
        enhet.kontakt_telefon = str(svar.get("ansvarlig_telefon") or "")
        enhet.save(update_fields=["kontakt_navn", "kontakt_epost", "kontakt_telefon"])


def brev_kontakt(
    enhet: Enhet,
    mottakere: set[str],
    endring: Endring,
    hendelse: str,
    *,
    ny: bool = False,
    mobil: bool = False,
) -> None:
    """To the kommune's contact. ``hendelse``: see :func:`hendelse_av`; ``mobil``: a number waits."""
    for nr, epost in enumerate(sorted(mottakere - {""})):
        utboks.legg(
            "kontakt_endring",
            kanal="epost",
            arsak=f"kontakt_endring:{endring.bruker.pk}:{hendelse}:{nr}",
            til=epost,
            sprak=enhet.sprak,
            kontekst={
                **_hvem(enhet, endring),
                "navn": endring.bruker.navn,
                "hendelse": "ny" if ny else "endret",
                **_endringer(endring),
                "mobil": mobil,
            },
        )


def hendelse_av(utfylling: Utfylling) -> str:
    """Names this sending or withdrawal, so that the same one asked for twice gives one letter."""
    return f"{utfylling.pk}:{utfylling.aapning}:{utfylling.tilstand}"
