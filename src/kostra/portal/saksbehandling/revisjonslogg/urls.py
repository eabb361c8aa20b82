from django.urls import path

from kostra.portal.saksbehandling.revisjonslogg import views

urlpatterns = [
    path("", views.revisjonslogg, name="revisjonslogg"),
    path("csv/", views.revisjonslogg_csv, name="revisjonslogg_csv"),
]
