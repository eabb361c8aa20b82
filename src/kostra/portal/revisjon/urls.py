from django.urls import path

from kostra.portal.revisjon import views

app_name = "revisjon"
urlpatterns = [
    path("", views.hodeside, name="hoder"),
    path("hoder.json", views.hodeliste, name="hodeliste"),
    path("hvem-har-sett/", views.hvem_har_sett, name="hvem_har_sett"),
]
