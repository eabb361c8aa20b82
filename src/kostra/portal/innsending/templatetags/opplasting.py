"""``{% load opplasting %}``: what the file field needs, for a form page that includes it."""

from __future__ import annotations

from typing import Any

from django import template

from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.opplasting import utvalg as opplasting_utvalg

register = template.Library()


@register.simple_tag
def filfelt(utfylling: Utfylling) -> dict[str, Any]:
    return opplasting_utvalg.filfelt(utfylling)
