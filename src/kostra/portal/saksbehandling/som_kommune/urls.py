from django.urls import path

from kostra.portal.saksbehandling.som_kommune import views

urlpatterns = [
    path("", views.som_kommune, name="som_kommune"),
    path("<int:nr>/", views.enhet, name="som_kommune_enhet"),
    path("<int:nr>/skjema/<uuid:id>/", views.skjema, name="som_kommune_skjema"),
]
