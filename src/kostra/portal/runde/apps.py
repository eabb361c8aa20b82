from django.apps import AppConfig


class Runde(AppConfig):
    name = "kostra.portal.runde"
    label = "runde"
