"""The operations, by django-ninja. Importing this costs what ninja costs: only the API's callers do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

import kostra
from kostra.portal.api.operasjoner import feil, kontroll, opplasting, resultat, skjema
from kostra.portal.api.stier import STIER


class Lesbar(JSONRenderer):
    """UTF-8 as it is, for those who read it."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


class Api(NinjaAPI):
    """Operations are named as their functions, not as our modules."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


api = Api(
    title="KOSTRA innrapportering",
    version=kostra.__version__,
    urls_namespace="api",
    renderer=Lesbar(),
    openapi_url=None,  # served by kostra.portal.api.side, with the problems in it
    docs_url=None,  # the docs of ninja need another host
)
feil.registrer(api)
for modul in (kontroll, skjema, opplasting, resultat):
    api.add_router("", modul.router)


@cache
def visninger() -> dict[str, Callable[..., HttpResponse]]:
    """Name in ``stier.STIER`` -> the view that django-ninja made."""
    monstre = [ett for ett in api.urls[0] if isinstance(ett, URLPattern)]
    return {str(ett.name): ett.callback for ett in monstre if ett.name in STIER}
