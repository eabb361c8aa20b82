from django.urls import path

from kostra.portal.saksbehandling.purring import plan, views

urlpatterns = [
    path("", views.purring, name="purring"),
    path("prov/", views.prov, name="purring_prov"),
    path("sendt/", views.sendt, name="purring_sendt"),
    path("returer/", views.returer, name="purring_returer"),
    path("send/", views.send, name="purring_send"),
    path("plan/<int:aar>/", plan.standard, name="purring_standard"),
    path("plan/<int:aar>/<slug:skjema>/", plan.endre, name="purring_plan"),
]
