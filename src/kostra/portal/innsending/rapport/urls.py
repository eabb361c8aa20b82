"""The addresses of reports, under ``skjema/``."""

from django.urls import path

from kostra.portal.innsending.rapport import views as rapport
from kostra.portal.innsending.rapport.valg import ETTER_SAKSBEHANDLER

urlpatterns = [
    path("rapport/<uuid:id>/", rapport.rapport, name="rapport"),
    path(
        "rapport/<uuid:id>/saksbehandler/",
        rapport.rapport,
        {"grupper": ETTER_SAKSBEHANDLER},
        name="rapport_saksbehandler",
    ),
    path("rapport/<uuid:id>/<slug:format>/", rapport.last_ned, name="rapport_last_ned"),
]
