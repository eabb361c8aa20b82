from django.urls import include, path

from kostra.portal.saksbehandling import godkjenninger, oversikt, status
from kostra.portal.saksbehandling.banner import views as banner

app_name = "saksbehandling"
urlpatterns = [
    path("", oversikt.oversikt, name="oversikt"),
    path("", include("kostra.portal.saksbehandling.leveringer.urls")),
    path("kommuner/", include("kostra.portal.saksbehandling.kommuner.urls")),
    path("pin-brev/", include("kostra.portal.saksbehandling.pinbrev.urls")),
    path("utleveringer/", include("kostra.portal.saksbehandling.utleveringer.urls")),
    path("status/", status.status, name="status"),
    path("status/last-ned/<slug:format>/", status.last_ned, name="status_last_ned"),
    path("brukere/", include("kostra.portal.saksbehandling.brukere.urls")),
    path("godkjenninger/", godkjenninger.godkjenninger, name="godkjenninger"),
    path("ko/", include("kostra.portal.saksbehandling.ko.urls")),
    path("karantene/", include("kostra.portal.saksbehandling.karantene.urls")),
    path("purring/", include("kostra.portal.saksbehandling.purring.urls")),
    path("revisjonslogg/", include("kostra.portal.saksbehandling.revisjonslogg.urls")),
    path("oppbevaring/", include("kostra.portal.saksbehandling.oppbevaring.urls")),
    path("innsyn/", include("kostra.portal.saksbehandling.innsyn.urls")),
    path("sertifikater/", include("kostra.portal.saksbehandling.sertifikater.urls")),
    path("api-nokler/", include("kostra.portal.saksbehandling.apinokler.urls")),
    path("runder/", include("kostra.portal.saksbehandling.runder.urls")),
    path("nyheter/", include("kostra.portal.saksbehandling.nyheter.urls")),
    path("banner/", banner.banner, name="banner"),
    path("som-kommune/", include("kostra.portal.saksbehandling.som_kommune.urls")),
]
