from django.urls import path

from kostra.portal.saksbehandling.sertifikater import views

urlpatterns = [
    path("", views.sertifikater, name="sertifikater"),
    path("nytt/", views.nytt, name="sertifikat_nytt"),
    path("<int:nr>/trekk/", views.trekk, name="sertifikat_trekk"),
]
