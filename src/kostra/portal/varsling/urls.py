from django.urls import path

from kostra.portal.varsling import views

app_name = "varsling"
urlpatterns = [path("demo/utboks/", views.utboks, name="utboks")]
