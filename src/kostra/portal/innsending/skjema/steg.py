"""What a form page does with what it is sent: always save first, then go where the button says."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from kostra.blankett import Blankett, Feltfeil, Gruppe, visning
from kostra.blankett.svar import Verdi
from kostra.portal.innsending import utvalg
from kostra.portal.innsending.kontroll import bestilling as kontroller
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.opplasting.feil import OpplastingsFeil
from kostra.portal.innsending.opplasting.mottaker import filen_i, har_fil
from kostra.portal.innsending.opplasting.tjeneste import fjern, fra_post
from kostra.portal.innsending.skjema import rundetekst
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.innsending.skjema.side import side, utkastfeil
from kostra.portal.innsending.tilstand import UlovligOvergang
from kostra.portal.konto.steg import velg_sprak
from kostra.portal.tilgang.krav import Innlogget
from kostra.portal.utseende import sprak as spraket

LAGRE, NESTE, FORRIGE, KONTROLLERE, SEND_INN = (
    "lagre",
    "neste",
    "forrige",
    "kontrollere",
    "send_inn",
)
EXCEL: Final = "excel"
FJERN_FIL: Final = "fjern_fil"
_TIL_GRUPPE: Final = "gruppe."
_SPRAK: Final = "sprak."
#: Buttons that save and go to another page: their name there.
_VIDERE: Final = {"hovedsiden": "mine", "utskrift": "utskrift"}
_STOPPER: Final = (LAGRE, NESTE)


def ta_imot(request: Innlogget, utfylling: Utfylling, gruppe: Gruppe) -> HttpResponse:
    """Saves the group and takes the step. Raises UlovligOvergang for a locked form."""
    gjor = request.POST.get("gjor", LAGRE)
    valgt = gjor.removeprefix(_SPRAK) if gjor.startswith(_SPRAK) else ""
    if not spraket.finnes(valgt):
        return _lagre_og_gaa(request, utfylling, gruppe, gjor)
    with override(valgt):
        svar = _lagre_og_gaa(request, utfylling, gruppe, gjor)
    return velg_sprak(request, svar, valgt)


def _lagre_og_gaa(
    request: Innlogget, utfylling: Utfylling, gruppe: Gruppe, gjor: str
) -> HttpResponse:
    raa = svarene(request.POST)
    try:
        lagret = skjema.lagre(
            utfylling=utfylling,
            bruker=request.user,
            gruppe=gruppe.id,
            raa=raa,
            versjon=_tall(request.POST.get("versjon", "")),
            grunnlag=request.POST.get("grunnlag", ""),
            meldt=gjor == LAGRE,
        )
    except skjema.Konflikt as konflikt:
        return vis_konflikt(request, gruppe, konflikt, gjor)
    except UlovligOvergang:
        if har_fil(request) or not skjema.staar_alt(utfylling=utfylling, gruppe=gruppe.id, raa=raa):
            raise
        return redirect("innsending:skjema", utfylling.pk)  # the same page sent twice
    endre_fil = _fjern_fil if gjor == FJERN_FIL else _ta_fil
    filfeil = endre_fil(request, lagret.utfylling)
    etter = utvalg.utfylling_for(request.user, utfylling.pk)
    if gjor in (KONTROLLERE, SEND_INN) and not filfeil:
        # what came in between the save and here, by others, wasn't on the page either
        egen = lagret.utfylling.versjon + _tar_fil(request, etter)
        saa_alt = lagret.saa_alt and etter.versjon == egen
        return _kontroller_eller_send(request, etter, gruppe, gjor, saa_alt=saa_alt)
    return _gaa(request, etter, gruppe, gjor, filfeil)


def svarene(post: QueryDict) -> dict[str, Verdi]:
    """All values of every name: a box may be ticked many times."""
    return {navn: post.getlist(navn) for navn in post}


def _tall(raa: str) -> int | None:
    return int(raa) if raa.isascii() and raa.isdecimal() and len(raa) < 10 else None


def _tar_fil(request: Innlogget, utfylling: Utfylling) -> bool:
    return utvalg.definisjon(utfylling).filfelt is not None and har_fil(request)


def _ta_fil(request: Innlogget, utfylling: Utfylling) -> OpplastingsFeil | None:
    """Takes the file that a browser without script sent along. Returns what was wrong with it."""
    if not _tar_fil(request, utfylling):
        return None
    try:
        fra_post(filen_i(request), utfylling=utfylling, bruker=request.user)
    except OpplastingsFeil as feil:
        return feil
    return None


def _fjern_fil(request: Innlogget, utfylling: Utfylling) -> OpplastingsFeil | None:
    """*Fjern filen* without script. One that was chosen at the same time isn't taken."""
    try:
        fjern(utfylling=utfylling, bruker=request.user)
    except OpplastingsFeil as feil:
        return feil
    messages.success(request, _("Filen er fjernet fra skjemaet."))
    return None


def _gaa(
    request: Innlogget,
    utfylling: Utfylling,
    gruppe: Gruppe,
    gjor: str,
    filfeil: OpplastingsFeil | None,
) -> HttpResponse:
    """To the next page; what is wrong stops only *Lagre* and *Neste*, and is saved all the same."""
    feilene = utkastfeil(utfylling, gruppe, ogsaa_mangler=False)
    if filfeil or (feilene and gjor in _STOPPER):
        return vis_side(
            request,
            utfylling,
            gruppe,
            feilene,
            filfeil=filfeil.tekst if filfeil else "",
            status=filfeil.status if filfeil else 422,
            vis_stotteref=bool(filfeil and filfeil.for_support),
        )
    return HttpResponseRedirect(_adresse(utfylling, gruppe, gjor))


