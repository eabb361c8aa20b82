"""Who would get what, and why. Reads only: the dry run, and what the sending itself goes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from kostra.portal import klokke
from kostra.portal.runde.aapning import bedom
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.runde.utvalg import frister
from kostra.portal.tilgang.models import Enhet
from kostra.portal.varsling import epost
from kostra.portal.varsling.models import Forsendelse, Purreplan
from kostra.portal.varsling.purring import brev as brevene
from kostra.portal.varsling.purring import plan as planer
from kostra.portal.varsling.purring.grunnlag import Grunnlag, les
from kostra.portal.varsling.purring.plan import Forfall
from kostra.portal.varsling.retur import nokkel, varig_returnert

KLOKKEN = time(8, tzinfo=klokke.NORGE)


class Utfall(TextChoices):
    """What comes of a step that is due for a unit."""

    FAAR = "faar", _("Får brev")
    LEVERT = "levert", _("Har levert")
    UTSATT = "utsatt", _("Har utsettelse")
    SENDT = "sendt", _("Er purret")
    STENGT = "stengt", _("Kan ikke sende inn denne dagen")
    UTEN_ADRESSE = "uten_adresse", _("Ingen å sende til")
    VENTER = "venter", _("Mottakeren har fått brev i dag")


class Hindring(TextChoices):
    """Why a person who could be written to isn't."""

    INAKTIV = "inaktiv", _("kontoen er sperret")
    RETUR = "retur", _("brev kommer i retur")
    UGYLDIG = "ugyldig", _("adressen er ugyldig")


@dataclass(frozen=True)
class Mottaker:
    """A person at a unit. ``bruker``: the account's key; None for the kommune's contact."""

    adresse: str
    navn: str
    bruker: int | None = None
    hindring: str = ""
    nokkel: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "nokkel", nokkel(self.adresse))

    @property
    def hindringstekst(self) -> str:
        return str(Hindring(self.hindring).label) if self.hindring else ""


@dataclass(frozen=True)
class Rad:
    """One form of one unit that a step is due for, and what comes of it."""

    enhet: Enhet
    aar: int
    forfall: Forfall
    frist: date
    utfall: Utfall
    mottakere: tuple[Mottaker, ...] = ()

    @property
    def skjema(self) -> str:
        return self.forfall.plan.skjema

    @property
    def plan(self) -> Purreplan:
        return self.forfall.plan

    @property
    def planlagt(self) -> date:
        return self.forfall.planlagt

    @property
    def skal_ha(self) -> tuple[Mottaker, ...]:
        """Those who are written to if the row's outcome is that."""
        return tuple(m for m in self.mottakere if not m.hindring)

    @property
    def faar(self) -> bool:
        return self.utfall is Utfall.FAAR


@dataclass(frozen=True)
class Forhandsvisning:
    """What a day's run would do: ``rader`` for every unit and form, ``brev`` for every person."""

    dato: date
    rader: tuple[Rad, ...]

    @property
    def faar(self) -> list[Rad]:
        return [rad for rad in self.rader if rad.faar]

    @property
    def brev(self) -> list[brevene.Brev]:
        return brevene.samle(self.faar)


def forhandsvis(
    dato: date | None = None,
    *,
    aar: int | None = None,
    enheter: Iterable[int] | None = None,
    returnert: frozenset[str] | None = None,
) -> Forhandsvisning:
    """What would be sent on that day (default: today) if nothing more were delivered.

    ``aar``: one round only; ``enheter``: these units only; ``returnert``: addresses known to fail.
    """
    dag = dato or klokke.i_dag()
    feiler = varig_returnert() if returnert is None else returnert
    bare = None if enheter is None else list(enheter)
    rader = [
        rad
        for runde in runder(aar)
        if any(planer.kan_sendes(planlagt, dag) for planlagt in planlagte_dager(runde))
        for rad in vurder(les(runde, bare), dag, feiler)
    ]
    return Forhandsvisning(dag, tuple(rader))


def vurder(
    grunnlag: Grunnlag, dag: date, feiler: frozenset[str], *, ogsaa_leverte: bool = True
) -> list[Rad]:
    """What would come of every step of the round that is due that day.

    ``feiler``: addresses known to fail; ``ogsaa_leverte``: with what is delivered already.
    """
    # what is sent now goes by the clock; the run of a day to come is thought of at eight
    kommer = dag > klokke.i_dag()
    naar = datetime.combine(dag, KLOKKEN) if kommer else klokke.frister_naa()
    rader = list(_Vurdering(grunnlag, dag, naar, feiler, ogsaa_leverte).rader())
    return rader if kommer else _uten_dem_som_fikk(rader)


def runder(aar: int | None = None) -> QuerySet[Rapporteringsaar]:
    """The rounds that have a plan, the latest first, with what a plan is about."""
    alle = Rapporteringsaar.objects.filter(purreplaner__isnull=False).distinct()
    valgte = alle if aar is None else alle.filter(pk=aar)
    return valgte.prefetch_related("purreplaner", "skjemaer", "stenginger", "utsettelse_set")


def planlagte_dager(runde: Rapporteringsaar) -> set[date]:
    """The days that a step is planned for, by the due dates of any unit."""
    rundens, utsettelser = frister(runde), list(runde.utsettelse_set.all())
    dager = set()
    for plan in runde.purreplaner.all():
        if plan.aktiv and plan.skjema in rundens:
            lengre = {u.ny_frist for u in utsettelser if u.skjema in ("", plan.skjema)}
            fristene = {rundens[plan.skjema], *lengre}
            dager |= {planer.planlagt(frist, plan.etter_frist) for frist in fristene}
    return dager


