"""The OpenAPI document: what django-ninja says, with the faults as the problems they are sent as."""

from __future__ import annotations

from functools import cache
from typing import Any

from kostra.portal.api.operasjoner import api
from kostra.portal.api.problem import MEDIETYPE, SIDE


@cache
def dokument() -> dict[str, Any]:
    """The document, as plain data."""
    alt = dict(api.get_openapi_schema(path_prefix=SIDE))
    for operasjon in (op for sti in alt["paths"].values() for op in sti.values()):
        for status, svar in operasjon["responses"].items():
            if int(status) < 400:
                continue
            (innhold,) = svar["content"].values()
            svar["content"] = {MEDIETYPE: innhold}
            if int(status) in (429, 503, 507):
                svar["headers"] = {
                    "Retry-After": {
                        "description": "Sekunder å vente.",
                        "schema": {"type": "integer"},
                    }
                }
    return alt
