"""Events in words: the log itself holds ids and fixed words only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kostra.portal.revisjon import hoder, innsyn, utvalg
from kostra.portal.revisjon.models import Hendelse

#: What was done, in the words of those who read the log. A word that isn't here is shown as it stands.
HANDLINGER: dict[str, Promise] = {
    "konto.innlogget": _("Logget inn"),
    "konto.utlogget": _("Logget ut"),
    "konto.alle_utlogget": _("Logget ut alle steder"),
    "konto.avvist": _("Innlogging avvist"),
    "konto.opprettet": _("Konto opprettet"),
    "konto.passord_byttet": _("Passord byttet"),
    "konto.nytt_startpassord": _("Nytt startpassord sendt"),
    "konto.fornyet": _("Nytt passord og ny kodeapp utstedt"),
    "konto.glemt": _("Glemt passord eller mistet mobil"),
    "konto.app_paa": _("Kodeapp slått på"),
    "konto.app_av": _("Kodeapp slått av"),
    "konto.reservekoder": _("Nye reservekoder"),
    "konto.uten_sms": _("SMS slått av"),
    "konto.med_sms": _("SMS slått på"),
    "konto.alarm": _("Alarm: mange feil forsøk"),
    "konto.sperret": _("Konto sperret"),
    "konto.aapnet": _("Konto åpnet igjen"),
    "konto.laast_opp": _("Forsøk nullstilt"),
    "mobil.onsket": _("Nytt mobilnummer ønsket"),
    "mobil.endret": _("Mobilnummer endret"),
    "mobil.avslaatt": _("Nytt mobilnummer avslått"),
    "rett.gitt": _("Fikk tilgang til skjema"),
    "rett.trukket": _("Mistet tilgang til skjema"),
    "rett.bekreftet": _("Tilgang bekreftet for nytt år"),
    "pin.utstedt": _("Pinkode utstedt"),
    "pin.brev_laget": _("PIN-brev laget"),
    "brev.sendt_paa_nytt": _("Brev sendt på nytt"),
    "skjema.opprettet": _("Skjema opprettet"),
    "skjema.lagret": _("Skjema lagret"),
    "skjema.sendt": _("Skjema sendt inn"),
    "skjema.laast_opp": _("Skjema låst opp"),
    "skjema.trukket": _("Skjema trukket tilbake"),
    "skjema.slettet": _("Skjema slettet"),
    "fil.lagret": _("Fil lastet opp"),
    "fil.fjernet": _("Fil fjernet"),
    "fil.utlopt": _("Halv opplasting slettet"),
    "kontroll.bestilt": _("Kontroll bestilt"),
    "kontroll.ferdig": _("Kontroll ferdig"),
    "karantene.lagt_inn": _("Fil satt i karantene"),
    "karantene.provd_igjen": _("Fil tatt ut av karantene og prøvd på nytt"),
    "karantene.avslaatt": _("Fil i karantene avvist"),
    "levering.registrert": _("Levering registrert"),
    "utlevering.gjort": _("Utlevert til statistikken"),
    "utlevering.trukket": _("Utlevering trukket"),
    "runde.opprettet": _("Rapporteringsår opprettet"),
    "runde.endret": _("Rapporteringsår endret"),
    "skjema.ny_versjon": _("Skjemaet fikk ny versjon i runden"),
    "prove.slettet": _("Prøvedata slettet"),
    "stenging.lagt": _("Stenging lagt inn"),
    "stenging.fjernet": _("Stenging fjernet"),
    "utsettelse.gitt": _("Utsettelse gitt"),
    "utsettelse.trukket": _("Utsettelse trukket"),
    "sertifikat.lagt_inn": _("Sertifikat lagt inn"),
    "sertifikat.trukket": _("Sertifikat trukket tilbake"),
    "enheter.importert": _("Kommuner importert"),
    "enheter.import_angret": _("Import av kommuner angret"),
    "enhet.orgnr_byttet": _("Organisasjonsnummer byttet"),
    "enhet.kontakt_endret": _("Kontakt eller målform endret"),
    "henvendelse.sporsmaal": _("Spørsmål stilt"),
    "henvendelse.retur": _("Levering returnert"),
    "henvendelse.besvart": _("Spørsmål eller retur besvart"),
    "henvendelse.lukket": _("Spørsmål eller retur lukket"),
    "purring.plan_endret": _("Purreplan endret"),
    "purring.sendt": _("Purring sendt"),
    "purring.varsel_paa": _("Varsel i purringen slått på"),
    "retur.mottatt": _("Brev kom i retur"),
    "nyhet.lagret": _("Nyhet lagret"),
    "nyhet.publisert": _("Nyhet publisert"),
    "nyhet.trukket": _("Nyhet tatt ned"),
    "banner.satt_opp": _("Melding på alle sider satt opp"),
    "banner.tatt_ned": _("Melding på alle sider tatt ned"),
    "godkjenning.foreslatt": _("Foreslått for godkjenning"),
    "godkjenning.godkjent": _("Godkjent"),
    "godkjenning.avslaatt": _("Avslått"),
    "godkjenning.trukket": _("Forslag trukket"),
    "apinokkel.opprettet": _("API-nøkkel opprettet"),
    "apinokkel.godtatt": _("System godtatt av rapportøren"),
    "apinokkel.trukket": _("API-nøkkel trukket tilbake"),
    "apinokkel.brukt": _("API-nøkkel brukt"),
    **innsyn.ORD,
    utvalg.VERIFISERT: _("Revisjonsloggen verifisert"),
    utvalg.BESTILT: _("Verifisering bestilt"),
    "revisjon.eksportert": _("Revisjonsloggen lastet ned"),
    hoder.SIGNERT: _("Dagens hode signert"),
    hoder.NEKTET: _("Hodet ble ikke signert: kjeden er brutt"),
    "oppbevaring.slettet": _("Data slettet etter oppbevaringstabellen"),
}


@dataclass(frozen=True)
class Hendelsesrad:
    """An event as a page shows it. ``hvem``: the user id, or the role of one that has none."""

    hendelse: Hendelse
    hva: str
    hvem: str
    detaljer: str


def handling(navn: str) -> str:
    """What was done, in words."""
    return str(HANDLINGER.get(navn, navn))


def i_ord(hendelser: list[Hendelse]) -> list[Hendelsesrad]:
    """The events with words and user ids: one look-up for all of them."""
    kjente = utvalg.brukerid_til(hendelser)
    return [
        Hendelsesrad(
            rad,
            handling(rad.handling),
            kjente.get(rad.aktor) or rad.rolle,
            _detaljer(rad.detaljer),
        )
        for rad in hendelser
    ]


def _detaljer(detaljer: dict[str, Any]) -> str:
    return ", ".join(f"{navn}: {verdi}" for navn, verdi in sorted(detaljer.items()))
