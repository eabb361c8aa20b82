"""Does the controls that the portal's queue holds, one at a time, with the plaintext in memory only.

The queue says that there is something to do; what there is, and whose it is, stands in the rows that
:mod:`kostra.portal.innsending.kontroll.mottaksport` guards. A thread keeps the lease in a control.
Imports the portal, so Django must be set up before this module is read.
"""

from __future__ import annotations

import contextlib
import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from types import TracebackType
from typing import Final

import structlog
from django.db import close_old_connections, connection

from kostra.kontroll.modell import Grad, Rapport
from kostra.kryptering import AlgoritmeAvvist, AnnenMottaker, Endret, Profil
from kostra.mottak.arbeider_nokler import Nokkelknippe
from kostra.mottak.arbeider_sertifikat import er_til_oss, navn_paa_nokler, uten_provens, utside
from kostra.mottak.feil import AVVISES, KanIkkeSignere, avvisning_av
from kostra.mottak.kontrollere import kontroller_bare
from kostra.mottak.levering import Kontrollert, Levering, Mottatt, Steg, Svar
from kostra.mottak.motta import motta
from kostra.portal import dreppunkt, klokke
from kostra.portal.innsending.kontroll import karantene, oppgaver
from kostra.portal.innsending.kontroll import mottaksport as port
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.rapport import arkiv

#: Progress is written no oftener than this.
_STILLE: Final = 0.3
#: A job that waits for a key is looked at again after this.
_VENT_PAA_NOKKEL: Final = timedelta(seconds=30)
_logg = structlog.get_logger(__name__)


class SettesTilSide(Exception):
    """Made as it should be, for a certificate of ours whose key isn't here."""

    def __init__(self, av: karantene.Utside) -> None:
        super().__init__()
        self.utside = av


class EndretPaaDisk(Exception):
    """The stored bytes are not those that were received."""


class Arbeider:
    """One worker. ``nokler`` is asked before each round, so a key may come and go."""

    def __init__(
        self,
        navn: str,
        nokler: Callable[[], Nokkelknippe],
        *,
        profil: Profil = Profil.STRENG,
        leie: timedelta = port.LEIE,
        stopp: Callable[[], bool] = lambda: False,
        lager: Callable[[], lagring.Lager] = lagring.lager,
    ) -> None:
        self.navn, self._nokler = navn, nokler
        self._profil, self._leie, self._stopp, self._lager = profil, leie, stopp, lager
        self.savner_nokkel = False

    def gjor_alt(self) -> int:
        """Does what waits, until there is no more or the worker is to end. Returns how many."""
        knippe, antall = self._nokler(), 0
        if knippe.mangler:
            return 0
        self.slipp_ut(knippe)
        while not self._stopp():
            jobb = port.ta_neste(self.navn, klokke.naa(), leie=self._leie)
            if jobb is None:
                break
            self._gjor(jobb, knippe)
            antall += 1
        return antall

    def slipp_ut(self, knippe: Nokkelknippe) -> None:
        """What waits in quarantine for one of these keys goes back into the queue."""
        antall = karantene.slipp_ut(navn_paa_nokler(knippe.dekryptering))
        if antall:
            _logg.info("karantene.sluppet_ut", antall=antall)

    def _gjor(self, jobb: port.Jobb, knippe: Nokkelknippe) -> None:
        with (
            Hjerte(jobb, self._leie) as hjerte,
            structlog.contextvars.bound_contextvars(
                kontroll=str(jobb.id), stotteref=oppgaver.stotteref_til(jobb.id)
            ),
        ):
            try:
                self._forsok(jobb, knippe, hjerte)
            except port.LeieTapt:
                _logg.warning("kontroll.leie_tapt")
            except Exception as feil:  # the text may hold a piece of the file: its kind is enough
                _logg.error("kontroll.feilet", unntak=type(feil).__qualname__, forsok=jobb.forsok)
                with contextlib.suppress(port.LeieTapt):
                    port.feilet(jobb, port.TEKNISK_FEIL, klokke.naa())
            except BaseException:  # told to end at once
                port.slipp(jobb, klokke.naa())
                raise

    def _forsok(self, jobb: port.Jobb, knippe: Nokkelknippe, hjerte: Hjerte) -> None:
        try:
            self._kontroller(jobb, knippe, hjerte)
        except SettesTilSide as feil:
            karantene.legg_i(jobb, feil.utside, klokke.naa())
            _logg.error("karantene.lagt_inn")
        except AVVISES as feil:
            self._avvis(jobb, feil)
        except lagring.FinnesIkke:
            port.gi_opp(jobb, port.FIL_BORTE, klokke.naa())

    def _avvis(self, jobb: port.Jobb, feil: BaseException) -> None:
        """The sender's fault is told; ours makes the job wait."""
        assert isinstance(feil, AVVISES)
        avvisning = avvisning_av(feil)
        if avvisning.grunn.prov_igjen:
            self.savner_nokkel = True
            _logg.error("mottak.mangler_nokkel", unntak=type(feil).__qualname__)
            port.slipp(jobb, klokke.naa(), vent=_VENT_PAA_NOKKEL)
            return
        port.avvis(jobb, avvisning.som_data(), klokke.naa())
        _logg.info("kontroll.avvist", grunn=avvisning.grunn.value)

    def _kontroller(self, jobb: port.Jobb, knippe: Nokkelknippe, hjerte: Hjerte) -> None:
        konvolutt = self._hent(jobb)
        framdrift = Framdrift(jobb, hjerte, self._leie)
        try:
            utfall = self._motta(konvolutt, jobb, knippe, framdrift)
        except (AnnenMottaker, AlgoritmeAvvist, Endret) as feil:
            sett = utside(konvolutt)
            til_oss = er_til_oss(konvolutt, jobb.aar, prove=jobb.provekommune)
            if sett and til_oss and isinstance(feil, AnnenMottaker):
                raise SettesTilSide(sett) from None
            if sett:
                karantene.noter(jobb.id, avvisning_av(feil).grunn.value, sett, klokke.naa())
            raise
        if utfall.avvisning is not None:
            port.avvis(jobb, utfall.avvisning.som_data(), klokke.naa())
            _logg.info("kontroll.avvist", grunn=utfall.avvisning.grunn.value)
            return
        kvittering = utfall.kvittering if isinstance(utfall, Mottatt) else None
        dreppunkt.passer("for_tilstand")
        port.fullfor(jobb, _resultat(utfall.rapport, kvittering), klokke.naa())
        self.savner_nokkel = False
        _logg.info("kontroll.ferdig", levert=kvittering is not None)

    def _hent(self, jobb: port.Jobb) -> bytes:
        with self._lager().apne(jobb.lagernavn) as fil:
            data = fil.read()
        if hashlib.sha256(data).hexdigest() != jobb.sha256:
            raise EndretPaaDisk
        return data

    def _motta(
        self, konvolutt: bytes, jobb: port.Jobb, knippe: Nokkelknippe, framdrift: Framdrift
    ) -> Mottatt | Kontrollert:
        svar: Svar = "nei" if jobb.svar == "nei" else "ja"
        levering = Levering(jobb.skjema, jobb.aar, jobb.region, svar, jobb.filnavn, jobb.prove)
        nokler = knippe.dekryptering if jobb.provekommune else uten_provens(knippe.dekryptering)
        if not jobb.skal_leveres:
            return kontroller_bare(
                konvolutt,
                levering,
                nokler=nokler,
                profil=self._profil,
                fremdrift=framdrift,
            )
        if knippe.signering is None:
            raise KanIkkeSignere("Det er ingen nøkkel å signere med.")
        return motta(
            konvolutt,
            levering,
            nokler=nokler,
            signering=knippe.signering,
            naa=klokke.naa(),
            tilfeldig=secrets.token_bytes,
            profil=self._profil,
            fremdrift=framdrift,
        )


