"""``{% load kostra %}``: the components of every page. This header is their reference.

Small things
    {% ikon "feil" %}                   the icon, hidden from screen readers; names: asset-liste.toml
    {% merkelapp skjema.tilstand %}     status: icon, word, colour. {% merkelapp "erstattet" ord=tekst %}
    {% alvorlighet melding.grad %}      severity: Grad, 0-4 or "ERROR". Or with ord="3 advarsler"
    {% stand "ferdig" ord="Fil lagt ved" %} the same as plain text with an icon, for lists and menus
    {% dato d %} {% tid t %} {% klokkeslett t %} 10. januar 2023 / … kl. 10.24 / 10.24, in a <time>
    {% tid t kort=True %} {% tid t sekunder=True %} 10.01.2023 kl. 10.24 / … kl. 10.24.07
    {% dato d kort=True %}              10.01.2023, for tables
    {{ t|tid_tekst }} {{ d|dato_tekst }} without <time>: titles, attributes, blocktranslate
    {{ t|siste_dag|dato_tekst }}        the last day of what ends then: the day before, for midnight
    {% tall n %} {{ n|tall_tekst }}     1 234 567 with hard spaces
    {% storrelse n %}                   3 973 byte, 250 kB, 1,2 MB
    {% sha256 s %}                      groups of eight
    {% sti "konto:logg_ut" as url %}    the address, or "" where no such page exists
    {% skript "nedtelling" "htmx" %}    script tags (in {% block skript %}{{ block.super }}…)
    {% nedtelling forsok.utloper %}     «Gjenstår 4:38», needs {% skript "nedtelling" %}.
                                        ett="…", slutt="…": what it says at one minute, at the end
    <button hidden data-skriv-ut class="ds-button">Skriv ut</button> needs {% skript "skrivut" %}
    {% kopier "#rapporttekst" %}        button that copies the text of what the selector finds, or
    {% kopier tekst=kvittering.sha256 %} the text given. Needs {% skript "kopier" %}

Forms (see ``kostra.portal.utseende.skjemafelt``)
    navn = vist(forms.CharField(label=…), bredde="s4", kort=True, kant=True)   in the form's class
    {{ form.as_kostra }}                summary and all fields of a Skjemagrunn
    {% feiloppsummering form %}         the summary; also a list of (felt_id, text). tittel="…"
    <div class="felt-rutenett tekst">{% felt form.epost bredde="s4" %}</div>
                                        a BoundField or a Feltvisning; its names overrule

Blocks
    {% varsel "warning" tittel="Fristen er i dag" %}<p>…</p>{% endvarsel %}
                                        colour: info, success, warning, danger. niva=3 (heading), dom=True
                                        (large, a verdict), id="…" (the heading's), fokus=True
    {% detaljer "Hvorfor?" skjult="tittel" %}<p>…</p>{% enddetaljer %} aapen=True, klasse="hvorfor"
    {% spenn "…" %}                     text for screen readers only

Parts from data (dicts or objects with these names)
    {% brodsmuler stier %}              [(url, text), …], the last is this page
    {% faner faner etikett %}           [{url, tekst, aktiv, antall, antall_tekst}]
    {% veksle valg etikett %}           [{url, tekst, aktiv}]: two or three ways to see the same
    {% grupper grupper til_hovedsiden=url %} Spørsmålsgrupper: [{tittel, url, tilstand, aktiv, ord}]
    {% nokkeltall tall %}               [{etikett, tall, farge, ikon}]
    {% fakta rader %}                   [(term, value), …] as a <dl>; values may be safe HTML
    {% framdrift steg %}                [{tekst, tilstand (ferdig, naa, venter, feil), detalj,
                                        verdi, maks, status}]
    {% sider side %}                    a Paginator's Page: Først … Sist; keeps the query. navn="side",
                                        anker="…": the id of the list, where the page is long
    {% sorter "nr" "Nr" %}              <th> with a button, in a GET form. Reads context's ``sortering``
                                        ("nr", "-nr"). hoyre=True for figures; navn="sorter"
    {% tabell kolonner rader "Overskrift" %} kolonner: [{tekst, hoyre, sorter}], rader: lists of values;
                                        the first is the row's name, or hode=1

Pages
    base.html                           blocks tittel, brodsmuler, innhold, hode_ekstra, skript
    base_smal.html                      one card: login, confirmation; block kort
    bekreft.html                        context tittel, tekst, ja, farge, handling, avbryt, skjulte={…}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kostra.portal import klokke
from kostra.portal.runde import kalender
from kostra.portal.utseende import ikoner, merkelapper, skjemafelt, tekst

register = template.Library()

_DELER = "kostra/deler/"


# -- small things ---------------------------------------------------------------------------------
@register.simple_tag
def ikon(navn: str) -> SafeString:
    """One icon of the sprite. The word beside it says the same, so it is hidden from screen readers."""
    ikoner.krev(navn)
    return format_html(
        '<svg class="ikon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("kostra/tredjepart/ikoner.svg"),
        navn,
    )


def _lapp(lapp: merkelapper.Merkelapp, ord_: str) -> SafeString:
    klasse = "ds-tag fylt" if lapp.fylt else "ds-tag"
    return format_html(
        '<span class="{}" data-color="{}">{}{}</span>',
        klasse, lapp.farge, ikon(lapp.ikon), ord_ or lapp.ord,
    )  # fmt: skip


@register.simple_tag
def merkelapp(tilstand: object, ord: str = "") -> SafeString:
    return _lapp(merkelapper.for_tilstand(tilstand), ord)


@register.simple_tag
def alvorlighet(grad: Any, ord: str = "") -> SafeString:
    return _lapp(merkelapper.for_grad(grad), ord)


@register.simple_tag
def stand(tilstand: object, ord: str = "") -> SafeString:
    lapp = merkelapper.for_tilstand(tilstand)
    return format_html(
        '<span class="stand" data-color="{}">{}{}</span>',
        lapp.farge, ikon(lapp.ikon), ord or lapp.ord,
    )  # fmt: skip


@register.simple_tag
def dato(naar: date, kort: bool = False) -> SafeString:
    dag = tekst.norsk(naar).date() if isinstance(naar, datetime) else naar
    vist = tekst.dato(dag, kort=kort)
    return format_html('<time datetime="{}">{}</time>', dag.isoformat(), vist)


@register.simple_tag
def tid(naar: datetime, sekunder: bool = False, kort: bool = False) -> SafeString:
    maskin = tekst.norsk(naar).isoformat(timespec="seconds")
    vist = tekst.tid(naar, sekunder=sekunder, kort=kort)
    return format_html('<time datetime="{}">{}</time>', maskin, vist)


@register.simple_tag
def klokkeslett(naar: datetime, sekunder: bool = False) -> SafeString:
    maskin = tekst.norsk(naar).isoformat(timespec="seconds")
    vist = tekst.klokkeslett(naar, sekunder=sekunder)
    return format_html('<time datetime="{}">{}</time>', maskin, vist)


@register.filter
def dato_tekst(naar: date) -> str:
    return tekst.dato(naar)


@register.filter
def tid_tekst(naar: datetime) -> str:
    return tekst.tid(naar)


@register.filter
def siste_dag(naar: datetime) -> date:
    """The last Norwegian day of something that ends then."""
    return kalender.siste_dag(naar)


@register.simple_tag
def tall(verdi: int | float | Decimal, desimaler: int = 0) -> str:
    return tekst.tall(verdi, desimaler=desimaler)


@register.filter
def tall_tekst(verdi: int | float | Decimal) -> str:
    return tekst.tall(verdi)


@register.simple_tag
def storrelse(antall: int) -> str:
    """Bytes as a person says them; exact below 10 kB, where exactness tells files apart."""
    if antall < 10_000:
        return f"{tekst.tall(antall)}{tekst.FAST_MELLOMROM}byte"
    if antall < 1_000_000:
        return f"{tekst.tall(antall / 1000)}{tekst.FAST_MELLOMROM}kB"
    return f"{tekst.tall(antall / 1_000_000, desimaler=1)}{tekst.FAST_MELLOMROM}MB"


@register.simple_tag
def sha256(sum_: str) -> SafeString:
    deler = " ".join(sum_[i : i + 8] for i in range(0, len(sum_), 8))
    return format_html('<span class="mono">{}</span>', deler)


@register.simple_tag
def sti(navn: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page, or nothing where this installation has no such page."""
    try:
        return reverse(navn, args=args or None, kwargs=kwargs or None)
    except NoReverseMatch:
        return ""


