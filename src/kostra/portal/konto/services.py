"""Makes accounts and PINs, and what ends or renews them. The other apps call these."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.db.models import F

from kostra.portal import klokke
from kostra.portal.konto import hemmeligheter, kode, struping, totp
from kostra.portal.konto.models import ANSATTE, Bruker, Gjenoppretting, Rolle
from kostra.portal.revisjon import logg
from kostra.portal.tilgang.models import Enhet
from kostra.portal.varsling import utboks

STARTPASSORD_VARER = timedelta(days=14)


def opprett_rapportor(*, enhet: Enhet, navn: str, epost: str, mobil: str) -> tuple[Bruker, str]:
    """A new rapportør of the unit, and the start password in clear, which is stored nowhere.

    The password is good for 14 days and must be changed at the first login. ``mobil``: E.164.
    """
    with transaction.atomic():
        bruker, passord = _ny_person(Rolle.RAPPORTOR, enhet, navn, epost, mobil)
        logg.foy_til("konto.opprettet", enhet=enhet, objekt=bruker.pk, rolle=Rolle.RAPPORTOR.value)
    return bruker, passord


def opprett_ansatt(
    *, navn: str, epost: str, rolle: Rolle = Rolle.SAKSBEHANDLER, av: Bruker | None = None
) -> tuple[Bruker, str, totp.Oppsett]:
    """A new staff account: user, start password, and the code app's secret, already in force.

    Staff have no SMS, so the app has to be set up before the first login. ``av``: who made it; nobody is
    the command line. Raises ValueError for a role that isn't the staff's.
    """
    if rolle not in ANSATTE:
        raise ValueError(f"{rolle} er ikke en rolle for ansatte")
    with transaction.atomic():
        bruker, passord = _ny_person(rolle, None, navn, epost, "")
        oppsett = totp.utsted(bruker=bruker)
        logg.foy_til("konto.opprettet", bruker=av, objekt=bruker.pk, rolle=rolle.value)
    return bruker, passord, oppsett


def _ny_person(
    rolle: Rolle, enhet: Enhet | None, navn: str, epost: str, mobil: str
) -> tuple[Bruker, str]:
    brukerid = hemmeligheter.ny_brukerid()
    while Bruker.objects.filter(brukerid=brukerid).exists():
        brukerid = hemmeligheter.ny_brukerid()
    bruker = Bruker(
        rolle=rolle,
        enhet=enhet,
        navn=navn,
        epost=epost,
        mobil=mobil,
        brukerid=brukerid,
    )
    passord = _sett_startpassord(bruker)
    bruker.save()
    return bruker, passord


def _sett_startpassord(bruker: Bruker) -> str:
    passord = hemmeligheter.nytt_startpassord()
    bruker.set_password(passord)
    bruker.maa_bytte_passord = True
    bruker.startpassord_utloper = klokke.naa() + STARTPASSORD_VARER
    return passord


def utsted_pin(*, enhet: Enhet) -> str:
    """A new PIN for the unit, in clear, shown once; makes the unit's account if it has none.

    The PIN before it is dead, and so are the sessions it opened.
    """
    with transaction.atomic():
        konto, _ = Bruker.objects.select_for_update().get_or_create(
            enhet=enhet,
            rolle=Rolle.KOMMUNE,
            defaults={"navn": enhet.fullt_navn},
        )
        pin, oppslag = _ledig_pin(enhet, konto)
        konto.oppslag = oppslag
        konto.set_password(hemmeligheter.les_pin(pin))
        konto.save(update_fields=["oppslag", "password"])
        avslutt_okter(bruker=konto)
        logg.foy_til("pin.utstedt", enhet=enhet, objekt=konto.pk)
    return pin


def _ledig_pin(enhet: Enhet, konto: Bruker) -> tuple[str, str]:
    """A PIN whose lookup no other account under the same organisation number has."""
    andre = Bruker.objects.filter(rolle=Rolle.KOMMUNE, enhet__orgnr=enhet.orgnr).exclude(
        pk=konto.pk
    )
    tatt = set(andre.values_list("oppslag", flat=True))
    while True:
        pin = hemmeligheter.ny_pin()
        oppslag = hemmeligheter.oppslag(enhet.orgnr, pin)
        if oppslag not in tatt:
            return pin, oppslag


def avslutt_okter(*, bruker: Bruker) -> None:
    """Every session and every half-finished login of the account dies, on the server."""
    with transaction.atomic():
        Bruker.objects.filter(pk=bruker.pk).update(oktnummer=F("oktnummer") + 1)
        kode.avslutt(bruker=bruker)
    bruker.refresh_from_db(fields=["oktnummer"])


def sett_mobil(*, bruker: Bruker, mobil: str) -> None:
    """The new number is the second factor from now on; a code on its way to the old one is dead.

    So is another number that waited to be confirmed: it is older than this one.

    Whoever calls it has confirmed the number, and tells the person and the log.
    """
    with transaction.atomic():
        Bruker.objects.filter(pk=bruker.pk).update(mobil=mobil)
        bruker.mobilbytter.filter(avgjort=None).update(avgjort=klokke.naa())
        Gjenoppretting.objects.filter(
            bruker=bruker, slag=Gjenoppretting.Slag.MOBIL, avgjort=None
        ).update(avgjort=klokke.naa())
        kode.avslutt(bruker=bruker)
    bruker.mobil = mobil


def bekreft_ny_mobil(*, bruker: Bruker, mobil: str, godkjent_av: Bruker) -> None:
    """The kommune (or staff) says that this is the rapportør's new number, the old phone being lost.

    The code app, if there was one, was in the lost phone: it goes too. The person is told by mail.
    """
    with transaction.atomic():
        sett_mobil(bruker=bruker, mobil=mobil)
        totp.fjern(bruker)
        avslutt_okter(bruker=bruker)
        _brev(bruker, "mobil_endret", {"siffer": mobil[-2:]}, {})
        logg.foy_til("mobil.endret", bruker=godkjent_av, objekt=bruker.pk, grunn="mistet")


def nytt_startpassord(*, bruker: Bruker, godkjent_av: Bruker | None = None) -> None:
    """A new start password by mail to the address we have, and to nobody else; sessions die.

    ``godkjent_av``: the kommune's account, or staff, that confirmed that the person asked.
    """
    with transaction.atomic():
        passord = _sett_startpassord(bruker)
        bruker.save(update_fields=["password", "maa_bytte_passord", "startpassord_utloper"])
        avslutt_okter(bruker=bruker)
        Gjenoppretting.objects.filter(
            bruker=bruker, slag=Gjenoppretting.Slag.PASSORD, avgjort=None
        ).update(avgjort=klokke.naa())
        _brev(bruker, "glemt_passord", {}, {"passord": passord})
        logg.foy_til("konto.nytt_startpassord", bruker=godkjent_av, objekt=bruker.pk)


def forny_ansatt(*, bruker: Bruker, av: Bruker) -> tuple[str, totp.Oppsett]:
    """A new start password and a new secret for the code app, for staff who lost theirs; sessions die.

    Both are shown once, to ``av``: staff get no password by mail.
    """
    with transaction.atomic():
        passord = _sett_startpassord(bruker)
        bruker.save(update_fields=["password", "maa_bytte_passord", "startpassord_utloper"])
        totp.fjern(bruker)
        oppsett = totp.utsted(bruker=bruker)
        avslutt_okter(bruker=bruker)
        logg.foy_til("konto.fornyet", bruker=av, objekt=bruker.pk)
    return passord, oppsett


def _brev(bruker: Bruker, mal: str, kontekst: dict[str, str], hemmelig: dict[str, str]) -> None:
    """Each raises the session number first, so that the number tells one letter from the next."""
    utboks.legg_til_bruker(
        mal,
        bruker=bruker,
        arsak=f"{mal}:{bruker.pk}:{bruker.oktnummer}",
        kontekst={"brukerid": bruker.brukerid, **kontekst},
        hemmelig=hemmelig,
    )


def bytt_passord(*, bruker: Bruker, nytt: str) -> None:
    """The password is the one the user chose; other sessions and half-finished logins are dead.

    The caller has validated it, and renews the session it was changed in.
    """
    with transaction.atomic():
        bruker.set_password(nytt)
        bruker.maa_bytte_passord, bruker.startpassord_utloper = False, None
        bruker.save(update_fields=["password", "maa_bytte_passord", "startpassord_utloper"])
        kode.avslutt(bruker=bruker)
        logg.foy_til("konto.passord_byttet", bruker=bruker)


def sett_sprak(*, bruker: Bruker, sprak: str) -> None:
    """The language this account reads the pages in, from whatever browser."""
    Bruker.objects.filter(pk=bruker.pk).update(sprak=sprak)
    bruker.sprak = sprak


def logg_ut_alle(*, bruker: Bruker) -> None:
    """The user asked for it: every session dies, this one too."""
    with transaction.atomic():
        avslutt_okter(bruker=bruker)
        logg.foy_til("konto.alle_utlogget", bruker=bruker)


def rydd() -> None:
    """Deletes what is over: sessions, attempts, counters. For the nightly job."""
    SessionStore.clear_expired()
    kode.rydd()
    struping.rydd()
