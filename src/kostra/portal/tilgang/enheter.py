"""The units that report: every kommune of the code list, and Oslo's bydeler in place of Oslo.

Organisation numbers and contacts come from a list (:mod:`kostra.portal.tilgang.enhetsliste`). What a
list would do is a :class:`Plan`, which is shown before it is done. One list lies here: the numbers of
2022 (SSB's public test data generator for child welfare), carried over to the kommuner that only
changed number in 2024.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from django.db import transaction

from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.konto.services import avslutt_okter
from kostra.portal.revisjon import logg
from kostra.portal.tilgang.enhetsliste import (
    ImportFeil,
    Nokkel,
    Rad,
    aarene,
    kodelisten,
    les_liste,
)
from kostra.portal.tilgang.models import Enhet, Kommuneimport
from kostra.skjema import kommuner

__all__ = ["ImportFeil", "Importert", "Plan", "Planlagt", "importer", "planlegg", "utfor"]

_VEKTER = (3, 2, 7, 6, 5, 4, 3, 2)
#: The list's columns, as the unit has them.
_FELT = {
    "orgnr": "orgnr", "sprak": "sprak", "kontakt": "kontakt_navn", "epost": "kontakt_epost",
    "telefon": "kontakt_telefon", "gyldig_fra": "gyldig_fra", "gyldig_til": "gyldig_til",
}  # fmt: skip


@dataclass(frozen=True)
class Planlagt:
    """What a list does to one unit. ``enhet``: None for a new one. ``felt``: name -> (was, becomes).

    ``dreper_pin``: the organisation number changes, and a PIN belongs to one organisation number.
    """

    nokkel: Nokkel
    enhet: Enhet | None
    felt: dict[str, tuple[Any, Any]]
    dreper_pin: bool = False

    @property
    def navn(self) -> str:
        """The number and the name, as the unit has them after."""
        ny = Enhet(kommunenr=self.nokkel[0], bydelsnr=self.nokkel[1])
        ny.navn, ny.bydelsnavn = self._blir("navn"), self._blir("bydelsnavn")
        return str(ny)

    def _blir(self, navn: str) -> str:
        naa = getattr(self.enhet, navn) if self.enhet else ""
        return str(self.felt.get(navn, ("", naa))[1])


@dataclass(frozen=True)
class Plan:
    """What a list would do. ``uten_orgnr``: kommuner of the code list that still get no unit."""

    nye: list[Planlagt] = field(default_factory=list)
    endret: list[Planlagt] = field(default_factory=list)
    uendret: list[Enhet] = field(default_factory=list)
    uten_orgnr: int = 0

    @property
    def dreper_pin(self) -> list[Planlagt]:
        return [en for en in self.endret if en.dreper_pin]


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
    with transaction.atomic():
        return utfor(planlegg(liste, lag_orgnr=lag_orgnr), bytt_orgnr=bytt_orgnr)


def egen_liste() -> str:
    """The list of organisation numbers that comes with the program."""
    fil = files("kostra.portal.tilgang") / "data" / "organisasjonsnumre.csv"
    return fil.read_text(encoding="utf-8")


# -- what the list would do ----------------------------------------------------------------------------
def planlegg(liste: Mapping[Nokkel, Rad], *, lag_orgnr: bool = False) -> Plan:
    """Compares the list and the code lists with the units there are. Changes nothing."""
    plan, uten = Plan(), 0
    med_pin = _med_pin()
    finnes = {(e.kommunenr, e.bydelsnr): e for e in Enhet.objects.filter(leverandor="")}
    for nokkel, fra_koder in _kodeenheter():
        enhet = finnes.get(nokkel)
        rad = liste.get(nokkel) or liste.get((nokkel[0], "")) or Rad()
        onsket = fra_koder | _fra_rad(rad)
        if enhet is None and lag_orgnr:
            onsket.setdefault("orgnr", oppdiktet_orgnr(nokkel[0]))
        if enhet is None and "orgnr" not in onsket:
            uten += 1
        elif enhet is None:
            plan.nye.append(Planlagt(nokkel, None, {n: (None, v) for n, v in onsket.items()}))
        elif rad != Rad() or lag_orgnr:
            _sammenlign(plan, nokkel, enhet, onsket, rad, enhet.pk in med_pin)
    return Plan(plan.nye, plan.endret, plan.uendret, uten)


def _sammenlign(
    plan: Plan, nokkel: Nokkel, enhet: Enhet, onsket: dict[str, Any], rad: Rad, har_pin: bool
) -> None:
    if rad.gyldig_fra is None:
        del onsket["gyldig_fra"]
    if rad.gyldig_til is None and (onsket["gyldig_til"] is None or enhet.gyldig_til is not None):
        del onsket["gyldig_til"]  # the code list may end a unit, and never gives it more time
    felt = {n: (getattr(enhet, n), v) for n, v in onsket.items() if getattr(enhet, n) != v}
    if felt:
        plan.endret.append(Planlagt(nokkel, enhet, felt, har_pin and "orgnr" in felt))
    else:
        plan.uendret.append(enhet)


def _fra_rad(rad: Rad) -> dict[str, Any]:
    """What the line says, under the unit's names."""
    return {navn: verdi for kol, navn in _FELT.items() if (verdi := getattr(rad, kol))}


