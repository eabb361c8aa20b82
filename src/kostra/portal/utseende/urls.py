from django.conf import settings
from django.urls import path

from kostra.portal.miljo import PRODUKSJON
from kostra.portal.utseende import views

app_name = "utseende"
urlpatterns = [path("sprak/", views.sprak, name="sprak")]
if settings.KOSTRA.modus != PRODUKSJON:
    urlpatterns.append(path("utseende/galleri/", views.galleri, name="galleri"))
