"""One letter for each person and day, whatever number of forms, units and steps it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.crypto import salted_hmac

from kostra.portal.status import levert
from kostra.portal.varsling.models import Forsendelse, Purreplan

if TYPE_CHECKING:
    from kostra.portal.varsling.purring.utvalg import Mottaker, Rad

Steg = Purreplan.Steg
_ALVOR = (Steg.PAAMINNELSE, Steg.PURRING, Steg.VARSEL)


@dataclass(frozen=True)
class Brev:
    """What one person gets. ``steg``: the most serious of the rows'."""

    mottaker: Mottaker
    rader: tuple[Rad, ...]

    @property
    def steg(self) -> str:
        return max((rad.plan.steg for rad in self.rader), key=lambda s: _ALVOR.index(Steg(s)))

    @property
    def sprak(self) -> str:
        """The language of the kommune; of several, the first's."""
        return str(self.rader[0].enhet.sprak)

    @property
    def kontekst(self) -> dict[str, Any]:
        """What the letter is filled with; ``purret`` as told in ``varsling.maler``."""
        ved: dict[int, list[Any]] = {}
        for rad in self.rader:
            enhet = rad.enhet
            linje = ved.setdefault(enhet.pk, [enhet.pk, enhet.kommunenr, enhet.fullt_navn, []])
            linje[3].append([rad.aar, rad.skjema, rad.frist.isoformat(), rad.plan.steg])
        return {"purret": list(ved.values()), "kontakt": self.mottaker.bruker is None}


def arsak(nokkel: str, dag: date) -> str:
    """The cause of a person's letter of a day: two runs can't make two. It doesn't tell the address."""
    return f"purring:{dag.isoformat()}:{salted_hmac('kostra.purring', nokkel).hexdigest()[:32]}"


def samle(rader: Iterable[Rad]) -> list[Brev]:
    """The letters that these rows become."""
    til: dict[str, list[tuple[Mottaker, Rad]]] = defaultdict(list)
    for rad in rader:
        for mottaker in rad.skal_ha:
            til[mottaker.nokkel].append((mottaker, rad))
    return [Brev(par[0][0], tuple(rad for _, rad in par)) for par in til.values()]


def grupper(rader: Sequence[Rad]) -> list[list[Rad]]:
    """The rows in groups that share no receiver: each is sent whole or not at all."""
    rot: dict[str, str] = {}

    def finn(navn: str) -> str:
        while rot.setdefault(navn, navn) != navn:
            navn = rot[navn]
        return navn

    for rad in rader:
        for mottaker in rad.skal_ha:
            rot[finn(mottaker.nokkel)] = finn(f"enhet:{rad.enhet.pk}")
    samlet: dict[str, list[Rad]] = defaultdict(list)
    for rad in rader:
        samlet[finn(f"enhet:{rad.enhet.pk}")].append(rad)
    return list(samlet.values())


def ajour(brev: Forsendelse) -> dict[str, Any] | None:
    """The letter's content right before it leaves, less what was delivered since; None: nothing left."""
    enheter: Sequence[Any] = brev.kontekst.get("purret", ())
    aarene = {linje[0] for enhet in enheter for linje in enhet[3]}
    har = {
        (rad[0], aar, rad[1])
        for aar in aarene
        for rad in levert.gjeldende(aar)
        .filter(utfylling__enhet__in=[enhet[0] for enhet in enheter])
        .values_list("utfylling__enhet_id", "utfylling__skjema")
    }
    igjen = []
    for nr, kommunenr, navn, linjer in enheter:
        mangler = [linje for linje in linjer if (nr, linje[0], linje[1]) not in har]
        if mangler:
            igjen.append([nr, kommunenr, navn, mangler])
    return brev.kontekst | {"purret": igjen} if igjen else None
