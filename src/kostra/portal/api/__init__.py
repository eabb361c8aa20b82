"""The vendors' API: control of an extract, and upload, status and receipt for a unit.

django-ninja is heavy and only those who call the API need it: nothing here imports it but the package
``operasjoner`` and ``openapi.py``, which :mod:`kostra.portal.api.inngang` imports at the first call.
"""
