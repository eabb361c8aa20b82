from django.urls import path

from kostra.portal.saksbehandling.kommuner import importen, provekommune, views

urlpatterns = [
    path("", views.kommuner, name="kommuner"),
    path("importer/", importen.importer, name="kommuner_importer"),
    path("importer/utfor/", importen.utfor, name="kommuner_utfor"),
    path("importer/<int:nr>/angre/", importen.angre, name="kommuner_angre"),
    path("provekommune/", provekommune.ny, name="provekommune"),
    path("<int:nr>/", views.kommune, name="kommune"),
    path("<int:nr>/kontakt/", views.kontakt, name="kommune_kontakt"),
]
