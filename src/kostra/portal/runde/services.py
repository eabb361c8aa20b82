"""Makes and changes reporting years: times, forms, closed times, extensions, certificates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kostra.kryptering import SertifikatFeil, fingeravtrykk, les_sertifikat
from kostra.portal import klokke
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg
from kostra.portal.runde import regler
from kostra.portal.runde.i_bruk import feil_mot_skjemaene
from kostra.portal.runde.kalender import slutten, virkedag
from kostra.portal.runde.models import (
    Rapporteringsaar,
    Rundeskjema,
    Sertifikat,
    Stenging,
    Utsettelse,
)
from kostra.portal.runde.regler import RundeFeil
from kostra.portal.runde.utvalg import frister as fristene
from kostra.portal.tilgang.models import Enhet
from kostra.portal.utseende import tekst

__all__ = [
    "RundeFeil",
    "endre",
    "fjern_stenging",
    "gi_utsettelse",
    "legg_stenging",
    "legg_til_sertifikat",
    "opprett_aar",
    "trekk_utsettelse",
]
#: Dates that are working days: another day is moved to the next one.
_VIRKEDAGER = ("frist", "forelopig", "siste_retting", "endelig")


def opprett_aar(
    *,
    aar: int,
    aapner: datetime,
    frist: date,
    stenger: datetime,
    skjemaer: Iterable[str],
    sertifikater: Iterable[str] = (),
    frister: Mapping[str, date | None] | None = None,
    stenginger: Iterable[tuple[datetime, datetime]] = (),
    bruker: Bruker | None = None,
    **datoer: datetime | date | None,
) -> Rapporteringsaar:
    """Makes a reporting year's round, or moves the times of the one that is there.

    ``sertifikater``: PEM texts to encrypt to. ``frister``: form -> a due date of its own.
    ``stenginger``: (from, until) of closed times before a publication. ``datoer``: prove_fra,
    prove_til, forelopig, siste_retting, endelig. What isn't given stays as it is, or is none. A due
    date on a day off is moved to the next working day. Raises :class:`RundeFeil`.
    """
    felt = {"apner": aapner, "frist": frist, "stenger": stenger} | datoer
    with transaction.atomic():
        runde = Rapporteringsaar.objects.select_for_update().filter(aar=aar).first()
        egne = {s.skjema: s.frist for s in runde.skjemaer.all()} if runde else {}
        onsket = {skjema: egne.get(skjema) for skjema in sorted(set(skjemaer))}
        onsket |= {skjema: dag for skjema, dag in (frister or {}).items() if skjema in onsket}
        runde = runde or Rapporteringsaar(aar=aar)
        _skriv(runde, felt, onsket)
        for fra, til in stenginger:
            if not runde.stenginger.filter(fra=fra, til=til).exists():
                _ny_stenging(runde, fra, til, Stenging.Grunn.PUBLISERING)
        for pem in sertifikater:
            legg_til_sertifikat(pem=pem, bruk=Sertifikat.Bruk.KRYPTERING, runde=runde)
        logg.foy_til("runde.opprettet", bruker=bruker, objekt=aar, skjemaer=" ".join(onsket))
    return runde


def endre(
    *,
    runde: Rapporteringsaar,
    skjemaer: Mapping[str, date | None] | None = None,
    versjoner: Mapping[str, int] | None = None,
    bruker: Bruker | None = None,
    **felt: datetime | date | None,
) -> Rapporteringsaar:
    """Changes what is given and nothing else. ``skjemaer``: form -> a due date of its own, or None.

    ``versjoner``: form -> the version that is told of; those not in the round are left out.
    ``felt``: any of the round's times, by name; None takes one away. Raises :class:`RundeFeil`.
    """
    with transaction.atomic():
        laast = Rapporteringsaar.objects.select_for_update().get(pk=runde.pk)
        staar = {s.skjema: s.frist for s in laast.skjemaer.all()}
        onsket = staar if skjemaer is None else dict(sorted(skjemaer.items()))
        endret = _skriv(laast, felt, onsket)
        if endret:
            logg.foy_til("runde.endret", bruker=bruker, objekt=laast.aar, endret=" ".join(endret))
        for rad in laast.skjemaer.all():
            ny = (versjoner or {}).get(rad.skjema, rad.versjon)
            if ny != rad.versjon:
                _ny_versjon(rad, ny, bruker)
    return laast


def _ny_versjon(rad: Rundeskjema, ny: int, bruker: Bruker | None) -> None:
    foer, rad.versjon = rad.versjon, ny
    rad.save(update_fields=["versjon"])
    logg.foy_til(
        "skjema.ny_versjon",
        bruker=bruker,
        objekt=rad.runde_id,
        skjema=rad.skjema,
        fra=foer,
        til=ny,
    )


def _skriv(
    runde: Rapporteringsaar,
    felt: Mapping[str, datetime | date | None],
    skjemaer: Mapping[str, date | None],
) -> list[str]:
    """Stores the round with its forms, if it makes sense. Returns the names of what changed."""
    ny = runde._state.adding
    foer = {navn: getattr(runde, navn) for navn in felt}
    for navn, verdi in felt.items():
        setattr(runde, navn, _virkedag(verdi) if navn in _VIRKEDAGER else verdi)
    skjemaer = {skjema: _virkedag(dag) for skjema, dag in skjemaer.items()}
    feil = regler.feil_i(runde, skjemaer)
    if not feil and not ny:
        feil = [
            *regler.feil_mot_stengingene(runde, list(runde.stenginger.all())),
            *feil_mot_skjemaene(runde, skjemaer),
        ]
    if feil:
        raise RundeFeil(*feil)
    endret = sorted(navn for navn in felt if getattr(runde, navn) != foer[navn])
    if "prove_til" in endret and runde.prove_til and runde.prove_til > klokke.frister_naa():
        runde.prove_slettet = None  # there will be something to wipe again
    runde.save()
    return endret + _skriv_skjemaene(runde, skjemaer)


def _skriv_skjemaene(runde: Rapporteringsaar, skjemaer: Mapping[str, date | None]) -> list[str]:
    staar = {s.skjema: s.frist for s in runde.skjemaer.all()}
    if staar == skjemaer:
        return []
    runde.skjemaer.exclude(skjema__in=skjemaer).delete()
    for skjema, frist in skjemaer.items():
        Rundeskjema.objects.update_or_create(runde=runde, skjema=skjema, defaults={"frist": frist})
    from kostra.portal.varsling.purring.services import lag_plan  # which reads rounds itself

    lag_plan(runde, set(skjemaer) - set(staar))
    return ["skjemaer"]


def _virkedag(dag: datetime | date | None) -> date | None:
    return None if dag is None else virkedag(dag)


# -- closed times ----------------------------------------------------------------------------------------
def legg_stenging(
    *,
    runde: Rapporteringsaar,
    fra: datetime,
    til: datetime,
    grunn: str,
    bruker: Bruker | None = None,
) -> Stenging:
    """Nothing can be sent in the round from ``fra`` until ``til``. Raises :class:`RundeFeil`."""
    with transaction.atomic():
        laast = Rapporteringsaar.objects.select_for_update().get(pk=runde.pk)
        ny = _ny_stenging(laast, fra, til, grunn)
        logg.foy_til("stenging.lagt", bruker=bruker, objekt=runde.aar, nr=ny.pk, grunn=ny.grunn)
    return ny


def _ny_stenging(runde: Rapporteringsaar, fra: datetime, til: datetime, grunn: str) -> Stenging:
    feil = regler.feil_i_stengingen(runde, fra, til)
    if feil:
        raise RundeFeil(*feil)
    return Stenging.objects.create(runde=runde, fra=fra, til=til, grunn=Stenging.Grunn(grunn))


def fjern_stenging(*, stenging: Stenging, bruker: Bruker | None = None) -> None:
    """Takes a closed time away: then it is open, if the round is."""
    with transaction.atomic():
        nr = stenging.pk
        stenging.delete()
        logg.foy_til("stenging.fjernet", bruker=bruker, objekt=stenging.runde_id, nr=nr)


# -- extensions ------------------------------------------------------------------------------------------
def gi_utsettelse(
    *,
    enhet: Enhet,
    runde: Rapporteringsaar,
    ny_frist: date,
    skjema: str = "",
    bruker: Bruker | None = None,
) -> Utsettelse:
    """More time for a unit, for one form or all; the one it had for the same is replaced.

    The new due date is moved to a working day, and the unit can send until that day is over, also
    when the round has closed for the rest. Raises :class:`RundeFeil`.
    """
    ny_frist = virkedag(ny_frist)
    _krev_utsettelse(enhet, runde, skjema, ny_frist)
    with transaction.atomic():
        utsettelse, _ny = Utsettelse.objects.update_or_create(
            enhet=enhet,
            runde=runde,
            skjema=skjema,
            defaults={"ny_frist": ny_frist, "stenger": max(runde.stenger, slutten(ny_frist))},
        )
        logg.foy_til(
            "utsettelse.gitt",
            bruker=bruker,
            enhet=enhet,
            objekt=runde.aar,
            skjema=skjema or "alle",
            ny_frist=ny_frist.isoformat(),
        )
    return utsettelse


def _krev_utsettelse(enhet: Enhet, runde: Rapporteringsaar, skjema: str, ny_frist: date) -> None:
    frist = fristene(runde)
    if not enhet.finnes_i(runde.aar):
        mal = _("%(enhet)s rapporterer ikke for %(aar)s.")
        raise RundeFeil(("enhet", mal % {"enhet": enhet, "aar": runde.aar}))
    if skjema and skjema not in frist:
        mal = _("Skjema %(skjema)s er ikke med i runden for %(aar)s.")
        raise RundeFeil(("skjema", mal % {"skjema": skjema, "aar": runde.aar}))
    gjelder = frist[skjema] if skjema else min(frist.values(), default=runde.frist)
    if ny_frist <= gjelder:
        mal = _("Den nye fristen må være senere enn den som gjelder, %(frist)s.")
        raise RundeFeil(("ny_frist", mal % {"frist": tekst.dato(gjelder)}))
    if ny_frist < klokke.frister_naa().astimezone(klokke.NORGE).date():
        raise RundeFeil(("ny_frist", _("Den nye fristen er allerede over. Velg en dag framover.")))


def trekk_utsettelse(*, utsettelse: Utsettelse, bruker: Bruker | None = None) -> None:
    """Takes an extension back. What the unit has sent by then stands."""
    with transaction.atomic():
        skjema = utsettelse.skjema or "alle"
        utsettelse.delete()
        logg.foy_til(
            "utsettelse.trukket",
            bruker=bruker,
            enhet=utsettelse.enhet,
            objekt=utsettelse.runde_id,
            skjema=skjema,
        )


# -- certificates ----------------------------------------------------------------------------------------
def legg_til_sertifikat(
    *, pem: str, bruk: str, runde: Rapporteringsaar | None = None
) -> Sertifikat:
    """Takes in a public certificate; the same one twice is one.

    Raises:
        RundeFeil: the text is not one certificate (a private key least of all).
    """
    try:
        sertifikat = les_sertifikat(pem.encode())
    except SertifikatFeil as feil:
        raise RundeFeil(("sertifikat", str(feil))) from feil
    with transaction.atomic():
        rad, _ = Sertifikat.objects.get_or_create(
            fingeravtrykk=fingeravtrykk(sertifikat),
            runde=runde,
            bruk=bruk,
            defaults={
                "pem": pem,
                "gyldig_fra": sertifikat.not_valid_before_utc,
                "gyldig_til": sertifikat.not_valid_after_utc,
            },
        )
        logg.foy_til("sertifikat.lagt_inn", objekt=rad.pk, bruk=bruk)
    return rad
