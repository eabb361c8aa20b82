from django.apps import AppConfig


class Status(AppConfig):
    name = "kostra.portal.status"
    label = "status"
