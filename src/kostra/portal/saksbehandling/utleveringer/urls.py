from django.urls import path

from kostra.portal.saksbehandling.utleveringer import views

urlpatterns = [path("", views.utleveringer, name="utleveringer")]
