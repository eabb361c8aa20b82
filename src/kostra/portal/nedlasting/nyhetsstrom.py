"""The news as an Atom feed, one for each language: ``/nyheter/atom.xml?sprak=nn``."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kostra.portal.nedlasting import nyhetsutvalg
from kostra.portal.tilgang.krav import offentlig
from kostra.portal.utseende.sprak import finnes

_ANTALL = 30


@offentlig
@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The latest news; in bokmål where the address names no language of ours."""
    sprak = request.GET.get("sprak", "")
    with translation.override(sprak if finnes(sprak) else "nb"):
        return HttpResponse(_strom(request), content_type="application/atom+xml; charset=utf-8")


def _strom(request: HttpRequest) -> str:
    strom = Atom1Feed(
        title=_("KOSTRA innrapportering: nyheter"),
        link=request.build_absolute_uri(reverse("nedlasting:nyheter")),
        feed_url=request.build_absolute_uri(),
        description="",
        language=translation.get_language(),
    )
    rader = list(nyhetsutvalg.publiserte()[:_ANTALL])
    for nyhet in nyhetsutvalg.vis(rader, None):
        adresse = request.build_absolute_uri(reverse("nedlasting:nyhet", args=[nyhet.id]))
        strom.add_item(
            title=nyhet.tittel,
            link=adresse,
            description="\n\n".join(nyhet.avsnitt),
            unique_id=adresse,
            pubdate=nyhet.publisert,
            updateddate=nyhet.publisert,
        )
    return strom.writeString("utf-8")
