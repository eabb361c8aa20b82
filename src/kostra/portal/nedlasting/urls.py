from django.urls import path

from kostra.portal.nedlasting import nyheter

app_name = "nedlasting"
urlpatterns = [path("nyheter/", nyheter.nyheter, name="nyheter")]
