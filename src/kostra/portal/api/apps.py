from django.apps import AppConfig


class Api(AppConfig):
    name = "kostra.portal.api"
    label = "api"
