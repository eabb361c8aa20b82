from django.apps import AppConfig


class Revisjon(AppConfig):
    name = "kostra.portal.revisjon"
    label = "revisjon"
