"""``{% load nettleser %}``: what a page needs to bring the control into the browser."""

from __future__ import annotations

from django import template

from kostra.portal.nettleser import filer

register = template.Library()


@register.simple_tag
def nettfil(navn: str = "") -> str:
    """``{% nettfil "side.js" as adresse %}``: a file of the set; ``{% nettfil "" %}`` their folder.

    Empty where no set is built: the page then offers nothing of it.
    """
    return filer.adresse(navn)
