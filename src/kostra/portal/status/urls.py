from django.urls import path

from kostra.portal.status import views

app_name = "status"
urlpatterns = [
    path("", views.offentlig_side, name="offentlig"),
    path("egen/", views.egen, name="egen"),
    path("last-ned/<slug:format>/", views.last_ned, name="last_ned"),
]
