"""What users do to a form: begin, save, send, unlock, withdraw, delete. One transaction each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from kostra.blankett import (
    Blankett,
    Blankettfelt,
    Feltfeil,
    blankett,
    fra_kilder,
    synlige_felt,
    vask,
)
from kostra.blankett.svar import Verdi
from kostra.portal import klokke
from kostra.portal.innsending import utvalg
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.tilstand import Hendelse, Tilstand, UlovligOvergang, neste
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg
from kostra.portal.runde.utvalg import Aapning, aapning, aapning_av
from kostra.portal.tilgang.models import Enhet
from kostra.portal.tilgang.utvalg import kan_fylle_ut, laas_enheten


class SkjemaFeil(Exception):
    """The form was left as it was."""


class IkkeAapen(SkjemaFeil):
    """The round isn't open for the form. ``aapning`` tells why and when."""

    def __init__(self, apning: Aapning) -> None:
        super().__init__(apning.grunn)
        self.aapning = apning


class Ufullstendig(SkjemaFeil):
    """Answers are missing or wrong. ``feil``: which, in the order of the fields."""

    def __init__(self, feil: list[Feltfeil]) -> None:
        super().__init__(f"{len(feil)} svar må rettes")
        self.feil = feil


class Konflikt(SkjemaFeil):
    """Someone saved other answers in between. ``mine``: what was sent; ``deres``: what stands."""

    def __init__(self, utfylling: Utfylling, mine: Mapping[str, Verdi]) -> None:
        super().__init__("svarene er endret av en annen")
        self.utfylling, self.mine = utfylling, mine


class EndretImens(SkjemaFeil):
    """Another part of the form, or its file, isn't what the sender's page showed."""

    def __init__(self, utfylling: Utfylling) -> None:
        super().__init__("skjemaet er endret")
        self.utfylling = utfylling


@dataclass(frozen=True)
class Lagret:
    """The form after a save. ``saa_alt``: the page had shown all that stood in it before."""

    utfylling: Utfylling
    saa_alt: bool


class ErSendt(SkjemaFeil):
    """What was once sent is never deleted."""


def flytt(utfylling: Utfylling, hendelse: Hendelse) -> None:
    """Moves the form as the table says and stores what goes with it. Call it in a transaction.

    Raises :class:`UlovligOvergang`.
    """
    fra = Tilstand(utfylling.tilstand)
    utfylling.tilstand = neste(fra, hendelse, for_kontroll=utfylling.tilstand_for_kontroll)
    if hendelse is Hendelse.KONTROLLER and fra is not Tilstand.AVVIST:
        utfylling.tilstand_for_kontroll = fra
    if hendelse in (Hendelse.SEND_INN, Hendelse.LEVER):
        utfylling.sendt = klokke.naa()
    if fra is Tilstand.INNSENDT and utfylling.tilstand == Tilstand.GJENAAPNET:
        utfylling.aapning += 1
    utfylling.save(update_fields=["tilstand", "tilstand_for_kontroll", "sendt", "aapning"])


def start(*, bruker: Bruker, skjema: str, aar: int) -> Utfylling:
    """Begins a form, or finds the one there is. Two at once get the same one.

    Until a trial is over, what is begun is the trial's. A form of it that isn't wiped yet stands in the
    way of the real one, and says so. One that staff have asked about is begun with the question.

    Raises:
        IkkeTilgjengelig: not a form that this user may begin.
        IkkeAapen: the round has closed.
    """
    if bruker.enhet_id is None or not kan_fylle_ut(bruker, aar, skjema):
        raise utvalg.IkkeTilgjengelig
    form = blankett(skjema, aar)
    with transaction.atomic():
        enhet = laas_enheten(bruker.enhet_id)
        rundens = aapning(enhet=enhet, aar=aar, skjema=skjema)
        finnes = _som_finnes(form, enhet, bruker, prove=rundens.prove)
        if finnes is not None and finnes.er_begynt:
            return finnes
        if not rundens.kan_fylles_ut:
            raise IkkeAapen(rundens)
        ny = finnes or ubegynt(enhet=enhet, aar=aar, skjema=skjema, bruker=bruker)
        ny.prove = rundens.prove
        return _begynn(ny, form, bruker)


def _som_finnes(form: Blankett, enhet: Enhet, bruker: Bruker, *, prove: bool) -> Utfylling | None:
    """The unit's form for the year. There may be many registrations: then one not yet touched."""
    rader = Utfylling.objects.filter(enhet=enhet, skjema=form.id, aar=form.aar)
    if form.registrering:
        rader = rader.filter(
            tilstand=Tilstand.PAABEGYNT, versjon=1, opprettet_av=bruker, prove=prove
        )
    return rader.exclude(tilstand=Tilstand.SLETTET).order_by("-nr").first()


def ubegynt(*, enhet: Enhet, aar: int, skjema: str, bruker: Bruker) -> Utfylling:
    """A form with the unit's next number, not stored and not begun. The unit's row is locked."""
    siste = Utfylling.objects.filter(enhet=enhet).aggregate(siste=Max("nr"))["siste"]
    return Utfylling(
        nr=(siste or 0) + 1,  # the lock: nobody else takes it
        skjema=skjema,
        aar=aar,
        enhet=enhet,
        aapning=0,
        opprettet_av=bruker,
        endret_av=bruker,
    )


