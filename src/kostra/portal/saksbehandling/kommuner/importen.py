"""The import of a list: upload, preview, *Utfør*, and *Angre*."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kostra.blankett import telefon
from kostra.portal.konto.models import Rolle
from kostra.portal.saksbehandling.kommuner import services
from kostra.portal.saksbehandling.kommuner.forms import Liste
from kostra.portal.saksbehandling.kommuner.utvalg import maalform, orgnr_i_grupper
from kostra.portal.saksbehandling.listefil import tar_imot_liten_fil
from kostra.portal.saksbehandling.side import tegn
from kostra.portal.tilgang import enhetsangring
from kostra.portal.tilgang.enheter import planlegg
from kostra.portal.tilgang.enhetsliste import KOLONNER, IkkeTekst, les_alle, les_tekst
from kostra.portal.tilgang.krav import Innlogget, krever
from kostra.portal.tilgang.models import Kommuneimport

LISTE: Final = "saksbehandling:kommuner"
_SISTE: Final = 20


@tar_imot_liten_fil("liste")
@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def importer(request: Innlogget) -> HttpResponse:
    """Where a list is chosen; a POST shows what it would do."""
    skjema = Liste(request.POST, request.FILES) if request.method == "POST" else Liste()
    if skjema.is_valid():
        fil = skjema.cleaned_data["liste"]
        try:
            return _forhandsvis(request, les_tekst(fil.read()), fil.name)
        except IkkeTekst as feil:
            skjema.add_error("liste", str(feil))
    innhold = {
        "form": skjema,
        "kolonner": _kolonner(),
        "tidligere": Kommuneimport.objects.select_related("gjort_av", "angret_av")[:_SISTE],
    }
    status = 422 if skjema.is_bound else 200
    return tegn(request, "kommuner/importer.html", innhold, aktiv=LISTE, status=status)


def _forhandsvis(request: Innlogget, tekst: str, navn: str) -> HttpResponse:
    liste, feil = les_alle(tekst)
    return _vis(request, services.Bestilling(liste, navn), feil=feil)


def _vis(
    request: Innlogget, bestilling: services.Bestilling, *, feil: list[Any] | None = None,
    endret_imens: bool = False,
) -> HttpResponse:  # fmt: skip
    plan = planlegg(bestilling.liste)
    kan_utfores = not feil and bool(plan.nye or plan.endret)
    innhold = {
        "navn": bestilling.navn,
        "plan": plan,
        "endringer": [(en, _felt(en.felt)) for en in plan.endret],
        "nye": [(en, _felt(en.felt, nye=True)) for en in plan.nye],
        "feil": feil or [],
        "har_feil": bool(feil),
        "endret_imens": endret_imens,
        "forseglet": services.forsegl(bestilling, plan, request.user) if kan_utfores else "",
    }
    status = 422 if feil else 409 if endret_imens else 200
    return tegn(request, "kommuner/forhandsvis.html", innhold, aktiv=LISTE, status=status)


@krever(Rolle.SAKSBEHANDLER)
@require_POST
def utfor(request: Innlogget) -> HttpResponse:
    """Does what the preview showed."""
    forseglet, bytt = request.POST.get("forseglet", ""), "bytt_orgnr" in request.POST
    try:
        gjort = services.importer(forseglet=forseglet, bytt_orgnr=bytt, bruker=request.user)
    except services.IkkeSomVist:
        return _se_igjen(request, forseglet)
    messages.success(
        request,
        _("Importen er utført: %(nye)d nye og %(endret)d endret.")
        % {"nye": gjort.nye, "endret": gjort.endret},
    )
    if gjort.mistet_pin:
        messages.warning(
            request,
            _("Disse har fått nytt organisasjonsnummer og må få ny pinkode: %(enheter)s.")
            % {"enheter": "; ".join(gjort.mistet_pin)},
        )
    return redirect("saksbehandling:kommuner_importer")


def _se_igjen(request: Innlogget, forseglet: str) -> HttpResponse:
    try:
        bestilling, _plan = services.aapne(forseglet, request.user)
    except services.IkkeSomVist:
        messages.error(request, _("Forhåndsvisningen er for gammel. Velg listen på nytt."))
        return redirect("saksbehandling:kommuner_importer")
    return _vis(request, bestilling, endret_imens=True)


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def angre(request: Innlogget, nr: int) -> HttpResponse:
    """Takes an import back, after a question; says what it could not take back."""
    importen = get_object_or_404(Kommuneimport, pk=nr)
    innhold: dict[str, Any] = {"importen": importen}
    if request.method == "POST":
        try:
            gjort = enhetsangring.angre(kommuneimport=importen, bruker=request.user)
        except enhetsangring.AlleredeAngret:
            messages.info(request, _("Importen var alt angret."))
            return redirect("saksbehandling:kommuner_importer")
        innhold["gjort"] = gjort
        innhold["endret_siden"] = [(e, feltnavn(navn)) for e, navn in gjort.endret_siden]
    return tegn(request, "kommuner/angre.html", innhold, aktiv=LISTE)


# -- words ---------------------------------------------------------------------------------------------
def feltnavn(navn: str) -> str:
    """What staff call a field of a unit."""
    return {
        "orgnr": _("organisasjonsnummer"),
        "navn": _("navn"),
        "bydelsnavn": _("bydelens navn"),
        "sprak": _("målform"),
        "kontakt_navn": _("kontakt"),
        "kontakt_epost": _("e-post"),
        "kontakt_telefon": _("telefon"),
        "gyldig_fra": _("første rapporteringsår"),
        "gyldig_til": _("siste rapporteringsår"),
    }[navn]


def _felt(felt: dict[str, tuple[Any, Any]], *, nye: bool = False) -> list[tuple[str, str, str]]:
    """(field, was, becomes); of a new unit only what it is given."""
    return [
        (feltnavn(navn), _verdi(navn, var), _verdi(navn, blir))
        for navn, (var, blir) in felt.items()
        if not nye or (blir and navn not in ("navn", "bydelsnavn"))
    ]


def _verdi(navn: str, verdi: Any) -> str:
    if verdi in ("", None):
        return _("ingenting")
    vis = {"orgnr": orgnr_i_grupper, "sprak": maalform, "kontakt_telefon": telefon.vis}
    return vis.get(navn, str)(verdi)


def _kolonner() -> list[tuple[str, str]]:
    """(column, what stands in it), in the order of the list."""
    hva = (
        _("Fire siffer. Må være med."),
        _("To siffer, bare for Oslo. Uten den gjelder linjen alle bydelene."),
        _("Ni siffer. Trengs for en ny kommune."),
        _("nb eller nn: målformen i brev og e-post."),
        _("Navnet på KOSTRA-kontakten."),
        _("E-postadressen til kontakten."),
        _("Telefonnummeret til kontakten."),
        _("Første rapporteringsår."),
        _("Siste rapporteringsår."),
    )
    return list(zip(KOLONNER, hva, strict=True))
