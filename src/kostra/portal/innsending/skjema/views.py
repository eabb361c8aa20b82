"""The list of forms, new forms, and what can be done to a whole form."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kostra.portal.innsending import utvalg
from kostra.portal.innsending.faner import hovedfaner
from kostra.portal.innsending.henvendelser.utvalg import som_venter, ubegynte
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.skjema import liste as skjemaliste
from kostra.portal.innsending.skjema import rundetekst
from kostra.portal.innsending.skjema import side as skjemaside
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.innsending.skjema.ark import Ark, filnavn
from kostra.portal.innsending.skjema.excel import excel as som_excel
from kostra.portal.innsending.skjema.frister import frister
from kostra.portal.innsending.skjema.inngang import med_ogsaa_ubegynt, med_utfylling
from kostra.portal.innsending.skjema.lest import vis_lest
from kostra.portal.innsending.skjema.pdf import pdf as som_pdf
from kostra.portal.innsending.tilstand import Hendelse, Tilstand, UlovligOvergang
from kostra.portal.konto.models import Rolle
from kostra.portal.revisjon.utvalg import innsyn
from kostra.portal.tilgang.krav import Innlogget, krever

EIERE = (Rolle.KOMMUNE, Rolle.RAPPORTOR)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@krever(*EIERE)
@require_safe
def mine(request: Innlogget) -> HttpResponse:
    """*Mine skjema*."""
    alle = skjemaliste.mine(request.user)
    valg = skjemaliste.Listevalg.fra_adresse(request.GET)
    side = Paginator(skjemaliste.velg(alle, valg), valg.antall).get_page(request.GET.get("side"))
    innhold = {
        "faner": hovedfaner(request.user, "mine"),
        "alle": alle,
        "valg": valg,
        "side": side,
        "sortering": valg.sorter,
        "antall_valg": skjemaliste.ANTALL,
        "filtre": skjemaliste.filtre(alle),
        "gjenstaar": skjemaliste.gjenstaar(request.user, alle),
        "henvendelser": som_venter([rad.id for rad in alle] + ubegynte(request.user)),
        "andre": skjemaliste.status_for_kommunen(request.user),
        "innsyn": innsyn(request.user.ved) if request.user.rolle == Rolle.KOMMUNE else [],
        "rundene": frister(request.user),
    }
    return render(request, "innsending/skjema/mine.html", innhold)


@krever(*EIERE)
@require_http_methods(["GET", "HEAD", "POST"])
def nytt(request: Innlogget) -> HttpResponse:
    """*Nytt skjema*; a POST begins one."""
    if request.method == "POST":
        return _start(request)
    innhold = {
        "faner": hovedfaner(request.user, "nytt"),
        "mulige": skjemaliste.mulige(request.user),
        "enhet": str(request.user.enhet),
    }
    return render(request, "innsending/skjema/nytt.html", innhold)


def _start(request: Innlogget) -> HttpResponse:
    aar = request.POST.get("aar", "")
    try:
        ny = skjema.start(
            bruker=request.user,
            skjema=request.POST.get("skjema", ""),
            aar=int(aar) if aar.isascii() and aar.isdecimal() and len(aar) == 4 else 0,
        )
    except utvalg.IkkeTilgjengelig:
        return render(request, "innsending/skjema/ikke_tilgjengelig.html", status=404)
    except skjema.IkkeAapen as stengt:
        messages.error(request, rundetekst.hvorfor_ikke(stengt.aapning))
        return redirect("innsending:nytt")
    return redirect("innsending:skjema", ny.pk)


@krever(*EIERE)
@require_safe
def les(request: Innlogget, skjema: str, aar: int) -> HttpResponse:
    """A form that isn't begun, for reading: also before its round opens and after it has closed."""
    valgt = skjemaliste.mulig_for(request.user, aar, skjema)
    innhold = {
        "tittel": valgt.tittel,
        "enhet": str(request.user.enhet),
        "form": valgt.form,
        "hvorfor_ikke": rundetekst.hvorfor_ikke(valgt.aapning),
        "grupper_lest": skjemaside.blank(valgt.form, valgt.enhet),
        "hjemmel": skjemaside.hjemmel(valgt.form),
        "stier": [(reverse("innsending:nytt"), _("Nytt skjema")), ("", f"{skjema} {aar}")],
    }
    return render(request, "innsending/skjema/blank.html", innhold)


