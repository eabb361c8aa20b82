from django.urls import path

from kostra.portal.api import views_systemer

app_name = "systemer"
urlpatterns = [path("", views_systemer.systemer, name="mine")]
