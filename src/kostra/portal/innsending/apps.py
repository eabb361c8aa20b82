from django.apps import AppConfig


class Innsending(AppConfig):
    name = "kostra.portal.innsending"
    label = "innsending"
