from django.urls import path

from kostra.portal.saksbehandling import oversikt

app_name = "saksbehandling"
urlpatterns = [
    path("", oversikt.oversikt, name="oversikt"),
]
