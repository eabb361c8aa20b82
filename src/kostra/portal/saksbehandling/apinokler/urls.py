from django.urls import path

from kostra.portal.saksbehandling.apinokler import views

urlpatterns = [
    path("", views.apinokler, name="apinokler"),
    path("ny/", views.ny, name="apinokkel_ny"),
    path("<int:nr>/trekk/", views.trekk, name="apinokkel_trekk"),
]