@register.simple_tag
def skript(*navn: str) -> SafeString:
    filer = ("kostra/tredjepart/htmx.min.js" if n == "htmx" else f"kostra/{n}.js" for n in navn)
    return format_html_join("\n", '<script src="{}" defer></script>', ((static(f),) for f in filer))


@register.inclusion_tag(_DELER + "kopier.html")
def kopier(velger: str = "", tekst: str = "", ord: str = "") -> dict[str, Any]:
    return {"velger": velger, "tekst": tekst, "ord": ord or _("Kopier")}


@register.inclusion_tag(_DELER + "nedtelling.html")
def nedtelling(utloper: datetime, ett: str = "", slutt: str = "") -> dict[str, Any]:
    return {
        "naar": utloper,
        "utloper": int(utloper.timestamp() * 1000),
        "naa": int(klokke.naa().timestamp() * 1000),
        "ett": ett or _("Koden gjelder i ett minutt til."),
        "slutt": slutt or _("Koden gjelder ikke lenger. Velg Send ny kode."),
    }


@register.simple_tag
def spenn(innhold: object) -> SafeString:
    return format_html('<span class="ds-sr-only"> {}</span>', innhold)


@register.filter
def varselfarge(nivaa: str) -> str:
    """The colour of one of Django's messages, from its level's tag."""
    return {"error": "danger", "warning": "warning", "success": "success"}.get(nivaa, "info")


