from django.urls import path

from kostra.portal.nedlasting import (
    dokumenter,
    eksempelfiler,
    erklaeringer,
    forside,
    leverandor,
    nyheter,
    nyhetsstrom,
    programfiler,
    sok,
    tomfil,
)

app_name = "nedlasting"
urlpatterns = [
    path("", forside.forside, name="forside"),
    path("sok/", sok.sok, name="sok"),
    path("sertifikat/<int:nr>/", forside.sertifikat, name="sertifikat"),
    path("tomfil/<slug:skjema>/<int:aar>/", tomfil.tomfil, name="tomfil"),
    path("eksempler/<slug:skjema>/<int:aar>/<str:fil>", eksempelfiler.eksempel, name="eksempel"),
    path(
        "dokumenter/<slug:skjema>/<int:aar>/<slug:navn>/<slug:sprak>.<slug:format>",
        dokumenter.dokument,
        name="dokument",
    ),
    path(
        "dokumenter/file-encrypter/<slug:navn>/<slug:sprak>.<slug:format>",
        dokumenter.programdokument,
        name="programdokument",
    ),
    path("nedlastinger/<str:navn>", programfiler.programfil, name="programfil"),
    path("personvern/", erklaeringer.personvern, name="personvern"),
    path("tilgjengelighet/", erklaeringer.tilgjengelighet, name="tilgjengelighet"),
    path("leverandor/", leverandor.leverandor, name="leverandor"),
    path("nyheter/", nyheter.nyheter, name="nyheter"),
    path("nyheter/atom.xml", nyhetsstrom.atom, name="atom"),
    path("nyheter/<int:nr>/", nyheter.nyhet, name="nyhet"),
]
