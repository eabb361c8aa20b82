from django.urls import path

from kostra.portal.saksbehandling.oppbevaring import views

urlpatterns = [path("", views.oppbevaring, name="oppbevaring")]