@register.simple_tag
def sprakene() -> list[tuple[str, str]]:
    """The languages by their own names; Django's tag would translate the names."""
    return [(kode, str(navn)) for kode, navn in settings.LANGUAGES]


# -- forms ------------------------------------------------------------------------------------------
@register.simple_tag
def felt(av: BoundField | skjemafelt.Feltvisning, **endringer: Any) -> SafeString:
    if isinstance(av, BoundField):
        if av.is_hidden:
            return av.as_widget()
        vist = skjemafelt.visning(av, **endringer)
    else:
        vist = replace(av, **endringer) if endringer else av
    return render_to_string(_DELER + "felt.html", {"felt": vist})


@register.inclusion_tag(_DELER + "feiloppsummering.html")
def feiloppsummering(av: Any, tittel: str = "") -> dict[str, Any]:
    """Nothing when nothing is wrong."""
    linjer = skjemafelt.feilliste(av) if hasattr(av, "non_field_errors") else list(av or ())
    return {"feil": linjer, "tittel": tittel}


@register.simple_tag
def attributter(av: Mapping[str, Any]) -> SafeString:
    """``name="value"`` pairs; True gives the bare name."""
    deler = [
        escape(navn) if verdi is True else format_html('{}="{}"', navn, verdi)
        for navn, verdi in av.items()
    ]
    return mark_safe(" ".join(deler))  # noqa: S308 - each part is escaped


# -- blocks -----------------------------------------------------------------------------------------
@register.simple_block_tag
def varsel(
    content: str,
    farge: str,
    tittel: str = "",
    niva: int = 2,
    dom: bool = False,
    id: str = "",
    fokus: bool = False,
) -> SafeString:
    data = {
        "innhold": content, "farge": farge, "tittel": tittel, "niva": niva, "dom": dom, "id": id,
        "fokus": fokus,
    }  # fmt: skip
    return render_to_string(_DELER + "varsel.html", data)