def _adresse(utfylling: Utfylling, gruppe: Gruppe, gjor: str) -> str:
    if gjor in _VIDERE:
        args = [] if gjor == "hovedsiden" else [utfylling.pk]
        return reverse(f"innsending:{_VIDERE[gjor]}", args=args)
    if gjor == EXCEL:
        # a download leaves the page where it is: it must be a page that knows what was saved
        return reverse("innsending:gruppe", args=[utfylling.pk, gruppe.id]) + "?hent=excel"
    rekke = [g.id for g in utvalg.definisjon(utfylling).grupper]
    nr = rekke.index(gruppe.id) + {NESTE: 1, FORRIGE: -1}.get(gjor, 0)
    til = rekke[min(max(nr, 0), len(rekke) - 1)]
    if gjor.startswith(_TIL_GRUPPE) and gjor.removeprefix(_TIL_GRUPPE) in rekke:
        til = gjor.removeprefix(_TIL_GRUPPE)
    return reverse("innsending:gruppe", args=[utfylling.pk, til])


# -- Kontrollere, Send inn -----------------------------------------------------------------------------
def _kontroller_eller_send(
    request: Innlogget, utfylling: Utfylling, gruppe: Gruppe, gjor: str, *, saa_alt: bool
) -> HttpResponse:
    try:
        if not saa_alt:
            raise skjema.EndretImens(utfylling)
        return _utfor(request, utfylling, gruppe, gjor)
    except skjema.Ufullstendig as mangler:
        return vis_side(request, utfylling, gruppe, mangler.feil, gjor=gjor, status=422)
    except skjema.EndretImens:
        grunn = _(
            "Skjemaet er endret i et annet vindu eller av en annen mens du hadde det åpent. "
            "Se over det som står her nå, og prøv igjen."
        )
        return _stoppet(request, utfylling, gruppe, gjor, grunn)
    except skjema.IkkeAapen as stengt:
        grunn = rundetekst.hvorfor_ikke(stengt.aapning)
        return _stoppet(request, utfylling, gruppe, gjor, grunn)


def _utfor(request: Innlogget, utfylling: Utfylling, gruppe: Gruppe, gjor: str) -> HttpResponse:
    if utvalg.definisjon(utfylling).filfelt is not None:
        ordre = kontroller.bestill(
            utfylling=utfylling, bruker=request.user, handling=gjor, versjon=utfylling.versjon
        )
        return redirect("innsending:framdrift", ordre.pk)
    if gjor == KONTROLLERE:
        skjema.krev_riktig(utfylling)
        adresse = reverse("innsending:gruppe", args=[utfylling.pk, gruppe.id])
        return HttpResponseRedirect(f"{adresse}?kontrollert=1")
    skjema.send_inn(utfylling=utfylling, bruker=request.user)
    return HttpResponseRedirect(reverse("innsending:skjema", args=[utfylling.pk]) + "?sendt=1")


def _stoppet(
    request: Innlogget, utfylling: Utfylling, gruppe: Gruppe, gjor: str, grunn: str
) -> HttpResponse:
    """Not sent, but saved: the page says why."""
    return vis_side(request, utfylling, gruppe, [], gjor=gjor, stoppet=grunn, status=409)


# -- pages ---------------------------------------------------------------------------------------------
def vis_side(
    request: Innlogget,
    utfylling: Utfylling,
    gruppe: Gruppe,
    feilene: list[Feltfeil],
    *,
    filfeil: str = "",
    gjor: str = "",
    stoppet: str = "",
    status: int = 200,
    **mer: Any,
) -> HttpResponse:
    """The page of a group. ``gjor``: what the faults stand in the way of; ``stoppet``: why it stopped."""
    innhold = side(utfylling, gruppe, feilene=feilene, filfeil=filfeil)
    innhold |= {"gjor": gjor, "stoppet": stoppet, **mer}
    innhold["har_feil"] = bool(innhold["har_feil"] or stoppet)
    return render(request, "innsending/skjema/side.html", innhold, status=status)


def vis_konflikt(
    request: Innlogget, gruppe: Gruppe, konflikt: skjema.Konflikt, gjor: str
) -> HttpResponse:
    """Both answers side by side. Nothing was saved; the user chooses."""
    staar, form = konflikt.utfylling, utvalg.definisjon(konflikt.utfylling)
    deres = utvalg.gruppens_svar(form, staar.svar, gruppe.id)
    innhold = {
        "utfylling": staar,
        "tittel": form.tittel.paa(utvalg.sprak()),
        "gruppe": gruppe,
        "hvem": _hvem(request, staar),
        "er_meg": staar.endret_av_id == request.user.pk,
        "forskjeller": _forskjeller(form, konflikt.mine, deres),
        "mine": [(id, v) for id, svar in konflikt.mine.items() for v in _liste(svar)],
        "grunnlag": utvalg.grunnlag(staar, gruppe.id),
        "gjor": gjor,
        "mistet_fil": har_fil(request),
        "har_feil": True,
    }
    return render(request, "innsending/skjema/konflikt.html", innhold, status=409)


def _forskjeller(form: Blankett, mine: Any, deres: Any) -> list[tuple[str, ...]]:
    """(question, my answer, theirs), where they differ."""
    sprak = utvalg.sprak()
    ulike = [form.etter_id[id] for id in mine if mine[id] != deres[id]]
    return [
        (felt.etikett.paa(sprak), *[visning(felt, svar[felt.id], sprak) for svar in (mine, deres)])
        for felt in ulike
    ]


def _hvem(request: Innlogget, utfylling: Utfylling) -> str:
    if utfylling.endret_av_id == request.user.pk:
        return _("Du selv, i et annet vindu,")
    return utfylling.endret_av.navn or str(utfylling.enhet)


def _liste(svar: Verdi) -> list[str]:
    return [svar] if isinstance(svar, str) else list(svar)