def _kodeenheter() -> Iterator[tuple[Nokkel, dict[str, Any]]]:
    """Every unit of the code lists, with its name and the years it is there."""
    aar_for_aar = aarene()
    enheter: dict[str, dict[str, Any]] = {}
    for aar in aar_for_aar:
        for nr, navn in kommuner(aar).items():
            verdier = enheter.setdefault(nr, {"gyldig_fra": aar})
            verdier |= {"navn": navn, "gyldig_til": aar}
    for nr, verdier in enheter.items():
        if verdier["gyldig_til"] == aar_for_aar[-1]:
            verdier["gyldig_til"] = None
        for bydelsnr, bydelsnavn in kodelisten()[nr].items():
            yield (nr, bydelsnr), verdier | {"bydelsnavn": bydelsnavn}


def _med_pin() -> set[int]:
    """The units with a PIN that is in use."""
    kontoer = Bruker.objects.filter(rolle=Rolle.KOMMUNE).exclude(oppslag="")
    return {enhet for enhet in kontoer.values_list("enhet_id", flat=True) if enhet}


# -- doing it ------------------------------------------------------------------------------------------
def utfor(
    plan: Plan, *, bytt_orgnr: bool = False, av: Bruker | None = None, navn: str = ""
) -> Importert:
    """Does what the plan says. Call it in the transaction the plan was made in.

    ``av``: who asked for it; then what was done is kept, so that it can be undone. ``navn``: the
    file's name. A unit whose PIN would die keeps its number unless ``bytt_orgnr``.
    """
    spor = Kommuneimport(navn=navn, gjort_av=av) if av else None
    nye = [_lag(en, spor) for en in plan.nye]
    endret = [en for en in plan.endret if _endre(en, spor, bytt_orgnr=bytt_orgnr)]
    mistet = [en for en in plan.dreper_pin if bytt_orgnr]
    if spor is not None:
        spor.save()
    for en in mistet:
        _drep_pin(en)
    for en in mistet:
        logg.foy_til("enhet.orgnr_byttet", bruker=av, enhet=en.enhet)
    logg.foy_til(
        "enheter.importert",
        bruker=av,
        objekt=spor.pk if spor else "",
        nye=len(nye),
        endret=len(endret),
        uten_orgnr=plan.uten_orgnr,
    )
    beholdt = () if bytt_orgnr else tuple(str(en.enhet) for en in plan.dreper_pin)
    return Importert(
        len(nye), len(endret), plan.uten_orgnr, beholdt, tuple(str(en.enhet) for en in mistet)
    )


def _lag(en: Planlagt, spor: Kommuneimport | None) -> Enhet:
    blir = {navn: verdi for navn, (_var, verdi) in en.felt.items()}
    enhet = Enhet.objects.create(kommunenr=en.nokkel[0], bydelsnr=en.nokkel[1], **blir)
    if spor is not None:
        spor.nye.append(enhet.pk)
        spor.etter[str(enhet.pk)] = blir
    return enhet


def _endre(en: Planlagt, spor: Kommuneimport | None, *, bytt_orgnr: bool) -> bool:
    felt = {
        navn: par
        for navn, par in en.felt.items()
        if navn != "orgnr" or bytt_orgnr or not en.dreper_pin
    }
    if not felt or en.enhet is None:
        return False
    for navn, (_var, blir) in felt.items():
        setattr(en.enhet, navn, blir)
    en.enhet.save(update_fields=list(felt))
    if spor is not None:
        spor.var[str(en.enhet.pk)] = {navn: var for navn, (var, _blir) in felt.items()}
        spor.etter[str(en.enhet.pk)] = {navn: blir for navn, (_var, blir) in felt.items()}
    return True


def _drep_pin(en: Planlagt) -> None:
    """The PIN can't work any more: the unit is one without, and gets a new one by letter."""
    konto = Bruker.objects.get(enhet=en.enhet, rolle=Rolle.KOMMUNE)
    konto.oppslag = ""
    konto.set_unusable_password()
    konto.save(update_fields=["oppslag", "password"])
    avslutt_okter(bruker=konto)


def oppdiktet_orgnr(kommunenr: str) -> str:
    """A valid organisation number made up from the kommune's, the same each time."""
    for rest in range(10):
        stamme = f"999{kommunenr}{rest}"
        siffer = -sum(int(s) * v for s, v in zip(stamme, _VEKTER, strict=True)) % 11
        if siffer != 10:
            return f"{stamme}{siffer}"
    raise AssertionError  # two of ten rests at most have no check digit