def _begynn(ny: Utfylling, form: Blankett, bruker: Bruker) -> Utfylling:
    forst = fra_kilder(form, utvalg.kilder(ny.enhet, bruker))
    ny.svar = {id: svar for id, svar in forst.items() if form.etter_id[id].tas_imot}
    ny.aapning = 1
    ny.opprettet = ny.endret = klokke.naa()
    ny.opprettet_av = ny.endret_av = bruker
    ny.save()
    _hendelse("skjema.opprettet", ny, bruker)
    return ny


def lagre(
    *,
    utfylling: Utfylling,
    bruker: Bruker,
    gruppe: str,
    raa: Mapping[str, Verdi],
    versjon: int | None,
    grunnlag: str = "",
    meldt: bool = False,
) -> Lagret:
    """Saves one group's answers as a draft, right or wrong. The same answers again change nothing.

    ``versjon`` and ``grunnlag`` (:func:`utvalg.grunnlag`) tell what the page was made from.
    ``meldt``: the user asked for it, so it is told in the event log.

    Raises:
        Konflikt: the group was changed by someone else; nothing is saved.
        UlovligOvergang: the form is locked.
        IkkeTilgjengelig: the right is gone.
    """
    with transaction.atomic():
        laast = utvalg.utfylling_for(bruker, utfylling.pk, laas=True)
        form = utvalg.definisjon(laast)
        mine = _tatt_imot(form, laast, gruppe, raa)
        staar = utvalg.gruppens_svar(form, laast.svar, gruppe)
        deres = {id: staar[id] for id in mine}
        neste(laast.tilstand, Hendelse.LAGRE, for_kontroll=laast.tilstand_for_kontroll)
        saa_alt = versjon == laast.versjon or grunnlag.partition(".")[2] == utvalg.helhet(laast)
        if mine != deres:
            uendret = grunnlag.partition(".")[0] == utvalg.fingeravtrykk(staar)
            if versjon != laast.versjon and not uendret:
                raise Konflikt(laast, mine)
            _skriv(laast, mine, bruker)
        if meldt:
            _hendelse("skjema.lagret", laast, bruker)
    return Lagret(laast, saa_alt)


def staar_alt(*, utfylling: Utfylling, gruppe: str, raa: Mapping[str, Verdi]) -> bool:
    """True if these answers are what is stored: a page sent twice, say."""
    mine = _tatt_imot(utvalg.definisjon(utfylling), utfylling, gruppe, raa)
    staar = utvalg.gruppens_svar(utvalg.definisjon(utfylling), utfylling.svar, gruppe)
    return all(staar[id] == svar for id, svar in mine.items())


def _tatt_imot(
    form: Blankett, utfylling: Utfylling, gruppe: str, raa: Mapping[str, Verdi]
) -> dict[str, Verdi]:
    """The cleaned answers to the questions that the page showed; the others stand as they are."""
    vist = {felt.id for felt in viste_felt(form, utvalg.alle_svar(utfylling), gruppe)}
    return {id: svar for id, svar in vask(form, raa, gruppe=gruppe).items() if id in vist}


def viste_felt(form: Blankett, svar: Mapping[str, Verdi], gruppe: str) -> tuple[Blankettfelt, ...]:
    """The fields a page draws: those shown, and those that an answer on the same page may show."""
    gruppens = form.gruppe(gruppe).felt
    synlige = {felt.id for felt in synlige_felt(form, svar, gruppe)}
    styrende = {felt.id for felt in gruppens if felt.fylles_ut}
    return tuple(
        felt
        for felt in gruppens
        if felt.id in synlige or (felt.vises_naar and felt.vises_naar.felt in styrende)
    )


def _skriv(utfylling: Utfylling, svar: Mapping[str, Verdi], bruker: Bruker) -> None:
    flytt(utfylling, Hendelse.LAGRE)
    utfylling.svar = {**utfylling.svar, **svar}
    utfylling.versjon += 1
    utfylling.endret, utfylling.endret_av = klokke.naa(), bruker
    utfylling.save(update_fields=["svar", "versjon", "endret", "endret_av"])


def krev_sendbar(utfylling: Utfylling) -> datetime:
    """The moment it was judged to be in time. Raises :class:`IkkeAapen` or :class:`Ufullstendig`."""
    rundens = aapning_av(utfylling)
    if not rundens.kan_sende or rundens.naa is None:
        raise IkkeAapen(rundens)
    krev_riktig(utfylling)
    return rundens.naa


def krev_riktig(utfylling: Utfylling) -> None:
    """Raises :class:`Ufullstendig` when an answer is missing or wrong."""
    mangler = utvalg.mangler_for_innsending(utfylling)
    if mangler:
        raise Ufullstendig(mangler)


