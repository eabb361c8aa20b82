"""The units that report: every kommune of the code list, and Oslo's bydeler in place of Oslo.

Organisation numbers come from a CSV file (``kommunenr;orgnr``, and if wanted ``sprak`` and
``epost``). One list lies here: the numbers of 2022 (SSB's public test data generator for child
welfare), carried over to the kommuner that only changed number in 2024.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from django.db import transaction

from kostra.felt import er_orgnr
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.revisjon import logg
from kostra.portal.tilgang.models import INGEN_BYDEL, Enhet
from kostra.skjema import bydeler, kommuner, skjemaer

OSLO = "0301"
_VEKTER = (3, 2, 7, 6, 5, 4, 3, 2)
_KOLONNER = {"kommunenr", "orgnr", "sprak", "epost"}
MAKS_RADER = 2000


class ImportFeil(ValueError):
    """The list of organisation numbers has faults. ``feil``: one sentence each, with the line."""

    def __init__(self, feil: list[str]) -> None:
        super().__init__("\n".join(feil))
        self.feil = feil


@dataclass(frozen=True)
class Kommunerad:
    """One line of the list."""

    orgnr: str
    sprak: str = ""
    epost: str = ""


@dataclass(frozen=True)
class Importert:
    """How many units are new, changed and without an organisation number.

    A PIN belongs to one organisation number. ``beholdt``: units that keep theirs, since the list's would
    have made the PIN useless; ``mistet_pin``: units where it now is.
    """

    nye: int
    endret: int
    uten_orgnr: int
    beholdt: tuple[str, ...] = ()
    mistet_pin: tuple[str, ...] = ()


def importer(
    tekst: str | None = None, *, lag_orgnr: bool = False, bytt_orgnr: bool = False
) -> Importert:
    """Makes or updates the units. ``tekst``: the CSV; without it, the list that lies here.

    ``lag_orgnr``: makes up a valid number where the list has none (demo and trial rounds only);
    otherwise such a kommune gets no unit yet.
    ``bytt_orgnr``: changes the number also of a unit that has a PIN, which then needs a new one.

    Raises:
        ImportFeil: nothing was changed.
    """
    liste = les_liste(tekst if tekst is not None else egen_liste())
    nye = endret = uten = 0
    beholdt: list[Enhet] = []
    mistet: list[Enhet] = []
    med_pin = _med_pin()
    with transaction.atomic():
        for nokkel, verdier in _onskede(liste, lag_orgnr=lag_orgnr).items():
            if not verdier["orgnr"]:
                uten += 1
                continue
            enhet = Enhet.objects.filter(kommunenr=nokkel[0], bydelsnr=nokkel[1]).first()
            if enhet and enhet.pk in med_pin and enhet.orgnr != verdier["orgnr"]:
                (mistet if bytt_orgnr else beholdt).append(enhet)
                verdier |= {} if bytt_orgnr else {"orgnr": enhet.orgnr}
            tilfelle = _lagre(enhet, nokkel, verdier)
            nye += tilfelle == "ny"
            endret += tilfelle == "endret"
        for enhet in mistet:
            logg.foy_til("enhet.orgnr_byttet", enhet=enhet)
        logg.foy_til("enheter.importert", nye=nye, endret=endret, uten_orgnr=uten)
    return Importert(nye, endret, uten, tuple(map(str, beholdt)), tuple(map(str, mistet)))


def _med_pin() -> set[int]:
    """The units with a PIN that is in use."""
    kontoer = Bruker.objects.filter(rolle=Rolle.KOMMUNE).exclude(oppslag="")
    return {enhet for enhet in kontoer.values_list("enhet_id", flat=True) if enhet}


def egen_liste() -> str:
    """The list of organisation numbers that comes with the program."""
    fil = files("kostra.portal.tilgang") / "data" / "organisasjonsnumre.csv"
    return fil.read_text(encoding="utf-8")


def les_liste(tekst: str) -> dict[str, Kommunerad]:
    """kommunenr -> its line. Raises :class:`ImportFeil` with every fault."""
    leser = csv.DictReader(io.StringIO(tekst.lstrip("\ufeff")), delimiter=";")
    kolonner = set(leser.fieldnames or ())
    if not {"kommunenr", "orgnr"} <= kolonner or not kolonner <= _KOLONNER:
        raise ImportFeil(
            ["Linje 1: kolonnene skal være kommunenr;orgnr, og om ønsket sprak og epost."]
        )
    kjente = {nr for aar in _aarene() for nr in kommuner(aar)}
    funnet: dict[str, Kommunerad] = {}
    feil: list[str] = []
    for linje, rad in enumerate(leser, start=2):
        nr, orgnr = (rad["kommunenr"] or "").strip(), (rad["orgnr"] or "").replace(" ", "")
        sprak = (rad.get("sprak") or "").strip()
        if linje > MAKS_RADER:
            raise ImportFeil([f"Listen har over {MAKS_RADER} linjer."])
        if nr not in kjente:
            feil.append(f"Linje {linje}: kommunenummeret finnes ikke i kodelisten.")
        elif nr in funnet:
            feil.append(f"Linje {linje}: kommune {nr} står to ganger.")
        elif not er_orgnr(orgnr):
            feil.append(f"Linje {linje}: organisasjonsnummeret til {nr} er ikke gyldig.")
        elif sprak not in {"", "nb", "nn"}:
            feil.append(f"Linje {linje}: sprak skal være nb eller nn.")
        else:
            funnet[nr] = Kommunerad(orgnr, sprak, (rad.get("epost") or "").strip())
    if feil:
        raise ImportFeil(feil)
    return funnet


def _aarene() -> tuple[int, ...]:
    return tuple(sorted({aar for alle in skjemaer().values() for aar in alle}))


def _onskede(
    liste: Mapping[str, Kommunerad], *, lag_orgnr: bool
) -> dict[tuple[str, str], dict[str, object]]:
    """(kommunenr, bydelsnr) -> what the unit should be."""
    aarene = _aarene()
    onskede: dict[tuple[str, str], dict[str, object]] = {}
    for aar in aarene:
        for nr, navn in kommuner(aar).items():
            for bydelsnr, bydelsnavn in _bydeler(nr).items():
                verdier = onskede.setdefault((nr, bydelsnr), {"gyldig_fra": aar})
                verdier |= {"navn": navn, "bydelsnavn": bydelsnavn, "gyldig_til": aar}
    for (nr, _), verdier in onskede.items():
        if verdier["gyldig_til"] == aarene[-1]:
            verdier["gyldig_til"] = None
        rad = liste.get(nr, Kommunerad(oppdiktet_orgnr(nr) if lag_orgnr else ""))
        verdier["orgnr"] = rad.orgnr
        verdier |= {"sprak": rad.sprak} if rad.sprak else {}
        verdier |= {"kontakt_epost": rad.epost} if rad.epost else {}
    return onskede


def _bydeler(kommunenr: str) -> Mapping[str, str]:
    return bydeler() if kommunenr == OSLO else {INGEN_BYDEL: ""}


def _lagre(enhet: Enhet | None, nokkel: tuple[str, str], verdier: dict[str, object]) -> str:
    if enhet is None:
        Enhet.objects.create(kommunenr=nokkel[0], bydelsnr=nokkel[1], **verdier)
        return "ny"
    forskjeller = [navn for navn, verdi in verdier.items() if getattr(enhet, navn) != verdi]
    for navn in forskjeller:
        setattr(enhet, navn, verdier[navn])
    if forskjeller:
        enhet.save(update_fields=forskjeller)
        return "endret"
    return "lik"


def oppdiktet_orgnr(kommunenr: str) -> str:
    """A valid organisation number made up from the kommune's, the same each time."""
    for rest in range(10):
        stamme = f"999{kommunenr}{rest}"
        siffer = -sum(int(s) * v for s, v in zip(stamme, _VEKTER, strict=True)) % 11
        if siffer != 10:
            return f"{stamme}{siffer}"
    raise AssertionError  # two of ten rests at most have no check digit
