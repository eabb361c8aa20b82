from django.urls import path

from kostra.portal.saksbehandling.nyheter import views

urlpatterns = [
    path("", views.nyheter, name="nyheter"),
    path("ny/", views.ny, name="nyhet_ny"),
    path("<int:nr>/", views.endre, name="nyhet"),
]
