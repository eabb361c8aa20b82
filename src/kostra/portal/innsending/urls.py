from django.urls import include, path

app_name = "innsending"
urlpatterns = [
    path("", include("kostra.portal.innsending.urls_fil")),
    path("", include("kostra.portal.innsending.rapport.urls")),
    path("", include("kostra.portal.innsending.skjema.urls")),
]
