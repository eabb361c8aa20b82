from django.urls import path

from kostra.portal.saksbehandling.runder import stenginger, utsettelser, views

urlpatterns = [
    path("", views.runder, name="runder"),
    path("ny/", views.ny, name="runde_ny"),
    path("<int:aar>/", views.runde, name="runde"),
    path("<int:aar>/endre/", views.endre, name="runde_endre"),
    path("<int:aar>/stenginger/", stenginger.stenginger, name="stenginger"),
    path("<int:aar>/stenginger/<int:nr>/fjern/", stenginger.fjern, name="stenging_fjern"),
    path("<int:aar>/utsettelser/", utsettelser.utsettelser, name="utsettelser"),
    path("<int:aar>/utsettelser/<int:nr>/trekk/", utsettelser.trekk, name="utsettelse_trekk"),
]
