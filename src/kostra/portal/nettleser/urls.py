from django.urls import path

from kostra.portal.nettleser import filer, views

app_name = "nettleser"
urlpatterns = [
    path("", views.nettkontroll, name="nettkontroll"),
    path("tjeneste.js", filer.tjeneste, name="tjeneste"),
    path("fil/<slug:versjon>/<str:navn>", filer.fil, name="fil"),
]