def send_inn(*, utfylling: Utfylling, bruker: Bruker) -> Utfylling:
    """Sends a form without a file, and lets it take effect in the same transaction.

    Raises:
        IkkeAapen, Ufullstendig: it stays a draft.
        EndretImens: it isn't the version the caller had.
        UlovligOvergang: it is sent already, or goes by mottak.
    """
    with transaction.atomic():
        laas_enheten(utfylling.enhet_id)  # before the form, as everywhere
        laast = utvalg.utfylling_for(bruker, utfylling.pk, laas=True)
        form = utvalg.definisjon(laast)
        if form.filfelt is not None:
            raise UlovligOvergang(Tilstand(laast.tilstand), Hendelse.SEND_INN)
        neste(laast.tilstand, Hendelse.SEND_INN)
        if laast.versjon != utfylling.versjon:
            raise EndretImens(laast)
        krev_sendbar(laast)
        flytt(laast, Hendelse.SEND_INN)
        if form.registrering:
            _registrer(laast, bruker)
        laast.sendt_svar = utvalg.svar_som_sendes(laast)
        laast.endret, laast.endret_av = klokke.naa(), bruker
        laast.save(update_fields=["sendt_svar", "endret", "endret_av"])
        _hendelse("skjema.sendt", laast, bruker)
    return laast


def _registrer(utfylling: Utfylling, bruker: Bruker) -> None:
    from kostra.portal.tilgang.services import send_999

    send_999(utfylling=utfylling, bruker=bruker)


def laas_opp(*, utfylling: Utfylling, bruker: Bruker) -> Utfylling:
    """*Lås opp*: a sent form can be changed and sent again; what was sent holds until then.

    Raises :class:`UlovligOvergang`, and :class:`IkkeAapen` since it couldn't be sent again.
    """
    with transaction.atomic():
        laast = utvalg.utfylling_for(bruker, utfylling.pk, laas=True)
        rundens = aapning_av(laast)
        if not rundens.kan_sende:
            raise IkkeAapen(rundens)
        flytt(laast, Hendelse.LAAS_OPP)
        _hendelse("skjema.laast_opp", laast, bruker)
    return laast


def trekk(*, utfylling: Utfylling, bruker: Bruker) -> Utfylling:
    """*Trekk tilbake*: what the form gave is taken away. Also after the round has closed.

    Raises :class:`UlovligOvergang`, also for a form that gives nothing.
    """
    from kostra.portal.tilgang.services import trekk_999

    with transaction.atomic():
        laas_enheten(utfylling.enhet_id)
        laast = utvalg.utfylling_for(bruker, utfylling.pk, laas=True)
        if not utvalg.definisjon(laast).registrering:
            raise UlovligOvergang(Tilstand(laast.tilstand), Hendelse.TREKK)
        merk_trukket(laast, bruker)
        trekk_999(utfylling=laast, bruker=bruker)
        noter_trukket(laast, bruker)
    return laast


def merk_trukket(utfylling: Utfylling, bruker: Bruker) -> None:
    """The form is withdrawn; what it gave is the caller's to take away. Call it in a transaction."""
    flytt(utfylling, Hendelse.TREKK)
    utfylling.endret, utfylling.endret_av = klokke.naa(), bruker
    utfylling.save(update_fields=["endret", "endret_av"])


def noter_trukket(utfylling: Utfylling, bruker: Bruker) -> None:
    """The event of it. Call it last in the transaction."""
    _hendelse("skjema.trukket", utfylling, bruker)


def slett(*, utfylling: Utfylling, bruker: Bruker) -> None:
    """Deletes a draft with its answers, its files and its reports; the number isn't used again.

    What staff have asked about it stands, about a form that isn't begun.

    Raises :class:`ErSendt` for what was ever sent, and :class:`UlovligOvergang`.
    """
    from kostra.portal.innsending.opplasting import tjeneste as opplasting
    from kostra.portal.innsending.rapport import tjenester as rapport_tjenester

    with transaction.atomic():
        enhet = laas_enheten(utfylling.enhet_id)  # before the form, as everywhere
        laast = utvalg.utfylling_for(bruker, utfylling.pk, laas=True)
        if laast.sendt is not None:
            raise ErSendt
        neste(laast.tilstand, Hendelse.SLETT)
        rapport_tjenester.tom_rapportene(laast)
        opplasting.slett_alle(utfylling=laast)
        if laast.fil_id:
            opplasting.fjern(utfylling=laast, bruker=bruker)
            laast.refresh_from_db()
        flytt(laast, Hendelse.SLETT)
        laast.svar = {}
        laast.endret, laast.endret_av = klokke.naa(), bruker
        laast.save(update_fields=["svar", "endret", "endret_av"])
        _hendelse("skjema.slettet", laast, bruker)
        if laast.henvendelser.exists():
            ny = ubegynt(enhet=enhet, aar=laast.aar, skjema=laast.skjema, bruker=bruker)
            ny.prove = laast.prove
            ny.save()
            laast.henvendelser.update(utfylling=ny)


def _hendelse(navn: str, utfylling: Utfylling, bruker: Bruker) -> None:
    logg.foy_til(
        navn,
        bruker=bruker,
        enhet=utfylling.enhet,
        objekt=utfylling.pk,
        skjema=utfylling.skjema,
        aar=utfylling.aar,
    )
