from django.apps import AppConfig


class Saksbehandling(AppConfig):
    name = "kostra.portal.saksbehandling"
    label = "saksbehandling"
