"""The retention table: each kind of data, how long it is kept, from when, what is done then, and why.

A kind with ``velg`` is seen to by the daily job here. The others are seen to by what made them, more
often than daily, and say by whom; or they are kept, and say why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kostra.portal.oppbevaring import tiltak, utvalg

_BEGRENSES = _("personvernforordningen artikkel 5 nr. 1 bokstav e (lagringsbegrensning)")
_OPPGAVE = _("statistikkloven § 10 første ledd; personvernforordningen artikkel 6 nr. 1 bokstav e")
_SIKKERHET = _("personvernforordningen artikkel 32 (sikkerhet)")
_ANSVAR = _("personvernforordningen artikkel 5 nr. 2 (ansvarlighet)")


@dataclass(frozen=True)
class Slag:
    """One kind of data. ``dekker``: the models it lies in, as ``app.Model``.

    ``lenge``: how long after ``fra``; a name of a setting; None: as ``fra`` says. ``velg`` and ``gjor``:
    what the job here does; empty where ``av`` says who does it, or nobody does.
    """

    id: str
    hva: Promise
    dekker: tuple[str, ...]
    lenge: timedelta | str | None
    fra: Promise
    da: Promise
    hvorfor: Promise
    hjemmel: Promise
    velg: Callable[[datetime], QuerySet[Any]] | None = None
    gjor: tiltak.Tiltak | None = None
    av: str = ""

    @property
    def varighet(self) -> str:
        """«180 døgn etter at brevet ble laget»."""
        lenge = getattr(settings.KOSTRA, self.lenge) if isinstance(self.lenge, str) else self.lenge
        return f"{_i_ord(lenge)} {self.fra}" if lenge else str(self.fra)


def _i_ord(lenge: timedelta) -> str:
    if lenge < timedelta(days=1):
        timer = int(lenge.total_seconds() // 3600)
        return ngettext("%(antall)s time", "%(antall)s timer", timer) % {"antall": timer}
    dogn = lenge.days
    if dogn % 365 == 0:
        return ngettext("%(antall)s år", "%(antall)s år", dogn // 365) % {"antall": dogn // 365}
    return ngettext("%(antall)s døgn", "%(antall)s døgn", dogn) % {"antall": dogn}


_STENGT = _("etter at rapporteringsåret stengte")
TABELL: tuple[Slag, ...] = (
    Slag(
        "klartekst", _("Klartekst som ble sendt ved en feil"), (), None,
        _("før svaret er gitt"), _("skrives over"),
        _("Portalen skal aldri ha klartekst."), _SIKKERHET, av="innsending",
    ),
    Slag(
        "halve_opplastinger", _("Opplastinger som ikke kom helt fram"),
        ("innsending.Opplasting",), timedelta(hours=24), _("etter at de begynte"), _("slettes"),
        _("De kan bli gjort ferdige når forbindelsen er tilbake."), _BEGRENSES, av="innsending.rydd",
    ),
    Slag(
        "erstattede_filer", _("Krypterte filer som er kontrollert og siden byttet ut"),
        ("innsending.Fil",), "erstattet_lagres", _("etter siste kontroll"), _("slettes"),
        _("En kontrollrapport kan måtte sammenholdes med filen den gjelder."), _BEGRENSES,
        av="innsending.rydd",
    ),
    Slag(
        "filer", _("Krypterte filer som er levert, eller ligger i et skjema"),
        ("innsending.Fil",), utvalg.LEVERTE_FILER, _STENGT, _("slettes; avtrykket står igjen"),
        _("Leveringen kan måtte kontrolleres og telles på nytt når en regel rettes, også for år som er "
          "publisert."), _OPPGAVE,
        utvalg.filer, tiltak.slett_filer,
    ),
    Slag(
        "rapporter", _("Kontrollrapporter med funn, journalnummer og saksbehandler"),
        ("innsending.Kontrollrapport",), "rapport_lagres", _("etter kontrollen"), _("tømmes"),
        _("Kommunen trenger dem mens den retter."), _BEGRENSES, av="innsending.rydd",
    ),
    Slag(
        "kladder", _("Skjema som aldri ble sendt"), ("innsending.Utfylling",), utvalg.KLADD,
        _STENGT, _("svar, filer og rapporter slettes"),
        _("Etter stengning kan de ikke sendes."), _BEGRENSES, utvalg.kladder, tiltak.slett_kladder,
    ),
    Slag(
        "svar_om_personer", _("Navn, telefon og e-post i skjema som er sendt, også skjema 999"),
        ("innsending.Utfylling",), utvalg.INNHOLD, _STENGT, _("fjernes; resten av svarene står"),
        _("Den som er ansvarlig, må kunne nås om leveringen."), _BEGRENSES,
        utvalg.svar_om_personer, tiltak.glem_svar,
    ),
    Slag(
        "henvendelser", _("Spørsmål og returer om leveringer, med svar"),
        ("innsending.Henvendelse",), utvalg.INNHOLD, _STENGT, _("teksten fjernes"),
        _("De forklarer hvorfor en levering ble endret."), _BEGRENSES,
        utvalg.henvendelser, tiltak.tom_henvendelser,
    ),
    Slag(
        "leveringer", _("Leveringer, kontroller og kvitteringer, uten innhold"),
        ("innsending.Levering", "innsending.Kontroll", "innsending.Karantene",
         "innsending.Utlevering", "varsling.Purring"),
        None, _("ikke tidsbegrenset"), _("beholdes"),
        _("De viser at kommunen har oppfylt plikten sin. De har ingen opplysninger om borgere."),
        _OPPGAVE,
    ),
    Slag(
        "prover", _("Alt fra prøverunder, også leverandørenes"), ("innsending.Utfylling",), None,
        _("når prøven er over"), _("skrives over og slettes"),
        _("Prøver teller ikke."), _BEGRENSES, av="runde.prove",
    ),
    Slag(
        "brev", _("E-post og SMS i utboksen"),
        ("varsling.Forsendelse", "varsling.Retur"), utvalg.BREV, _("etter at brevet ble laget"),
        _("mottaker og innhold fjernes; at det ble sendt, står igjen"),
        _("En som ikke fikk brevet, må kunne få hjelp. Passord og koder slettes når brevet er sendt."),
        _BEGRENSES, utvalg.brev, tiltak.tom_brev,
    ),
    Slag(
        "mobilbytter", _("Ønsker om nytt mobilnummer"), ("tilgang.Mobilbytte",), utvalg.AVGJORT,
        _("etter at det er avgjort; uavgjort 180 døgn"), _("slettes"),
        _("Nummeret er den andre faktoren, og byttet må kunne etterprøves."), _SIKKERHET,
        utvalg.mobilbytter, tiltak.slett_rader,
    ),
    Slag(
        "gjenopprettinger", _("Meldinger om glemt passord og mistet mobil"),
        ("konto.Gjenoppretting",), utvalg.AVGJORT, _("etter at det er avgjort; uavgjort 180 døgn"),
        _("slettes"), _("Kommunen må rekke å bekrefte dem."), _SIKKERHET,
        utvalg.gjenopprettinger, tiltak.slett_rader,
    ),
    Slag(
        "kontoer", _("Kontoer som ikke er i bruk: ingen innlogging, og ingen tilgang til noe skjema"),
        ("konto.Bruker", "tilgang.Skjemarett", "nedlasting.Lest", "api.Apinokkel", "otp_totp.TOTPDevice",
         "otp_static.StaticDevice", "otp_static.StaticToken"),
        utvalg.KONTO, _("etter siste innlogging"),
        _("navn, e-post, mobil, passord og kodeapp fjernes; bruker-id står igjen"),
        _("Kommunen kan bekrefte fjorårets rapportører uten å registrere dem på nytt."), _BEGRENSES,
        utvalg.kontoer, tiltak.glem_kontoer,
    ),
    Slag(
        "koder", _("Engangskoder, som avtrykk, og innloggingsforsøk"), ("konto.Innloggingsforsok",),
        timedelta(days=1), _("etter forsøket; koden selv gjelder i fem minutter"), _("slettes"),
        _("Gjentatte forsøk må kunne telles."), _SIKKERHET, av="konto.rydd",
    ),
    Slag(
        "tellere", _("Tellere for innlogging, uten navn"), ("konto.Struping",), timedelta(days=2),
        _("etter siste forsøk"), _("slettes"), _("De stanser den som gjetter passord."), _SIKKERHET,
        av="konto.rydd",
    ),
    Slag(
        "okter", _("Pålogginger"), ("sessions.Session",), timedelta(hours=12),
        _("etter innlogging, eller etter 30 minutter uten bruk"), _("avsluttes og slettes"),
        _("Uten dem måtte en logge inn for hver side."), _SIKKERHET, av="konto.rydd",
    ),
    Slag(
        "kontakter", _("Kontakten til kommuner som ikke rapporterer lenger"), ("tilgang.Enhet",),
        utvalg.INNHOLD, _("etter at det siste rapporteringsåret stengte"), _("fjernes"),
        _("Kontakten trengs så lenge kommunen rapporterer."), _BEGRENSES,
        utvalg.kontakter, tiltak.tom_kontakter,
    ),
    Slag(
        "importer", _("Kontakter slik de var før en import av kommuner"),
        ("tilgang.Kommuneimport",), utvalg.IMPORT, _("etter importen"), _("fjernes"),
        _("En import må kunne angres."), _BEGRENSES, utvalg.importer, tiltak.tom_importer,
    ),
    Slag(
        "godkjenninger", _("Forslag som tar to personer"), ("saksbehandling.Godkjenning",), None,
        _("ikke tidsbegrenset"), _("beholdes"),
        _("De viser hvem som bestemte noe som har virkning for andre."), _ANSVAR,
    ),
    Slag(
        "oppgaver", _("Oppgaver i køen"), ("django_tasks_database.DBTaskResult",), timedelta(days=1),
        _("etter at de er gjort"), _("slettes"), _("De har bare id-er."), _BEGRENSES,
        av="varsling.rydd_oppgaver",
    ),
    Slag(
        "revisjonslogg", _("Revisjonsloggen og de signerte hodene, også hvem som har sett hva"),
        ("revisjon.Hendelse", "revisjon.PublisertHode"), None, _("ikke tidsbegrenset"),
        _("beholdes; id-ene er ingens når kontoen er anonymisert"),
        _("En logg som kan slettes i, viser ikke om noe er slettet. Den har bare id-er og faste ord."),
        _ANSVAR,
    ),
)  # fmt: skip