@register.simple_block_tag
def detaljer(
    content: str, tittel: str, skjult: str = "", aapen: bool = False, klasse: str = ""
) -> SafeString:
    data = {
        "innhold": content, "tittel": tittel, "skjult": skjult, "aapen": aapen, "klasse": klasse
    }  # fmt: skip
    return render_to_string(_DELER + "detaljer.html", data)


# -- parts from data ----------------------------------------------------------------------------------
@register.inclusion_tag(_DELER + "brodsmuler.html")
def brodsmuler(stier: Iterable[tuple[str, str]]) -> dict[str, Any]:
    return {"stier": list(stier)}


@register.inclusion_tag(_DELER + "faner.html")
def faner(faner: Iterable[Any], etikett: str = "") -> dict[str, Any]:
    return {"faner": faner, "etikett": etikett or _("Hovedsider")}


@register.inclusion_tag(_DELER + "veksle.html")
def veksle(valg: Iterable[Any], etikett: str) -> dict[str, Any]:
    return {"valg": valg, "etikett": etikett}


@register.inclusion_tag(_DELER + "grupper.html")
def grupper(grupper: Iterable[Any], til_hovedsiden: str = "") -> dict[str, Any]:
    return {"grupper": grupper, "til_hovedsiden": til_hovedsiden}


@register.inclusion_tag(_DELER + "nokkeltall.html")
def nokkeltall(tall: Iterable[Any]) -> dict[str, Any]:
    return {"tall": tall}


@register.inclusion_tag(_DELER + "fakta.html")
def fakta(rader: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {"rader": rader}


@register.inclusion_tag(_DELER + "framdrift.html")
def framdrift(steg: Iterable[Any]) -> dict[str, Any]:
    return {"steg": steg}


@register.inclusion_tag(_DELER + "sider.html", takes_context=True)
def sider(
    context: Context, side: Any, navn: str = "side", etikett: str = "", anker: str = ""
) -> dict[str, Any]:
    """Page numbers as links, with what the address says already (filter, sorting)."""
    foresporsel = context.get("request")
    plass = f"#{anker}" if anker else ""

    def til(nummer: int) -> str:
        valgt = foresporsel.GET.copy() if foresporsel else None
        if valgt is None:
            return f"?{navn}={nummer}{plass}"
        valgt[navn] = str(nummer)
        return f"?{valgt.urlencode()}{plass}"

    numre = side.paginator.get_elided_page_range(side.number, on_each_side=2, on_ends=1)
    lenker = [(n, til(n) if isinstance(n, int) else "") for n in numre]
    siste = side.paginator.num_pages
    return {
        "side": side, "lenker": lenker, "forste": til(1), "siste": til(siste),
        "etikett": etikett or _("Bla i sider"),
    }  # fmt: skip


@register.inclusion_tag(_DELER + "sorter.html", takes_context=True)
def sorter(
    context: Context, nokkel: str, tekst: str, hoyre: bool = False, navn: str = "sorter"
) -> dict[str, Any]:
    """The next press turns the order of the column that is sorted by; the others start ascending."""
    naa = str(context.get("sortering", ""))
    aria = {nokkel: "ascending", f"-{nokkel}": "descending"}.get(naa, "none")
    neste = f"-{nokkel}" if naa == nokkel else nokkel
    return {"tekst": tekst, "hoyre": hoyre, "navn": navn, "aria": aria, "neste": neste}


@register.inclusion_tag(_DELER + "tabell.html", takes_context=True)
def tabell(
    context: Context,
    kolonner: Iterable[Any],
    rader: Iterable[Iterable[Any]],
    tittel: str,
    hode: int = 0,
    vis_tittel: bool = False,
) -> dict[str, Any]:
    kolonner = list(kolonner)
    ferdige = [list(zip(kolonner, rad, strict=True)) for rad in rader]
    return {
        "kolonner": kolonner, "rader": ferdige, "tittel": tittel, "hode": hode,
        "vis_tittel": vis_tittel, "sortering": context.get("sortering", ""),
    }  # fmt: skip
