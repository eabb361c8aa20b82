"""The status page: what the public one and the staff's have in common."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.blankett import UkjentBlankett, blankett
from kostra.portal import klokke
from kostra.portal.innsending.utvalg import sprak
from kostra.portal.status import fylker, tall, utvalg
from kostra.portal.status.kurve import kurve
from kostra.portal.status.utvalg import Linje, Runde, Status
from kostra.portal.status.valg import ALLE, ANTALL, Valg
from kostra.portal.utseende import merkelapper, tekst
from kostra.portal.utseende.templatetags.kostra import merkelapp


def hent(
    data: QueryDict, *, for_ansatte: bool = False
) -> tuple[Valg | None, list[Linje], list[Runde]]:
    """The choices of the address, all the units they are about, and the rounds to choose between.

    Staff see a round before it opens. No choices and no units where there is no round.
    """
    runder = utvalg.runder(kommende=for_ansatte)
    valg = Valg.fra_adresse(data, runder)
    if valg is None:
        return None, [], runder
    return valg, utvalg.linjer(valg.aar, valg.skjemaer, for_ansatte=for_ansatte), runder


def innhold(data: QueryDict, *, for_ansatte: bool = False) -> dict[str, Any]:
    """What the templates of ``status/deler`` show. ``valg`` is None where there is no round."""
    valg, linjer, runder = hent(data, for_ansatte=for_ansatte)
    if valg is None:
        return {"valg": None, "for_ansatte": for_ansatte}
    telling = tall.Telling.av(celle for linje in linjer for celle in linje.celler)
    frist = max(valg.runde.frister[skjema] for skjema in valg.skjemaer)
    side = Paginator(valg.velg(linjer), valg.antall).get_page(data.get("side"))
    return {
        "valg": valg,
        "for_ansatte": for_ansatte,
        "sortering": valg.sorter,
        "aarene": [(runde.aar, runde.aar) for runde in runder],
        "skjemavalg": [(s, tittel(s, valg.aar)) for s in valg.runde.frister]
        + [(ALLE, _("Alle skjema"))],
        "fylkesvalg": _fylkesvalg(linjer),
        "statusvalg": _statusvalg(),
        "sorteringer": _sorteringer(valg, for_ansatte),
        "antall_valg": ANTALL,
        "overskrift": _overskrift(valg, telling),
        "undertekst": _undertekst(valg, frist, linjer),
        "nokkeltall": _nokkeltall(telling),
        "fylkesvis": tall.per_fylke(linjer),
        "skjemavis": tall.per_skjema(linjer) if valg.alle_skjema else [],
        "kurve": kurve(valg, frist, tall.per_dag(linjer), telling.alle),
        "side": side,
        "matrise": _matrise(side) if valg.alle_skjema else [],
    }


def tittel(skjema: str, aar: int) -> str:
    """What the form is called; its number where the round is older than the forms that are here."""
    try:
        return blankett(skjema, aar).tittel.paa(sprak())
    except UkjentBlankett:
        return skjema


def _matrise(linjer: Iterable[Linje]) -> list[tuple[Linje, SafeString]]:
    """Each unit with its cells of the table. A cell is drawn once, not for each unit that is as far."""
    lapper = {status: merkelapp(status) for status in Status}

    @cache
    def celle(skjema: str, status: Status) -> SafeString:
        mal = '<td role="cell" data-etikett="{}">{}</td>'
        return format_html(mal, skjema, lapper[status])

    return [
        (linje, format_html_join("", "{}", ((celle(c.skjema, c.status),) for c in linje.celler)))
        for linje in linjer
    ]


def _fylkesvalg(linjer: list[Linje]) -> list[tuple[str, str]]:
    numre = sorted({linje.avgiver.fylke for linje in linjer})
    return [("", _("Alle")), *[(nr, fylker.navn(nr)) for nr in numre]]


def _statusvalg() -> list[tuple[str, str]]:
    ordene = [(str(s), str(merkelapper.for_tilstand(s).ord)) for s in reversed(Status)]
    return [("", _("Alle")), *ordene]


def _sorteringer(valg: Valg, for_ansatte: bool) -> list[tuple[str, str]]:
    """(value, word) of each order, for those who can't press the headings of the table."""
    felles = [
        ("nr", _("Nr, stigende")), ("-nr", _("Nr, synkende")), ("navn", _("Navn, A–Å")),
        ("-navn", _("Navn, Å–A")), ("fylke", _("Fylke, A–Å")), ("-fylke", _("Fylke, Å–A")),
    ]  # fmt: skip
    if valg.alle_skjema:
        return [
            *felles,
            ("-levert", _("Flest levert først")),
            ("levert", _("Færrest levert først")),
        ]
    felles += [
        ("status", _("Ikke levert først")), ("-status", _("Levert først")),
        ("-dato", _("Dato, nyeste først")), ("dato", _("Dato, eldste først")),
    ]  # fmt: skip
    if not for_ansatte:
        return felles
    return [
        *felles, ("-purringer", _("Flest purringer først")),
        ("purringer", _("Færrest purringer først")),
    ]  # fmt: skip


def _overskrift(valg: Valg, telling: tall.Telling) -> str:
    tallene = {"levert": tekst.tall(telling.har_levert), "alle": tekst.tall(telling.alle)}
    if valg.alle_skjema:
        mal = _("%(levert)s av %(alle)s skjema er levert for %(aar)s")
        return mal % {**tallene, "aar": valg.aar}
    mal = _("%(levert)s av %(alle)s har levert %(skjema)s for %(aar)s")
    return mal % {**tallene, "skjema": valg.skjema, "aar": valg.aar}


def _undertekst(valg: Valg, frist: date, linjer: list[Linje]) -> str:
    """How fresh the page is, the due date, and that Oslo isn't one unit."""
    setninger = [_("Oppdatert %(naar)s.") % {"naar": tekst.tid(klokke.naa())}]
    if valg.alle_skjema and len(set(valg.runde.frister.values())) > 1:
        setninger.append(_("Fristen er ikke den samme for alle skjemaene."))
    else:
        setninger.append(_frist(frist))
    if any(linje.avgiver.har_bydel for linje in linjer):
        setninger.append(_("Oslo rapporterer for hver bydel."))
    return " ".join(setninger)


def _frist(frist: date) -> str:
    dager = (frist - klokke.i_dag()).days
    dato = tekst.dato(frist)
    if dager < 0:
        return _("Fristen var %(dato)s.") % {"dato": dato}
    if dager == 0:
        return _("Fristen er i dag, %(dato)s.") % {"dato": dato}
    igjen = ngettext("om %(antall)s dag", "om %(antall)s dager", dager) % {"antall": dager}
    return _("Fristen er %(dato)s, %(igjen)s.") % {"dato": dato, "igjen": igjen}


def _nokkeltall(telling: tall.Telling) -> list[dict[str, str]]:
    antall = {
        Status.LEVERT: telling.levert,
        Status.LEVERT_MED_ADVARSLER: telling.med_advarsler,
        Status.PAABEGYNT: telling.paabegynt,
        Status.AVVIST: telling.avvist,
        Status.IKKE_LEVERT: telling.ikke_levert,
    }
    lapper = {status: merkelapper.for_tilstand(status) for status in antall}
    return [
        {"etikett": str(lapper[s].ord), "tall": tekst.tall(n), "farge": lapper[s].farge,
         "ikon": lapper[s].ikon}
        for s, n in antall.items()
    ]  # fmt: skip
