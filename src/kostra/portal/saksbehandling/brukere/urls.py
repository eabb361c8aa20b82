from django.urls import path

from kostra.portal.saksbehandling.brukere import data, views

urlpatterns = [
    path("", views.brukere, name="brukere"),
    path("ny/", views.ny, name="bruker_ny"),
    path("brev/<uuid:id>/igjen/", views.brev_igjen, name="brev_igjen"),
    path("<str:brukerid>/", views.bruker, name="bruker"),
    path("<str:brukerid>/data/", data.bruker_data, name="bruker_data"),
    path("<str:brukerid>/data/json/", data.bruker_data_json, name="bruker_data_json"),
]
