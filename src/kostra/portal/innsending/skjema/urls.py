from django.urls import path

from kostra.portal.innsending.henvendelser import views as henvendelser
from kostra.portal.innsending.skjema import views as skjema
from kostra.portal.innsending.skjema import views_side as side

# the fixed words first: no question group may be called one of them
urlpatterns = [
    path("", skjema.mine, name="mine"),
    path("nytt/", skjema.nytt, name="nytt"),
    path("les/<slug:skjema>/<int:aar>/", skjema.les, name="les"),
    path("<uuid:id>/", skjema.skjemaet, name="skjema"),
    path("<uuid:id>/utskrift/", skjema.utskrift, name="utskrift"),
    path("<uuid:id>/pdf/", skjema.pdf, name="pdf"),
    path("<uuid:id>/excel/", skjema.excel, name="excel"),
    path("<uuid:id>/slett/", skjema.slett, name="slett"),
    path("<uuid:id>/laas-opp/", skjema.laas_opp, name="laas_opp"),
    path("<uuid:id>/trekk/", skjema.trekk, name="trekk"),
    path("<uuid:id>/henvendelser/", henvendelser.henvendelser, name="henvendelser"),
    path("<uuid:id>/<slug:gruppe>/", side.gruppe, name="gruppe"),
]
