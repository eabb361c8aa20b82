from django.urls import URLPattern

app_name = "konto"
urlpatterns: list[URLPattern] = []
