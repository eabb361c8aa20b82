"""*Mine skjema* and *Nytt skjema*: what the address asks for, and the rows that answer it."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import OuterRef, Subquery
from django.http import QueryDict

from kostra.blankett import Blankett, blankett, blanketter
from kostra.portal.innsending import utvalg
from kostra.portal.innsending.models import Kontroll, Levering, Utfylling
from kostra.portal.innsending.tilstand import Tilstand
from kostra.portal.klokke import NORGE
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.runde import utvalg as runde
from kostra.portal.runde.utvalg import Aapning, aapning
from kostra.portal.tilgang.models import Enhet
from kostra.portal.tilgang.utvalg import kan_fylle_ut, skjema_for
from kostra.portal.utseende import merkelapper

ANTALL: Final = (20, 50, 100)
_STANDARD: Final = 50
_LENGSTE_SOK: Final = 200


@dataclass(frozen=True)
class Listevalg:
    """What the list shows. Whatever the address holds that isn't a choice counts as not said."""

    paabegynte: bool = True
    innsendte: bool = True
    sok: str = ""
    skjema: str = ""
    aar: str = ""
    status: str = ""
    fra: date | None = None
    til: date | None = None
    sorter: str = "-endret"
    antall: int = _STANDARD

    @classmethod
    def fra_adresse(cls, data: QueryDict) -> Listevalg:
        """Reads GET parameters; never fails."""
        vis = set(data.getlist("vis")) & {"paabegynte", "innsendte"}
        sorter = data.get("sorter", "")
        antall = data.get("antall", "")
        return cls(
            paabegynte=not vis or "paabegynte" in vis,
            innsendte=not vis or "innsendte" in vis,
            sok=_ren(data.get("sok", "")),
            skjema=_ren(data.get("skjema", "")),
            aar=_ren(data.get("aar", "")),
            status=status if (status := data.get("status", "")) in Tilstand.values else "",
            fra=_dato(data.get("fra", "")),
            til=_dato(data.get("til", "")),
            sorter=sorter if sorter.removeprefix("-") in _NOKLER else "-endret",
            antall=int(antall) if antall in map(str, ANTALL) else _STANDARD,
        )

    @property
    def avansert(self) -> bool:
        """True if something under *Vis avansert sortering* is chosen."""
        return bool(self.skjema or self.aar or self.status or self.fra or self.til)

    @property
    def begrenser(self) -> bool:
        """True if the list may hide forms."""
        return self.avansert or bool(self.sok) or not (self.paabegynte and self.innsendte)


@dataclass(frozen=True)
class Rad:
    """One form in the list. ``kontroll`` is the latest since it was opened, finished or not."""

    id: uuid.UUID
    nr: int
    skjema: str
    tittel: str
    kjennetegn: str
    tilstand: str
    aar: int
    endret: datetime
    kvittering: str
    kontroll: Kontroll | None
    prove: bool = False

    @property
    def status(self) -> str:
        return str(merkelapper.for_tilstand(self.tilstand).ord)

    @property
    def er_paabegynt(self) -> bool:
        return self.tilstand in utvalg.PAABEGYNTE

    @property
    def antall_feil(self) -> int:
        """Faults that must be put right, by the latest control; 0 if it isn't the user's turn."""
        if self.tilstand in (Tilstand.PAABEGYNT, Tilstand.GJENAAPNET) and self.kontroll:
            return self.kontroll.antall_feil
        return 0

    @property
    def er_avvist(self) -> bool:
        return self.tilstand == Tilstand.AVVIST and self.kontroll is not None


_NOKLER: Final[dict[str, Callable[[Rad], Any]]] = {
    "nr": lambda rad: rad.nr,
    "tittel": lambda rad: (rad.tittel, rad.kjennetegn.casefold()),
    "status": lambda rad: rad.status,
    "aar": lambda rad: rad.aar,
    "endret": lambda rad: rad.endret,
    "kvittering": lambda rad: rad.kvittering,
}


