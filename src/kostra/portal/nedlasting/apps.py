from django.apps import AppConfig


class Nedlasting(AppConfig):
    name = "kostra.portal.nedlasting"
    label = "nedlasting"
