from django.urls import path

from kostra.portal.nedlasting import forside, nyheter

app_name = "nedlasting"
urlpatterns = [
    path("", forside.forside, name="forside"),
    path("sertifikat/<int:nr>/", forside.sertifikat, name="sertifikat"),
    path("nyheter/", nyheter.nyheter, name="nyheter"),
]