def mine(bruker: Bruker) -> list[Rad]:
    """All forms that the user may open, the latest number first."""
    if bruker.enhet_id is None:
        return []
    rettigheter: dict[tuple[int, str], bool] = {}
    rader = utvalg.begynte(bruker.ved)
    siste_levering = Levering.objects.filter(utfylling=OuterRef("pk")).order_by("-aapning")
    siste_kontroll = Kontroll.objects.filter(
        utfylling=OuterRef("pk"), aapning=OuterRef("aapning")
    ).order_by("-bestilt")
    rader = rader.annotate(
        kvitteringsnr=Subquery(siste_levering.values("kvitteringsnr")[:1]),
        kontroll_id=Subquery(siste_kontroll.values("pk")[:1]),
    )
    funnet = []
    for utfylling in rader.order_by("-nr"):
        par = (utfylling.aar, utfylling.skjema)
        if par not in rettigheter:
            rettigheter[par] = kan_fylle_ut(bruker, *par)
        if rettigheter[par]:
            funnet.append(utfylling)
    kontroller = Kontroll.objects.in_bulk([u.kontroll_id for u in funnet if u.kontroll_id])
    return [_rad(u, kontroller.get(u.kontroll_id)) for u in funnet]


def _rad(utfylling: Any, kontroll: Kontroll | None) -> Rad:
    form = blankett(utfylling.skjema, utfylling.aar)
    return Rad(
        id=utfylling.pk,
        nr=utfylling.nr,
        skjema=utfylling.skjema,
        tittel=form.tittel.paa(utvalg.sprak()),
        kjennetegn=str(utfylling.svar.get(form.kjennetegn, "")) if form.kjennetegn else "",
        tilstand=utfylling.tilstand,
        aar=utfylling.aar,
        endret=utfylling.endret,
        kvittering=utfylling.kvitteringsnr or "",
        kontroll=kontroll,
        prove=utfylling.prove,
    )


def velg(rader: list[Rad], valg: Listevalg) -> list[Rad]:
    """The rows that the choices leave, in the order they ask for."""
    valgte = [rad for rad in rader if _passer(rad, valg)]
    nokkel = _NOKLER[valg.sorter.removeprefix("-")]
    valgte.sort(key=lambda rad: rad.nr, reverse=True)
    return sorted(valgte, key=nokkel, reverse=valg.sorter.startswith("-"))


def _passer(rad: Rad, valg: Listevalg) -> bool:
    dag = rad.endret.astimezone(NORGE).date()
    return (
        (valg.paabegynte if rad.er_paabegynt else valg.innsendte)
        and valg.skjema in ("", rad.skjema)
        and valg.aar in ("", str(rad.aar))
        and valg.status in ("", rad.tilstand)
        and (valg.fra is None or valg.fra <= dag)
        and (valg.til is None or dag <= valg.til)
        and _treff(rad, valg.sok)
    )


def _treff(rad: Rad, sok: str) -> bool:
    """True if every word of the search stands in the row."""
    deler = (rad.nr, rad.tittel, rad.kjennetegn, rad.status, rad.aar, rad.kvittering)
    hay = " ".join(map(str, deler)).casefold()
    return all(ord_ in hay for ord_ in sok.casefold().split())


def _ren(raa: str) -> str:
    synlig = "".join(tegn for tegn in raa[:_LENGSTE_SOK] if unicodedata.category(tegn)[0] != "C")
    return unicodedata.normalize("NFC", synlig).strip()


def _dato(raa: str) -> date | None:
    try:
        return date.fromisoformat(raa)
    except ValueError:
        return None


def filtre(rader: list[Rad]) -> dict[str, list[tuple[str, str]]]:
    """(value, word) for each choice under *Vis avansert sortering*: what the forms there have."""
    return {
        "skjema": [(id, id) for id in sorted({rad.skjema for rad in rader})],
        "aar": [(str(aar), str(aar)) for aar in sorted({rad.aar for rad in rader}, reverse=True)],
        "status": sorted({(rad.tilstand, rad.status) for rad in rader}, key=lambda par: par[1]),
    }


