"""Deliveries as staff see them: the receipt's facts and the ciphertext, never what is inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Case, CharField, Q, QuerySet, Value, When
from django.http import Http404, QueryDict

from kostra.kontroll import Grad
from kostra.portal.innsending.henvendelser import utvalg as henvendelser
from kostra.portal.innsending.kvittering.utvalg import fakta
from kostra.portal.innsending.models import Levering
from kostra.portal.innsending.tilstand import Hendelse, Tilstand
from kostra.portal.innsending.utvalg import definisjon, kan, sprak
from kostra.portal.runde.models import Rundeskjema
from kostra.portal.runde.utvalg import aapning_av, runder
from kostra.portal.status.levert import erstattet, returnert
from kostra.portal.tilgang.models import Enhet
from kostra.portal.utseende import merkelapper

#: What has become of a delivery: the word in the address, also the label's name.
GJELDER, ERSTATTET, RETURNERT, PROVE = "levert", "erstattet", "returnert", "prove"
STANDER: Final = (GJELDER, ERSTATTET, RETURNERT, PROVE)
_SORTERING: Final = {
    "mottatt": ("mottatt", "aapning"),
    "enhet": ("utfylling__enhet__kommunenr", "utfylling__enhet__bydelsnr", "-mottatt"),
    "skjema": ("utfylling__skjema", "utfylling__enhet__kommunenr", "-mottatt"),
    "poster": ("antall_poster", "-mottatt"),
}


@dataclass(frozen=True)
class Valg:
    """What the list shows. Whatever the address holds that isn't a choice counts as not said."""

    aar: str = ""
    skjema: str = ""
    sok: str = ""
    grad: str = ""
    stand: str = ""
    sorter: str = "-mottatt"

    @classmethod
    def fra_adresse(cls, data: QueryDict) -> Valg:
        """Reads GET parameters; never fails."""
        aar, grad, stand = (data.get(navn, "") for navn in ("aar", "grad", "stand"))
        sorter = data.get("sorter", "")
        return cls(
            aar=aar if aar.isascii() and aar.isdecimal() and len(aar) == 4 else "",
            skjema=data.get("skjema", "")[:8],
            sok=data.get("sok", "")[:80],
            grad=grad if grad in Grad.__members__ else "",
            stand=stand if stand in STANDER else "",
            sorter=sorter if sorter.removeprefix("-") in _SORTERING else "-mottatt",
        )


def finn(valg: Valg) -> QuerySet[Levering]:
    """The deliveries, in the order asked for."""
    rader = Levering.objects.all()
    if valg.aar:
        rader = rader.filter(utfylling__aar=int(valg.aar))
    if valg.skjema:
        rader = rader.filter(utfylling__skjema=valg.skjema)
    if valg.grad:
        rader = rader.filter(alvorlighetsgrad=valg.grad)
    if sok := valg.sok.strip():
        funnet = Levering.objects.filter(kvitteringsnr=sok.upper()).exists()
        rader = rader.filter(
            Q(kvitteringsnr=sok.upper()) if funnet else Q(utfylling__enhet__in=_enheter(sok))
        )
    if valg.stand:
        rader = rader.filter(_er(valg.stand))
    nokler = _SORTERING[valg.sorter.removeprefix("-")]
    snudd = valg.sorter.startswith("-")
    return rader.order_by(*(_snu(nokkel) if snudd else nokkel for nokkel in nokler))


def listeside(valg: Valg, nr: str | None, antall: int) -> Page[Any]:
    """One page of the list, each delivery with its ``stand``: told for those that are shown only."""
    alle = finn(valg).values_list("pk", flat=True)
    # what takes long to find is found once, and counted here
    side = Paginator(list(alle) if valg.stand or valg.sok else alle, antall).get_page(nr)
    numre = list(side.object_list)
    rader = med_stand(Levering.objects.filter(pk__in=numre).select_related("utfylling__enhet"))
    etter_nr = {rad.pk: rad for rad in rader}
    return Page([etter_nr[nummer] for nummer in numre], side.number, side.paginator)


def _snu(nokkel: str) -> str:
    return nokkel[1:] if nokkel.startswith("-") else f"-{nokkel}"


def _enheter(sok: str) -> list[int]:
    """Units by number or name; searched here, since SQLite's own knows no capital Æ, Ø, Å."""
    ord_ = sok.casefold().split()
    return [e.pk for e in Enhet.objects.all() if all(o in str(e).casefold() for o in ord_)]


def _er(stand: str) -> Q:
    """True for the deliveries of which that has become. As ``status.levert``: the latest counts."""
    prove = Q(utfylling__prove=True) | ~Q(utfylling__enhet__leverandor="")
    betyr: dict[str, Q] = {
        PROVE: prove,
        RETURNERT: ~prove & returnert(),
        ERSTATTET: ~prove & ~returnert() & erstattet(),
        GJELDER: ~prove & ~returnert() & ~erstattet(),
    }
    return betyr[stand]


def med_stand(rader: QuerySet[Levering]) -> QuerySet[Levering]:
    """Each with ``stand``: one of :data:`STANDER`."""
    tilfeller = [When(_er(stand), then=Value(stand)) for stand in STANDER]
    return rader.annotate(stand=Case(*tilfeller, output_field=CharField()))


def filtre() -> dict[str, list[tuple[str, str]]]:
    """(value, word) for each filter: the rounds there are, and what a delivery can be."""
    skjemaer = Rundeskjema.objects.order_by("skjema").values_list("skjema", flat=True).distinct()
    return {
        "aar": [(str(runde.aar), str(runde.aar)) for runde in runder()],
        "skjema": [(skjema, skjema) for skjema in skjemaer],
        "grad": [
            (grad.name, str(merkelapper.for_grad(grad).ord))
            for grad in (Grad.OK, Grad.INFO, Grad.WARNING)
        ],
        "stand": [(stand, str(merkelapper.for_tilstand(stand).ord)) for stand in STANDER],
    }


def levering_med(nr: str) -> Levering:
    """The delivery with that receipt number. Raises Http404."""
    rader = med_stand(Levering.objects.select_related("fil", "utfylling__enhet", "kontroll"))
    funnet = rader.filter(kvitteringsnr__iexact=nr).first()
    if funnet is None:
        raise Http404
    return funnet


def side(levering: Levering) -> dict[str, Any]:
    """One delivery's page."""
    utfylling = levering.utfylling
    alle = list(med_stand(Levering.objects.filter(utfylling=utfylling)))
    nr = alle.index(levering)
    kan_returneres = levering.stand == GJELDER or (  # type: ignore[attr-defined]
        levering.stand == PROVE and nr == 0  # type: ignore[attr-defined]
    )
    return {
        "levering": levering,
        "utfylling": utfylling,
        "fakta": fakta(levering),
        "erstattet_av": alle[nr - 1] if nr else None,
        "erstatter": alle[nr + 1] if nr + 1 < len(alle) else None,
        "historikk": alle,
        "henvendelser": henvendelser.alle(utfylling),
        "kan_returneres": kan_returneres and not henvendelser.er_returnert(levering),
    }


def retur(levering: Levering) -> dict[str, Any]:
    """What must be known before it is returned: the form may be with mottak, the round closed."""
    utfylling = levering.utfylling
    return {
        "til_kontroll": utfylling.tilstand == Tilstand.UNDER_KONTROLL
        or not kan(utfylling, Hendelse.RETURNER),
        "stengt": not aapning_av(utfylling).kan_sende,
        "tittel": definisjon(utfylling).tittel.paa(sprak()),
    }
