"""The file description as tests of each field: mandatory, whole number, date, code."""

from __future__ import annotations

from kostra.kontroll import T, Variant, hvert_felt, kodeliste
from kostra.kontroll.uttrykk import JaNei, feltnavn, monster, posisjon

felt = hvert_felt
fylt = ~felt.blank
tomt_paakrevd = felt.paakrevd & felt.blank
ikke_heltall = felt.er("heltall") & fylt & ~felt.er_heltall
ikke_dato = felt.er("dato") & fylt & ~felt.dato().kjent
ikke_kode = felt.har_koder & fylt & ~felt.finnes

HVORFOR = T(
    "Filbeskrivelsen sier hva hvert felt kan inneholde. Stemmer det ikke, kan opplysningen ikke "
    "brukes. Vanlige årsaker er at fagsystemet ikke er oppdatert, eller at felt er forskjøvet.",
    "Filskildringa seier kva kvart felt kan innehalde. Stemmer det ikkje, kan opplysninga ikkje "
    "brukast. Vanlege årsaker er at fagsystemet ikkje er oppdatert, eller at felt er forskovne.",
    "The file description says what each field may hold. Otherwise the information can't be used. "
    "Usual causes are a case-work system that isn't updated, or fields out of place.",
)
GJOR = T(
    "Rett opplysningen i fagsystemet. Gjelder det mange linjer, meld fra til leverandøren.",
    "Rett opplysninga i fagsystemet. Gjeld det mange linjer, meld frå til leverandøren.",
    "Correct it in the case-work system. If many lines are hit, tell the vendor.",
)
_OM = {"felt": feltnavn(felt), "posisjon": posisjon(felt)}
_FUNN = {**_OM, "verdi": felt}
_MANGLER = T(
    "Feltet {felt} (posisjon {posisjon}) er obligatorisk, men tomt.",
    "Feltet {felt} (posisjon {posisjon}) er obligatorisk, men tomt.",
    "The field {felt} (position {posisjon}) is mandatory, but empty.",
)
_HELTALL = T(
    "Feltet {felt} (posisjon {posisjon}) er {verdi}. Ventet et heltall.",
    "Feltet {felt} (posisjon {posisjon}) er {verdi}. Venta eit heiltal.",
    "The field {felt} (position {posisjon}) is {verdi}. It must be a whole number.",
)
_DATO = T(
    "Feltet {felt} (posisjon {posisjon}) er {verdi}. Ventet en dato på formen {monster}.",
    "Feltet {felt} (posisjon {posisjon}) er {verdi}. Venta ein dato på forma {monster}.",
    "The field {felt} (position {posisjon}) is {verdi}. It must be a date of the form {monster}.",
)
_KODE = T(
    "Feltet {felt} (posisjon {posisjon}) er {verdi}. Gyldige koder: {koder}.",
    "Feltet {felt} (posisjon {posisjon}) er {verdi}. Gyldige kodar: {koder}.",
    "The field {felt} (position {posisjon}) is {verdi}. Valid codes: {koder}.",
)


def mangler(id_: str, naar: JaNei) -> Variant:
    """A variant on every field: mandatory, but empty. ``naar`` says when, here and below."""
    return Variant(naar, _MANGLER, _OM, f"{id_}-mangler")


def heltall(id_: str, naar: JaNei) -> Variant:
    """A variant on every field: not a whole number."""
    return Variant(naar, _HELTALL, _FUNN, f"{id_}-heltall")


def dato(id_: str, naar: JaNei) -> Variant:
    """A variant on every field: not a date."""
    return Variant(naar, _DATO, {**_FUNN, "monster": monster(felt)}, f"{id_}-dato")


def kode(id_: str, naar: JaNei) -> Variant:
    """A variant on every field: not a code of its list."""
    return Variant(naar, _KODE, {**_FUNN, "koder": kodeliste(felt)}, f"{id_}-kode")
