from django.urls import path

from kostra.portal.drift import views

app_name = "drift"
urlpatterns = [
    path("helse/", views.helse, name="helse"),
    path("klar/", views.er_klar, name="klar"),
    path("klar/portal/", views.portal_klar, name="portal_klar"),
    path("metrikk/", views.metrikk, name="metrikk"),
]
