"""The addresses that fail, with those they belong to. Reads only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kostra.portal.konto.models import Bruker
from kostra.portal.tilgang.models import Enhet
from kostra.portal.varsling.retur import Returstand, nokkel, returnerte


@dataclass(frozen=True)
class Eier:
    """Whose an address is: a unit's contact, or (``brukerid``) a rapportør of it."""

    enhet: str
    brukerid: str = ""


@dataclass(frozen=True)
class Returrad:
    """An address that fails. Without owners it has been changed since."""

    retur: Returstand
    eiere: tuple[Eier, ...]


def alle() -> list[Returrad]:
    """The latest first, those that belong to nobody any more last."""
    returer = returnerte()
    eiere = _eiere({nokkel(retur.adresse) for retur in returer})
    rader = [Returrad(retur, tuple(eiere[nokkel(retur.adresse)])) for retur in returer]
    return sorted(rader, key=lambda rad: not rad.eiere)


def _eiere(adresser: set[str]) -> dict[str, list[Eier]]:
    eiere: dict[str, list[Eier]] = defaultdict(list)
    if not adresser:
        return eiere
    for enhet in Enhet.objects.exclude(kontakt_epost=""):
        if nokkel(enhet.kontakt_epost) in adresser:
            eiere[nokkel(enhet.kontakt_epost)].append(Eier(str(enhet)))
    kontoer = Bruker.objects.exclude(epost="").exclude(brukerid=None).select_related("enhet")
    for bruker in kontoer:
        if nokkel(bruker.epost) in adresser:
            sted = str(bruker.enhet) if bruker.enhet else str(bruker.get_rolle_display())
            eiere[nokkel(bruker.epost)].append(Eier(sted, str(bruker.brukerid)))
    return eiere
