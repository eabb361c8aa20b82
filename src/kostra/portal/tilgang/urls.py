from django.urls import path, register_converter

from kostra.portal.tilgang import views


class Brukerid:
    """A letter and six digits, in either case."""

    regex = "[A-Za-z][0-9]{6}"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value


register_converter(Brukerid, "brukerid")

app_name = "tilgang"
urlpatterns = [
    path("rapportorer/", views.rapportorer, name="rapportorer"),
    path("rapportorer/bekreft/", views.bekreft_fjoraarets, name="bekreft_fjoraarets"),
    path("rapportorer/<brukerid:brukerid>/passord/", views.nytt_passord, name="nytt_passord"),
    path("rapportorer/<brukerid:brukerid>/mobil/", views.mistet_mobil, name="mistet_mobil"),
    path("rapportorer/<brukerid:brukerid>/avvis/", views.avvis_onske, name="avvis_onske"),
    path("rapportorer/<brukerid:brukerid>/ta-bort/<int:aar>/", views.ta_bort, name="ta_bort"),
    path("mobilnummer/", views.mobilbytte, name="mobilbytte"),
]
