from django.apps import AppConfig


class Konto(AppConfig):
    name = "kostra.portal.konto"
    label = "konto"
