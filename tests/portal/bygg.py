"""Makes what the portal's tests start from. All persons and places of work are made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from kostra.portal import klokke
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.runde.models import Rapporteringsaar, Rundeskjema
from kostra.portal.tilgang.models import Enhet, Skjemarett

_nr = count(1)
PASSORD = "en lang og hemmelig setning"


def runde(aar: int = 2026, *, skjemaer=("11F", "11CF", "15F"), aapen: bool = True, **felt):
    """A round around the clock's now: open since ten days, due in six, closing in thirty."""
    naa = klokke.naa()
    fra = naa - timedelta(days=10) if aapen else naa + timedelta(days=10)
    verdier = {
        "apner": fra,
        "frist": klokke.i_dag() + timedelta(days=6),
        "stenger": fra + timedelta(days=40),
    } | felt
    ny = Rapporteringsaar.objects.create(aar=aar, **verdier)
    Rundeskjema.objects.bulk_create(Rundeskjema(runde=ny, skjema=s) for s in skjemaer)
    return ny


def enhet(kommunenr: str = "5530", navn: str = "Senja", **felt) -> Enhet:
    """A unit. Oslo's bydel: ``enhet("0301", "Oslo", bydelsnr="03", bydelsnavn="Sagene")``."""
    orgnr = felt.pop("orgnr", f"9{next(_nr):08d}")
    felt = {"gyldig_fra": 2022, "kontakt_epost": "postmottak@senja.example"} | felt
    return Enhet.objects.create(kommunenr=kommunenr, navn=navn, orgnr=orgnr, **felt)


def rapportor(
    ved: Enhet, *skjemaer: str, aar: int = 2026, passord: str = PASSORD, **felt
) -> Bruker:
    """A rapportør of the unit with those rights, past the first login."""
    nr = next(_nr)
    felt = {
        "brukerid": f"X{nr:06d}",
        "navn": "Nora Eksempel",
        "epost": f"nora{nr}@senja.example",
        "mobil": "+4790000000",
    } | felt
    ny = Bruker(rolle=Rolle.RAPPORTOR, enhet=ved, **felt)
    ny.set_password(passord)
    ny.save()
    for skjema in skjemaer:
        Skjemarett.objects.create(bruker=ny, aar=aar, skjema=skjema)
    return ny


def kommunekonto(ved: Enhet, **felt) -> Bruker:
    """The unit's own account (its PIN is set by the service that issues PINs)."""
    ny = Bruker(rolle=Rolle.KOMMUNE, enhet=ved, navn=ved.fullt_navn, **felt)
    ny.set_unusable_password()
    ny.save()
    return ny


def ansatt(rolle: str = "saksbehandler", **felt) -> Bruker:
    """Someone at the agency, past the first login: saksbehandler, drift or revisor."""
    ny = Bruker(rolle=rolle, **{"brukerid": f"S{next(_nr):06d}", "navn": "Siv Eksempel"} | felt)
    ny.set_password(PASSORD)
    ny.save()
    return ny


def tid(aar: int, mnd: int, dag: int, time: int = 12) -> datetime:
    """A time in UTC."""
    return datetime(aar, mnd, dag, time, tzinfo=UTC)