def _resultat(rapport: Rapport | None, kvittering: str | None) -> port.Resultat:
    if rapport is None:  # Nei: there is nothing to report about
        return port.Resultat(Grad.OK.name, None, kvittering)
    return port.Resultat(
        alvorlighetsgrad=rapport.alvorlighetsgrad.name,
        rapport=arkiv.pakk(rapport),
        kvittering=kvittering,
        antall_feil=rapport.antall(Grad.ERROR) + rapport.antall(Grad.FATAL),
        antall_advarsler=rapport.antall(Grad.WARNING),
        antall_poster=rapport.antall_poster,
    )


class Framdrift:
    """Writes how far a control has come, a few times a second. Ends it when the lease is lost."""

    def __init__(self, jobb: port.Jobb, hjerte: Hjerte, leie: timedelta) -> None:
        self._jobb, self._hjerte, self._leie = jobb, hjerte, leie
        self._sist: tuple[Steg | None, float] = (None, 0.0)

    def __call__(self, steg: Steg, ferdig: int, av: int) -> None:
        if self._hjerte.tapt:
            raise port.LeieTapt
        forrige, naar = self._sist
        if steg == forrige and time.monotonic() - naar < _STILLE:
            return
        self._sist = (steg, time.monotonic())
        dreppunkt.passer(steg.value)
        port.framdrift(self._jobb, steg.value, ferdig, av, klokke.naa(), leie=self._leie)


class Hjerte:
    """A thread that keeps the lease of one job, for as long as the block lasts."""

    def __init__(self, jobb: port.Jobb, leie: timedelta) -> None:
        self._jobb, self._leie = jobb, leie
        self._ferdig = threading.Event()
        self._traad = threading.Thread(target=self._slaa, name="hjerte", daemon=True)
        self.tapt = False

    def __enter__(self) -> Hjerte:
        self._traad.start()
        return self

    def __exit__(
        self,
        type_: type[BaseException] | None,
        verdi: BaseException | None,
        spor: TracebackType | None,
    ) -> None:
        self._ferdig.set()
        self._traad.join()

    def _slaa(self) -> None:
        try:
            while not self._ferdig.wait(self._leie.total_seconds() / 4):
                self._ett_slag()
        finally:
            if threading.current_thread() is not threading.main_thread():
                connection.close()

    def _ett_slag(self) -> None:
        close_old_connections()
        try:
            self.tapt = not port.hjerteslag(self._jobb, self._naa(), leie=self._leie)
        except Exception as feil:  # the database is away: the next beat may reach it
            _logg.warning("hjerteslag.feilet", unntak=type(feil).__qualname__)

    @staticmethod
    def _naa() -> datetime:
        return klokke.naa()
