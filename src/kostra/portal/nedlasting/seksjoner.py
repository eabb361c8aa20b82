"""The expandable sections of the front page: one for each form with a file, all about one year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kostra.blankett import Blankett, blanketter
from kostra.portal.nedlasting import eksempelfiler
from kostra.portal.nedlasting.dokumenter import NAVN, Lenke, lenker, sprak
from kostra.portal.runde import utvalg
from kostra.portal.runde.models import Sertifikat

#: What the forms' sections are called; one that isn't here goes by the form's own title.
TITLER = {
    "15F": gettext_lazy("Barnevern"),
    "11CF": gettext_lazy("Kvalifiseringsstønad"),
    "11F": gettext_lazy("Økonomisk sosialhjelp"),
}


@dataclass(frozen=True)
class Rad:
    """A document of a section: its name leads to the first of its formats."""

    navn: str | Promise
    innhold: str | Promise
    formater: list[Lenke]
    kommer: str = ""  # instead of a link, where there is nothing to get yet


@dataclass(frozen=True)
class Seksjon:
    """One form in one year. ``versjon``: in that year's round; None where it isn't in one."""

    skjema: str
    tittel: str
    rader: list[Rad]
    versjon: int | None = None


def seksjoner(aar: int) -> list[Seksjon]:
    """The forms that have a file that year, by the section's title."""
    sertifikater = utvalg.krypteringssertifikater(aar)
    med_fil = [form for form in blanketter(aar) if form.filfelt is not None]
    versjoner = utvalg.versjoner(aar)
    alle = [
        Seksjon(
            form.id, tittel(form), _rader(form, sertifikater, versjoner), versjoner.get(form.id)
        )
        for form in med_fil
    ]
    return sorted(alle, key=lambda seksjon: (seksjon.skjema not in TITLER, seksjon.tittel))


def tittel(form: Blankett) -> str:
    """What the form is called where there is no room for its whole title."""
    return str(TITLER[form.id]) if form.id in TITLER else form.tittel.paa(sprak())


def _rader(form: Blankett, sertifikater: list[Sertifikat], i_runden: Collection[str]) -> list[Rad]:
    rader = []
    for navn, (etikett, innhold) in NAVN.items():
        formater = lenker(navn, form.id, form.aar)
        if navn == "skjema":  # it is for paper
            formater = formater[::-1]
        if formater:
            rader.append(Rad(etikett, innhold, [f for f in formater if f.format != "JSON"]))
    rader.append(_tom_fil(form, sertifikater, form.id in i_runden))
    if eksempelfiler.finnes(form.id, form.aar):
        rader.append(_eksempler(form))
    return rader


def _tom_fil(form: Blankett, sertifikater: list[Sertifikat], i_runden: bool) -> Rad:
    navn = _("Kryptert fil til innsending hvis kommunen ikke har deltakere")
    innhold = _("Leveres sammen med svaret Nei")
    if not i_runden or not sertifikater:
        return Rad(navn, innhold, [], _("Kommer når sertifikatet for året er lagt inn"))
    url = reverse("nedlasting:tomfil", args=[form.id, form.aar])
    return Rad(navn, innhold, [Lenke("P7M", url)])


def _eksempler(form: Blankett) -> Rad:
    def fil(navn: str) -> str:
        return reverse("nedlasting:eksempel", args=[form.id, form.aar, navn])

    gyldig = eksempelfiler.gyldig(form.id)
    return Rad(
        _("Eksempelfiler"),
        _("Et gyldig uttrekk, og ett for hver kontroll. Alle personer er syntetiske"),
        [
            Lenke("ZIP", fil(eksempelfiler.SAMLET)),
            Lenke(gyldig.rsplit(".", 1)[-1].upper(), fil(gyldig)),
        ],
    )
