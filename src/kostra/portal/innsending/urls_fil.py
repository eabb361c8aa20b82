from django.urls import path

from kostra.portal.innsending.kontroll import views as kontroll
from kostra.portal.innsending.kvittering import views as kvittering
from kostra.portal.innsending.opplasting import views as opplasting

# before those of the form pages: no question group may be called «fil»
urlpatterns = [
    path("<uuid:utfylling_id>/fil/start/", opplasting.start, name="opplasting_start"),
    path("<uuid:utfylling_id>/fil/fjern/", opplasting.fjern, name="fil_fjern"),
    path("opplasting/<uuid:opplasting_id>/", opplasting.opplasting, name="opplasting"),
    path("opplasting/<uuid:opplasting_id>/ferdig/", opplasting.ferdig, name="opplasting_ferdig"),
    path("kontroll/<uuid:kontroll_id>/", kontroll.framdrift, name="framdrift"),
    path("kontroll/<uuid:kontroll_id>/stoppet/", kontroll.stoppet, name="stoppet"),
    path("kvittering/<slug:nr>/", kvittering.kvittering, name="kvittering"),
    path("kvittering/<slug:nr>/pdf/", kvittering.pdf, name="kvittering_pdf"),
    path("kvittering/<slug:nr>/json/", kvittering.json, name="kvittering_json"),
]
