from django.apps import AppConfig


class Tilgang(AppConfig):
    name = "kostra.portal.tilgang"
    label = "tilgang"
