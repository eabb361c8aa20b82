from django.urls import path

from kostra.portal.nedlasting import forside, nyheter, tomfil

app_name = "nedlasting"
urlpatterns = [
    path("", forside.forside, name="forside"),
    path("sertifikat/<int:nr>/", forside.sertifikat, name="sertifikat"),
    path("tomfil/<slug:skjema>/<int:aar>/", tomfil.tomfil, name="tomfil"),
    path("nyheter/", nyheter.nyheter, name="nyheter"),
]
