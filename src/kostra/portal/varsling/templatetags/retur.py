"""``{% load retur %}{% retur bruker.epost %}``: a label beside an address that letters come back from."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kostra.portal.utseende.templatetags.kostra import merkelapp
from kostra.portal.varsling.retur import returnerte

register = template.Library()


@register.simple_tag
def retur(adresse: str) -> SafeString:
    """Nothing for an address that letters reach. Not for lists: it asks the database each time."""
    stand = next(iter(returnerte([adresse])), None)
    if stand is None:
        return SafeString("")
    if not stand.varig:
        return merkelapp("tvil", ord=_("Brev kom i retur"))
    return merkelapp("avvist", ord=_("Brev kommer i retur. Purres ikke før adressen er byttet"))
