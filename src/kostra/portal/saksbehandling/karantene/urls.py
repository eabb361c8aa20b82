from django.urls import path

from kostra.portal.saksbehandling.karantene import views

urlpatterns = [
    path("", views.karantene, name="karantene"),
    path("<uuid:id>/", views.avgjor, name="karantene_avgjor"),
]
