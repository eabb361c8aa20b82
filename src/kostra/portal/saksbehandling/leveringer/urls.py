from django.urls import path

from kostra.portal.saksbehandling.leveringer import (
    henvendelser,
    nytt_sporsmaal,
    uten_levering,
    views,
)

urlpatterns = [
    path("leveringer/", views.leveringer, name="leveringer"),
    path("leveringer/<slug:nr>/", views.levering, name="levering"),
    path("leveringer/<slug:nr>/fil/", views.fil, name="levering_fil"),
    path("leveringer/<slug:nr>/sporsmaal/", views.sporsmaal, name="levering_sporsmaal"),
    path("leveringer/<slug:nr>/retur/", views.retur, name="levering_retur"),
    path("skjema/<uuid:nr>/sporsmaal/", uten_levering.sporsmaal, name="skjema_sporsmaal"),
    path("henvendelser/", henvendelser.henvendelser, name="henvendelser"),
    path("henvendelser/nytt/", nytt_sporsmaal.nytt, name="nytt_sporsmaal"),
    path("henvendelser/<int:nr>/lukk/", henvendelser.lukk, name="henvendelse_lukk"),
]
