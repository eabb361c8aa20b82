from django.urls import path

from kostra.portal.saksbehandling.innsyn import views

urlpatterns = [path("", views.innsyn, name="innsyn")]