# -- what is left to do, and how far the others have come ---------------------------------------------
@dataclass(frozen=True)
class Gjenstaar:
    """A form whose control found faults, and how long there is left."""

    rad: Rad
    aapning: Aapning


def gjenstaar(bruker: Bruker, rader: list[Rad]) -> list[Gjenstaar]:
    """The forms that wait for the user to put something right."""
    enhet = bruker.enhet
    if enhet is None:
        return []
    return [
        Gjenstaar(rad, aapning(enhet=enhet, aar=rad.aar, skjema=rad.skjema, prove=rad.prove))
        for rad in rader
        if rad.antall_feil or rad.er_avvist
    ]


@dataclass(frozen=True)
class Statuslinje:
    """How far one of the unit's forms has come, for those who may not open it."""

    tittel: str
    aar: int
    tilstand: str
    endret: datetime | None


def status_for_kommunen(bruker: Bruker) -> list[Statuslinje]:
    """The unit's file extracts in the rounds: state and time, nothing of what they hold."""
    enhet = bruker.enhet
    if bruker.rolle != Rolle.KOMMUNE or enhet is None:
        return []
    former = [
        form
        for runden in runde.runder()
        if enhet.finnes_i(runden.aar)
        for form in blanketter(runden.aar)
        if form.hvem != bruker.rolle and form.id in runde.skjemaer(runden.aar)
    ]
    kjente = utvalg.andres_skjema(enhet, [(form.aar, form.id) for form in former])
    return [_statuslinje(form, kjente.get((form.aar, form.id))) for form in former]


def _statuslinje(form: Blankett, kjent: tuple[str, datetime] | None) -> Statuslinje:
    tilstand, endret = kjent or ("ikke_paabegynt", None)
    return Statuslinje(form.tittel.paa(utvalg.sprak()), form.aar, tilstand, endret)


# -- Nytt skjema ---------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Mulig:
    """A form that the user may begin or go on with. ``finnes``: the unit's own, if there is one."""

    form: Blankett
    enhet: Enhet
    tittel: str
    forklaring: str
    aapning: Aapning
    finnes: Utfylling | None

    @property
    def kan_begynnes(self) -> bool:
        return self.finnes is None and self.aapning.kan_fylles_ut


def mulige(bruker: Bruker) -> list[Mulig]:
    """The forms of this login: the rounds that are open first, then by year, the latest first."""
    if bruker.enhet is None:
        return []
    alle = [_mulig(bruker.enhet, aar, skjema) for aar, skjema in skjema_for(bruker)]
    return sorted(alle, key=lambda mulig: (not mulig.aapning.kan_sende, -mulig.form.aar))


def mulig_for(bruker: Bruker, aar: int, skjema: str) -> Mulig:
    """One of them. Raises :class:`utvalg.IkkeTilgjengelig`."""
    if bruker.enhet is None or (aar, skjema) not in skjema_for(bruker):
        raise utvalg.IkkeTilgjengelig
    return _mulig(bruker.enhet, aar, skjema)


def _mulig(enhet: Enhet, aar: int, skjema: str) -> Mulig:
    form = blankett(skjema, aar)
    finnes = None
    if not form.registrering:
        egne = utvalg.begynte(enhet).filter(aar=aar, skjema=skjema)
        finnes = egne.select_related("endret_av").first()
    return Mulig(
        form=form,
        enhet=enhet,
        tittel=form.tittel.paa(utvalg.sprak()),
        forklaring=form.forklaring.paa(utvalg.sprak()),
        aapning=aapning(
            enhet=enhet, aar=aar, skjema=skjema, prove=finnes.prove if finnes else None
        ),
        finnes=finnes,
    )
