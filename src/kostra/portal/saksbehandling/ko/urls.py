from django.urls import path

from kostra.portal.saksbehandling.ko import views

urlpatterns = [path("", views.ko, name="ko")]
