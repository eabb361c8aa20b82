from django.urls import path

from kostra.portal.saksbehandling.pinbrev import views

urlpatterns = [
    path("", views.pinbrev, name="pinbrev"),
    path("bekreft/", views.bekreft, name="pinbrev_bekreft"),
    path("lag/", views.lag, name="pinbrev_lag"),
]
