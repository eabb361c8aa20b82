"""Every address of the portal. Who may open which: ``docs/sikkerhet/tilgang.csv``."""

from django.urls import include, path

from kostra.portal import vern_rapport

urlpatterns = [
    path("", include("kostra.portal.nedlasting.urls")),
    path("", include("kostra.portal.konto.urls")),
    path("", include("kostra.portal.tilgang.urls")),
    path("", include("kostra.portal.utseende.urls")),
    path("", include("kostra.portal.varsling.urls")),
    path("nettkontroll/", include("kostra.portal.nettleser.urls")),
    path("skjema/", include("kostra.portal.innsending.urls")),
    path("revisjon/", include("kostra.portal.revisjon.urls")),
    path("status/", include("kostra.portal.status.urls")),
    path("ansatt/", include("kostra.portal.saksbehandling.urls")),
    path("api/", include("kostra.portal.api.urls")),
    path("min-side/systemer/", include("kostra.portal.api.urls_systemer")),
    path("", include("kostra.portal.drift.urls")),
    path("csp-rapport/", vern_rapport.csp_rapport, name="csp_rapport"),
]

handler400 = "kostra.portal.utseende.feilsider.ugyldig"
handler403 = "kostra.portal.utseende.feilsider.ingen_tilgang"
handler404 = "kostra.portal.utseende.feilsider.finnes_ikke"
handler500 = "kostra.portal.utseende.feilsider.feil"
