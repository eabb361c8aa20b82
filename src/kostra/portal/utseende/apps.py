from django.apps import AppConfig


class Utseende(AppConfig):
    name = "kostra.portal.utseende"
    label = "utseende"
