"""What staff do with others' accounts. Each is an event of the audit log.

A saksbehandler and drift help rapportører; the staff's own accounts are drift's alone. Nobody blocks
themselves, nor the last of drift that can log in.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from kostra.portal import klokke
from kostra.portal.konto import services as konto
from kostra.portal.konto import struping, totp
from kostra.portal.konto.models import ANSATTE, Bruker, Rolle
from kostra.portal.revisjon import logg
from kostra.portal.saksbehandling.brukere.forms import NyAnsatt
from kostra.portal.tilgang import services as tilgang
from kostra.portal.tilgang.models import Mobilbytte
from kostra.portal.varsling import utboks
from kostra.portal.varsling.models import Forsendelse

#: Who helps rapportører.
STYRER = frozenset({Rolle.SAKSBEHANDLER, Rolle.DRIFT})


class IkkeLov(Exception):
    """It can't be done to that account, or not by this person. The text says why."""


class UgyldigAnsatt(ValueError):
    """The account can't be made as told. The text says why."""


def opprett_ansatt(
    *, navn: str, epost: str, rolle: str, av: Bruker | None = None
) -> tuple[Bruker, str, totp.Oppsett]:
    """An account for someone at the agency, from a page or (``av`` None) the command line.

    Gives the start password and the code app's secret, which are shown once. Raises
    :class:`UgyldigAnsatt`.
    """
    skjema = NyAnsatt({"navn": navn, "epost": epost, "rolle": rolle})
    if not skjema.is_valid():
        raise UgyldigAnsatt(" ".join(str(f) for feil in skjema.errors.values() for f in feil))
    data = skjema.cleaned_data
    return konto.opprett_ansatt(
        navn=data["navn"], epost=data["epost"], rolle=Rolle(data["rolle"]), av=av
    )


def kan_styre(av: Bruker, bruker: Bruker) -> bool:
    """True if ``av`` may do anything with the account."""
    rolle = Rolle(av.rolle)
    return rolle == Rolle.DRIFT if bruker.rolle in ANSATTE else rolle in STYRER


def _krev(av: Bruker, bruker: Bruker) -> None:
    if not kan_styre(av, bruker):
        raise IkkeLov(_("Bare drift kan endre kontoene til ansatte."))


def sperr(*, bruker: Bruker, av: Bruker) -> None:
    """Closes the account until staff open it; every session ends. Raises :class:`IkkeLov`."""
    _krev(av, bruker)
    if bruker.pk == av.pk:
        raise IkkeLov(_("Du kan ikke sperre din egen konto."))
    with transaction.atomic():
        # locked, so that two can't block each other at the same time
        drift = Bruker.objects.select_for_update().filter(rolle=Rolle.DRIFT, aktiv=True)
        if set(drift.values_list("pk", flat=True)) == {bruker.pk}:
            raise IkkeLov(_("Dette er den siste kontoen for drift som kan logge inn."))
        Bruker.objects.filter(pk=bruker.pk).update(aktiv=False, sperret=klokke.naa())
        konto.avslutt_okter(bruker=bruker)
        logg.foy_til("konto.sperret", bruker=av, objekt=bruker.pk)


def aapne(*, bruker: Bruker, av: Bruker) -> bool:
    """Takes the block away. False for a rapportør with no form to report, who still can't log in."""
    _krev(av, bruker)
    with transaction.atomic():
        aktiv = bruker.rolle in ANSATTE or bruker.retter.exists()
        Bruker.objects.filter(pk=bruker.pk).update(aktiv=aktiv, sperret=None)
        logg.foy_til("konto.aapnet", bruker=av, objekt=bruker.pk)
    return aktiv


def nytt_passord(*, bruker: Bruker, av: Bruker) -> None:
    """A new start password by mail to the rapportør. Raises :class:`IkkeLov`."""
    _krev(av, bruker)
    if bruker.rolle != Rolle.RAPPORTOR or not bruker.aktiv:
        raise IkkeLov(_("Kontoen må være åpen før den kan få nytt passord."))
    konto.nytt_startpassord(bruker=bruker, godkjent_av=av)


def forny_ansatt(*, bruker: Bruker, av: Bruker) -> tuple[str, totp.Oppsett]:
    """A new start password and code app for a colleague, both shown once. Raises :class:`IkkeLov`."""
    _krev(av, bruker)
    if bruker.rolle not in ANSATTE or not bruker.aktiv:
        raise IkkeLov(_("Kontoen må være åpen før den kan få nytt passord."))
    if bruker.pk == av.pk:
        raise IkkeLov(_("Ditt eget passord og din egen kodeapp bytter du på Min side."))
    return konto.forny_ansatt(bruker=bruker, av=av)


def avgjor_mobil(*, bruker: Bruker, godkjent: bool, av: Bruker) -> None:
    """Takes the number that waits into use, or drops it. Raises :class:`IkkeLov`."""
    _krev(av, bruker)
    bytte = Mobilbytte.objects.filter(bruker=bruker, avgjort=None).first()
    if bytte is None:
        raise IkkeLov(_("Det er ikke noe nytt mobilnummer som venter."))
    tilgang.avgjor_mobilbytte(bytte=bytte, godkjent=godkjent, bruker=av)


#: What a user may have used up, by the account's id; the password is counted by user id.
_GRENSER = (
    struping.KODE_FREMMED, struping.KODE_KJENT, struping.SMS_BRUKER, struping.SMS_FREMMED,
    struping.MIN_SIDE, struping.BYTTE_SMS, struping.BYTTE_KODE,
)  # fmt: skip


def er_strupet(bruker: Bruker) -> bool:
    """True if too many tries keep the user out for the time being."""
    return struping.full(struping.KONTO, bruker.brukerid) or any(
        struping.full(grense, bruker.pk) for grense in _GRENSER
    )


def laas_opp(*, bruker: Bruker, av: Bruker) -> None:
    """Forgets the tries, so that the user needn't wait. Raises :class:`IkkeLov`."""
    _krev(av, bruker)
    with transaction.atomic():
        struping.nullstill(struping.KONTO, bruker.brukerid)
        for grense in _GRENSER:
            struping.nullstill(grense, bruker.pk)
        logg.foy_til("konto.laast_opp", bruker=av, objekt=bruker.pk)


def send_paa_nytt(*, brev: Forsendelse, av: Bruker) -> Forsendelse:
    """The letter once more. Raises :class:`kostra.portal.varsling.feil.KanIkkeSendes`."""
    with transaction.atomic():
        sendt = utboks.send_paa_nytt(forsendelse=brev)
        logg.foy_til("brev.sendt_paa_nytt", bruker=av, objekt=brev.pk, mal=brev.mal)
    return sendt
