"""The page for those who make the case-work systems: layouts, samples, the command, the trial."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kostra.kontroll.modell import Grad
from kostra.portal import klokke
from kostra.portal.nedlasting import eksempelfiler, programfiler
from kostra.portal.nedlasting.aarvalg import velg_aar
from kostra.portal.nedlasting.dokumenter import Lenke, lenker
from kostra.portal.nedlasting.seksjoner import Seksjon, seksjoner
from kostra.portal.runde.models import Rapporteringsaar, Sertifikat
from kostra.portal.runde.utvalg import signeringssertifikater
from kostra.portal.tilgang.krav import offentlig

#: The command's exit codes. 0–2 are verdicts.
UTGANGSKODER: list[tuple[int, Promise]] = [
    (0, _("Ingen feil eller advarsler. Filen kan sendes inn.")),
    (1, _("Bare advarsler. Filen kan sendes inn, men bør sjekkes.")),
    (2, _("Feil eller kritisk feil. Filen kan ikke sendes inn.")),
    (64, _("Galt valg eller gal verdi på kommandolinjen.")),
    (66, _("Filen kan ikke leses.")),
    (70, _("Feil i programmet. Meld den til oss.")),
    (73, _("Rapporten kan ikke skrives.")),
]
#: The JSON report's parts, and what stands in them.
RAPPORT: list[tuple[str, Promise]] = [
    ("validationSummary", _("Svaret for hele filen: skjema, år, region, alvorlighet, antall.")),
    ("reportEntries", _("Funnene, ett objekt for hvert.")),
    ("additionalEntries", _("Funn fra tilleggskontrollene (T01 …). De endrer ikke svaret.")),
    ("controls", _("Kontrollene som er kjørt, med antall funn, også de uten.")),
    ("statistics", _("Tabeller over det filen inneholder, når ingen feil stopper den.")),
]
#: What stands in one finding.
FUNN: list[tuple[str, Promise]] = [
    ("severity", _("Alvorlighet: INFO, WARNING, ERROR eller FATAL.")),
    ("ruleId", _("Kontrollens id, som i kravspesifikasjonen.")),
    ("ruleName", _("Kontrollens nummer og tittel.")),
    ("messageText", _("Hva som er funnet, med verdien.")),
    ("action", _("Hva som må gjøres.")),
    ("explanation", _("Hvorfor det kontrolleres, og vanlige årsaker.")),
    ("journalId", _("Journalnummeret.")),
    ("caseworker", _("Saksbehandleren, slik den står i filen.")),
    ("lineNumbers", _("Postene funnet gjelder, telt fra 1.")),
    ("physicalLineNumbers", _("Linjene i filen, telt fra 1.")),
    ("individId", _("Individets id i filen (15F).")),
    ("contextId", _("Elementets id i filen (15F).")),
    ("fields", _("Feltene kontrollen ser på, med posisjoner.")),
]
_DATA = {"CSV", "JSON"}


@dataclass(frozen=True)
class Skjemadata:
    """What a program reads about one form in one year."""

    seksjon: Seksjon
    filbeskrivelse: list[Lenke]
    kravspesifikasjon: list[Lenke]
    endringer: list[Lenke]
    eksempler: str


@offentlig
@require_safe
def leverandor(request: HttpRequest) -> HttpResponse:
    """Everything a vendor needs, on one page."""
    aar = velg_aar(request.GET.get("aar", ""))
    return render(
        request,
        "nedlasting/leverandor.html",
        {
            "aar": aar,
            "skjemaer": [_skjemadata(seksjon, aar.valgt) for seksjon in seksjoner(aar.valgt)],
            "kontrollprogram": programfiler.filer("enkeltfil", "hjul"),
            "summer": programfiler.filer("summer", "signatur"),
            "signeringssertifikater": signeringssertifikater(),
            "utgangskoder": UTGANGSKODER,
            "rapport": RAPPORT,
            "funn": FUNN,
            "grader": [grad.name for grad in Grad],
            "prover": _prover(),
            "provesertifikater": _provesertifikater(),
        },
    )


def _skjemadata(seksjon: Seksjon, aar: int) -> Skjemadata:
    def data(navn: str) -> list[Lenke]:
        return [en for en in lenker(navn, seksjon.skjema, aar) if en.format in _DATA]

    return Skjemadata(
        seksjon,
        data("filbeskrivelse"),
        data("kravspesifikasjon"),
        lenker("endringer", seksjon.skjema, aar)[:1],
        reverse("nedlasting:eksempel", args=[seksjon.skjema, aar, eksempelfiler.SAMLET])
        if eksempelfiler.finnes(seksjon.skjema, aar)
        else "",
    )


def _prover() -> list[Rapporteringsaar]:
    """Trials that are on or to come, and those over whose data aren't wiped yet."""
    naa = klokke.naa()
    rader = Rapporteringsaar.objects.filter(prove_fra__isnull=False)
    return list(rader.filter(Q(prove_til__gt=naa) | Q(prove_slettet=None)).order_by("prove_fra"))


def _provesertifikater() -> list[Sertifikat]:
    """The certificates that vendors encrypt their trials to, the newest first."""
    naa = klokke.naa()
    rader = Sertifikat.objects.filter(bruk=Sertifikat.Bruk.KRYPTERING, prove=True, trukket=None)
    return list(rader.filter(gyldig_fra__lte=naa, gyldig_til__gt=naa))