@krever(*EIERE)
@require_safe
@med_ogsaa_ubegynt
def skjemaet(request: Innlogget, utfylling: Utfylling) -> HttpResponse:
    """The whole form when it is locked; else its first group that isn't done."""
    if not utfylling.er_begynt:
        return redirect("innsending:nytt")
    if utvalg.kan(utfylling, Hendelse.LAGRE):
        return redirect("innsending:gruppe", utfylling.pk, skjemaside.forste_uferdige(utfylling))
    return vis_lest(request, utfylling, ved="sendt" if "sendt" in request.GET else "")


@krever(*EIERE)
@require_safe
@med_utfylling
def utskrift(request: Innlogget, utfylling: Utfylling) -> HttpResponse:
    """*Skriv ut*: all of it on one page."""
    innhold = skjemaside.hode(utfylling) | {"ark": Ark.av(utfylling)}
    return render(request, "innsending/skjema/utskrift.html", innhold)


@krever(*EIERE)
@require_safe
@med_utfylling
def pdf(_request: Innlogget, utfylling: Utfylling) -> HttpResponse:
    """*Skriv ut*, as PDF/UA."""
    svar = HttpResponse(som_pdf(Ark.av(utfylling)), content_type="application/pdf")
    svar["Content-Disposition"] = f'attachment; filename="{filnavn(utfylling)}.pdf"'
    return svar


@krever(*EIERE)
@require_safe
@med_utfylling
def excel(_request: Innlogget, utfylling: Utfylling) -> HttpResponse:
    """*Excel*: the answers."""
    svar = HttpResponse(som_excel(Ark.av(utfylling)), content_type=_XLSX)
    svar["Content-Disposition"] = f'attachment; filename="{filnavn(utfylling)}.xlsx"'
    return svar


@krever(*EIERE)
@require_http_methods(["GET", "HEAD", "POST"])
@med_utfylling
def slett(request: Innlogget, utfylling: Utfylling) -> HttpResponse:
    """*Slett*, after a question."""
    if not utvalg.kan_slettes(utfylling):
        raise UlovligOvergang(Tilstand(utfylling.tilstand), Hendelse.SLETT)
    if request.method == "POST":
        skjema.slett(utfylling=utfylling, bruker=request.user)
        messages.success(request, _("Skjemaet er slettet."))
        return redirect("innsending:mine")
    tekst = _("Alt som er fylt ut, og filen, hvis du har lagt ved en, blir borte for godt.")
    return _spor(request, utfylling, _("Slette skjemaet?"), tekst, _("Ja, slett"), "danger")


@krever(*EIERE)
@require_http_methods(["GET", "HEAD", "POST"])
@med_utfylling
def laas_opp(request: Innlogget, utfylling: Utfylling) -> HttpResponse:
    """*Lås opp*, after a question."""
    utvalg.krev(utfylling, Hendelse.LAAS_OPP)
    if request.method == "POST":
        return _laas_opp(request, utfylling)
    tekst = _("Da kan du rette og sende på nytt. Det du har sendt inn, gjelder til du gjør det.")
    return _spor(request, utfylling, _("Låse opp skjemaet?"), tekst, _("Lås opp"), "accent")


def _laas_opp(request: Innlogget, utfylling: Utfylling) -> HttpResponse:
    try:
        skjema.laas_opp(utfylling=utfylling, bruker=request.user)
    except skjema.IkkeAapen as stengt:
        messages.error(request, rundetekst.hvorfor_ikke(stengt.aapning))
    return redirect("innsending:skjema", utfylling.pk)


@krever(*EIERE)
@require_http_methods(["GET", "HEAD", "POST"])
@med_utfylling
def trekk(request: Innlogget, utfylling: Utfylling) -> HttpResponse:
    """*Trekk tilbake*, after a question."""
    utvalg.krev(utfylling, Hendelse.TREKK)
    if request.method == "POST":
        skjema.trekk(utfylling=utfylling, bruker=request.user)
        return redirect("innsending:skjema", utfylling.pk)
    tekst = _(
        "Personen mister tilgangen som bare dette skjemaet gir, og får beskjed på "
        "e-post. Det kan ikke angres; skal personen rapportere igjen, sender du et nytt."
    )
    return _spor(
        request, utfylling, _("Trekke tilbake skjemaet?"), tekst, _("Ja, trekk tilbake"), "danger"
    )


def _spor(
    request: Innlogget, utfylling: Utfylling, tittel: str, tekst: str, ja: str, farge: str
) -> HttpResponse:
    navn = utvalg.definisjon(utfylling).tittel.paa(utvalg.sprak())
    innhold = {
        "tittel": tittel, "tekst": f"{navn}. {tekst}", "ja": ja, "farge": farge,
        "avbryt": reverse("innsending:skjema", args=[utfylling.pk]),
    }  # fmt: skip
    return render(request, "kostra/bekreft.html", innhold)
