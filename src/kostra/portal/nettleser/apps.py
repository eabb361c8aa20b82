from django.apps import AppConfig


class Nettleser(AppConfig):
    name = "kostra.portal.nettleser"
    label = "nettleser"