@dataclass(frozen=True)
class _Vurdering:
    """One round on one day. ``naar``: the moment that opening and closing are judged by."""

    grunnlag: Grunnlag
    dag: date
    naar: datetime
    feiler: frozenset[str]
    ogsaa_leverte: bool
    _personer: dict[int, list[tuple[Mottaker, frozenset[str] | None]]] = field(default_factory=dict)
    _aapne: dict[datetime, bool] = field(default_factory=dict)

    def rader(self) -> Iterator[Rad]:
        """Every unit and form that a step is due for, or would have been without an extension."""
        for skjema, allmenn in self.grunnlag.frister.items():
            aktive = self.grunnlag.aktive(skjema)
            felles = planer.forfalt(aktive, allmenn, self.dag)
            alle = self.ogsaa_leverte
            for enhet in self.grunnlag.enheter if alle else self.grunnlag.mangler(skjema):
                frist = self.grunnlag.frist(enhet.pk, skjema)
                eget = felles if frist == allmenn else planer.forfalt(aktive, frist, self.dag)
                if eget is not None:
                    yield self._forfalt(enhet, frist, eget)
                elif felles is not None:
                    yield self._utsatt(enhet, frist, felles)

    def _utsatt(self, enhet: Enhet, frist: date, felles: Forfall) -> Rad:
        plan = felles.plan
        har = (enhet.pk, plan.skjema) in self.grunnlag.levert
        senere = Forfall(plan, planer.planlagt(frist, plan.etter_frist))
        utfall = Utfall.LEVERT if har else Utfall.UTSATT
        return Rad(enhet, self.grunnlag.runde.aar, senere, frist, utfall)

    def _forfalt(self, enhet: Enhet, frist: date, forfall: Forfall) -> Rad:
        par = (enhet.pk, forfall.plan.skjema)
        mottakere: tuple[Mottaker, ...] = ()
        if par in self.grunnlag.levert:
            utfall = Utfall.LEVERT
        elif self.grunnlag.sendt.get(par, date.min) >= forfall.planlagt:
            utfall = Utfall.SENDT
        elif not self._aapen(self.grunnlag.stenger(*par)):
            utfall = Utfall.STENGT
        else:
            mottakere = self._mottakere(enhet, forfall.plan.skjema)
            noen = any(not m.hindring for m in mottakere)
            utfall = Utfall.FAAR if noen else Utfall.UTEN_ADRESSE
        return Rad(enhet, self.grunnlag.runde.aar, forfall, frist, utfall, mottakere)

    def _aapen(self, stenger: datetime) -> bool:
        """True if a form that closes then can be sent now: nobody is reminded of a closed door."""
        if stenger not in self._aapne:
            runde = self.grunnlag.runde
            self._aapne[stenger] = bedom(
                runde,
                naa=self.naar,
                frist=runde.frist,
                stenger=stenger,
                stenginger=self.grunnlag.stenginger,
                prove=False,
            ).kan_sende
        return self._aapne[stenger]

    def _mottakere(self, enhet: Enhet, skjema: str) -> tuple[Mottaker, ...]:
        """The contact and the rapportører with a right to the form; the same address once."""
        if enhet.pk not in self._personer:
            self._personer[enhet.pk] = self._ved(enhet)
        valgt: dict[str, Mottaker] = {}
        for en, skjemaer in self._personer[enhet.pk]:
            if skjemaer is None or skjema in skjemaer:
                valgt.setdefault(en.nokkel, en)
        return tuple(valgt.values())

    def _ved(self, enhet: Enhet) -> list[tuple[Mottaker, frozenset[str] | None]]:
        """Everyone who has an address at the unit, and the forms it is about; None: all of them."""
        personer: list[tuple[Mottaker, frozenset[str] | None]] = []
        if enhet.kontakt_epost:
            kontakt = Mottaker(enhet.kontakt_epost, enhet.kontakt_navn)
            personer.append((self._med_hindring(kontakt), None))
        for en in self.grunnlag.rapportorer.get(enhet.pk, ()):
            if en.epost:
                hindring = "" if en.aktiv else Hindring.INAKTIV.value
                mottaker = Mottaker(en.epost, en.navn, en.id, hindring)
                personer.append((self._med_hindring(mottaker), en.skjemaer))
        return personer

    def _med_hindring(self, mottaker: Mottaker) -> Mottaker:
        if mottaker.hindring:
            return mottaker
        if mottaker.nokkel in self.feiler:
            return replace(mottaker, hindring=Hindring.RETUR.value)
        if not epost.gyldig(mottaker.adresse):
            return replace(mottaker, hindring=Hindring.UGYLDIG.value)
        return mottaker


def _uten_dem_som_fikk(rader: list[Rad]) -> list[Rad]:
    """A person gets one letter a day: what turned up after it waits for the next working day."""
    dag = klokke.i_dag()
    nokler = {m.nokkel for rad in rader if rad.faar for m in rad.skal_ha}
    aarsaker = {brevene.arsak(nokkel, dag): nokkel for nokkel in nokler}
    har = Forsendelse.objects.filter(arsak__in=aarsaker).values_list("arsak", flat=True)
    fikk = {aarsaker[arsak] for arsak in har}
    if not fikk:
        return rader
    return [
        replace(rad, utfall=Utfall.VENTER)
        if rad.faar and any(m.nokkel in fikk for m in rad.skal_ha)
        else rad
        for rad in rader
    ]
