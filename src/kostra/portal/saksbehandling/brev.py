"""Letters in words: what each is, how it went, and whether it can be sent again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kostra.portal.varsling.maler import MALER
from kostra.portal.varsling.models import Forsendelse

_Stand = Forsendelse.Stand

#: What the letter is about; one that isn't here is shown by its template's name.
MALNAVN: dict[str, Promise] = {
    "ny_rapportor": _("Ny rapportør: bruker-id og passord"),
    "rettigheter_endret": _("Endret tilgang"),
    "kontakt_endring": _("Til kontakten: endring for en rapportør"),
    "kontakt_glemt": _("Til kontakten: glemt passord eller mistet mobil"),
    "kvittering_klar": _("Kvitteringen er klar"),
    "fil_avvist": _("Filen må krypteres på nytt"),
    "henvendelse": _("Melding fra SSB om et skjema"),
    "kontakt_henvendelse": _("Til kontakten: melding fra SSB om et skjema"),
    "glemt_passord": _("Nytt startpassord"),
    "mobil_endret": _("Mobilnummeret er endret"),
    "kode": _("Engangskode"),
    "mobilbytte": _("Kode for nytt mobilnummer"),
    "paaminnelse": _("Påminnelse"),
    "purring": _("Purring"),
    "varsel": _("Varsel, det siste trinnet i purringen"),
}
#: Our own words for what went wrong, as the outbox keeps them.
FEILORD: dict[str, Promise] = {
    "ugyldig_adresse": _("Adressen kan ikke brukes"),
    "avvist_av_mottaker": _("Mottakerens e-posttjener avviste brevet"),
    "avvist_for_naa": _("Mottakerens e-posttjener tok ikke imot nå"),
    "avvist_av_tjenesten": _("SMS-tjenesten avviste meldingen"),
    "tjenesten_feilet": _("SMS-tjenesten svarte med en feil"),
    "brutt_etter_overlevering": _("Linjen ble brutt etter at brevet var overlevert"),
    "avbrutt": _("Arbeideren ble borte midt i sendingen"),
    "for_sent": _("Det ble for sent å sende"),
    "oppgitt_etter_mange_forsok": _("Oppgitt etter mange forsøk"),
    "forseglingen_brutt": _("Innholdet kan ikke åpnes"),
    "programfeil": _("Feil hos oss"),
    "ikke_lenger_aktuelt": _("Stoppet: det var levert før brevet ble sendt"),
}
_LAPPER = {
    _Stand.VENTER: ("venter", ""),
    _Stand.SENDES: ("venter", _("Sendes nå")),
    _Stand.SENDT: ("sendt", ""),
    _Stand.TVILSOM: ("tvil", ""),
    _Stand.OPPGITT: ("avvist", _("Ikke sendt")),
}


@dataclass(frozen=True)
class Brevrad:
    """A letter as a page shows it. ``stand``, ``ord``: its label."""

    brev: Forsendelse
    hva: str
    stand: str
    ord: str
    feil: str
    kan_sendes: bool


def kan_sendes(brev: Forsendelse) -> bool:
    """False where sending again is impossible: no address, or what was secret in it is gone."""
    if brev.mal not in MALER or brev.stand == _Stand.SENDES:
        return False
    return bool(brev.til) and (not MALER[brev.mal].hemmelig or bool(brev.forseglet))


def rader(brev: Iterable[Forsendelse]) -> list[Brevrad]:
    """The letters with their words."""
    return [_rad(ett) for ett in brev]


def _rad(ett: Forsendelse) -> Brevrad:
    stand, ord_ = _LAPPER[_Stand(ett.stand)]
    feil = FEILORD.get(ett.siste_feil, ett.siste_feil.replace("_", " "))
    hva = MALNAVN.get(ett.mal, ett.mal)
    return Brevrad(ett, str(hva), stand, str(ord_), str(feil), kan_sendes(ett))
