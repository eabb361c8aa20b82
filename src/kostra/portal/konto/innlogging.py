"""Login 1: is this user name and password right? Every wrong answer costs the same and says the same.

One Argon2 hashing is done for each try, whatever was typed: of the account's password when there is
one to check, and otherwise of the typed password with a salt nobody keeps.
"""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from django.contrib.auth.hashers import check_password, is_password_usable, make_password
from django.db import transaction
from django.db.models import QuerySet

from kostra.portal import klokke
from kostra.portal.konto import hemmeligheter, struping
from kostra.portal.konto.kjent import Kjente
from kostra.portal.konto.models import ANSATTE, Bruker, Rolle
from kostra.portal.konto.totp import har_app
from kostra.portal.revisjon import logg
from kostra.portal.runde.utvalg import runder

_log = structlog.get_logger(__name__)
_ALARM = struping.Grense("alarm", 1, struping.FEIL_KODER.vindu)


@dataclass(frozen=True)
class Svar:
    """Whose account it is, and whether the browser is known to it. ``bruker`` None: not let in."""

    bruker: Bruker | None
    fremmed: bool = True


def prov(*, brukernavn: str, passord: str, adresse: str, kjente: Kjente) -> Svar:
    """Checks a user name and a password. ``adresse``: from :func:`struping.adresse`."""
    navn = hemmeligheter.les_brukernavn(brukernavn)
    for_lang = max(len(brukernavn), len(passord)) > hemmeligheter.LENGST
    bruker = None if for_lang else _finn(navn, passord)
    merke = kjente.merke(bruker)
    slipper = _slipper_til(bruker, navn, merke, adresse)
    riktig = _sjekk(bruker if slipper else None, navn, passord)
    grunn = "" if riktig and bruker else "strupet" if not slipper else "feil"
    if bruker and not grunn:
        grunn = _stengt(bruker)
    if grunn:
        _avvis(bruker, grunn)
        return Svar(None)
    _angre(bruker, navn, merke, adresse)
    return Svar(bruker, fremmed=not merke)


def _finn(navn: str, passord: str) -> Bruker | None:
    """The account that the name points to; the PIN has to point to it too when it is a kommune's."""
    if hemmeligheter.er_orgnr(navn):
        oppslag = hemmeligheter.oppslag(navn, passord)
        treff = _kontoer().filter(rolle=Rolle.KOMMUNE, enhet__orgnr=navn, oppslag=oppslag)
    elif hemmeligheter.er_brukerid(navn):
        treff = _kontoer().filter(brukerid=navn)
    else:
        treff = _kontoer().filter(
            brukerid=""
        )  # the same question to the database, without an answer
    return treff.first()


def _kontoer() -> QuerySet[Bruker]:
    return Bruker.objects.select_related("enhet")


def _slipper_til(bruker: Bruker | None, navn: str, merke: str, adresse: str) -> bool:
    """Counts the try. A known browser has a count of its own, which no stranger can fill.

    What the address is refused isn't a try at the account: it fills neither its count nor the table.
    """
    if bruker and merke:
        return struping.slipp(struping.KJENT, bruker.pk, merke)
    if not struping.slipp(struping.ADRESSE, adresse):
        return False
    for_kontoen = struping.slipp(struping.KONTO, navn)
    # an organisation number is public and its PIN 80 random bits: a limit would only be a weapon
    return for_kontoen or hemmeligheter.er_orgnr(navn)


def _angre(bruker: Bruker | None, navn: str, merke: str, adresse: str) -> None:
    if bruker and merke:
        struping.angre(struping.KJENT, bruker.pk, merke)
        return
    struping.angre(struping.ADRESSE, adresse)
    struping.angre(struping.KONTO, navn)


def _sjekk(bruker: Bruker | None, navn: str, passord: str) -> bool:
    """Exactly one hashing."""
    kort = passord[: hemmeligheter.LENGST]
    if hemmeligheter.er_orgnr(navn):
        kort = hemmeligheter.les_pin(kort)
    if bruker is None or not is_password_usable(bruker.password):
        make_password(kort)
        return False
    return check_password(kort, bruker.password)


def _stengt(bruker: Bruker) -> str:
    """Why someone with the right password isn't let in all the same; empty when they are."""
    if not bruker.aktiv:
        return "inaktiv"
    if bruker.startpassord_utloper and bruker.startpassord_utloper <= klokke.naa():
        return "utlopt"
    if bruker.enhet and not _enhet_er_med(bruker):
        return "nedlagt"
    if bruker.rolle in ANSATTE and not har_app(bruker):
        return "uten_app"
    return ""


def _enhet_er_med(bruker: Bruker) -> bool:
    """A unit that has ended reads what it sent as long as a round it took part in is kept here."""
    enhet = bruker.enhet
    if enhet is None or enhet.gyldig_til is None:
        return True
    return runder().filter(aar__gte=enhet.gyldig_fra, aar__lte=enhet.gyldig_til).exists()


def _avvis(bruker: Bruker | None, grunn: str) -> None:
    """One event for a wrong answer; for those beyond a limit only the log, or a flood fills the chain.

    Nobody is the actor: who typed it is what we don't know. The account is what it was about.
    """
    hvem, ord_ = (bruker.pk, grunn) if bruker else ("", "ukjent")
    _log.info("konto.avvist", konto=hvem, grunn=grunn)
    if grunn != "strupet":
        enhet = bruker.enhet if bruker else None
        with transaction.atomic():
            logg.foy_til("konto.avvist", enhet=enhet, objekt=hvem, resultat="avvist", grunn=ord_)
    vokt(struping.FEIL_PASSORD)


def vokt(grense: struping.Grense) -> None:
    """Counts a wrong answer among everyone's; raises the alarm once in each window."""
    if struping.tell(grense) < grense.antall or struping.tell(_ALARM, grense.navn) > 1:
        return
    _log.warning("konto.alarm", hva=grense.navn)
    with transaction.atomic():
        logg.foy_til("konto.alarm", resultat="alarm", hva=grense.navn)
