from django.urls import URLPattern

app_name = "innsending"
urlpatterns: list[URLPattern] = []
