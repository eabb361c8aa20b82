"""The letters: what each needs, and how it becomes text in the receiver's language.

==================  =====  ==========================================  ==========  ==================
template            by     ``kontekst``                                optional    ``hemmelig``
==================  =====  ==========================================  ==========  ==================
ny_rapportor        epost  kommunenr kommune brukerid skjemaer                     passord
rettigheter_endret  epost  kommunenr kommune brukerid lagt_til
                           fjernet
kontakt_endring     epost  kommunenr kommune navn hendelse lagt_til    mobil
                           fjernet
kontakt_glemt       epost  kommunenr kommune navn hva
kvittering_klar     epost  sti
fil_avvist          epost  sti
henvendelse         epost  slag sti
kontakt_henvendelse epost  kommunenr kommune slag
glemt_passord       epost  brukerid                                                passord
mobil_endret        epost  brukerid                                    siffer
kjedehode           epost  sti dag nr hash fingeravtrykk
paaminnelse         epost  purret                                      kontakt
purring             epost  purret                                      kontakt
varsel              epost  purret                                      kontakt
driftsproblemer     epost  linjer sti
sertifikat_utloper  epost  navn bruk dager dag sti
kode                sms    referanse                                               kode
mobilbytte          sms                                                referanse   kode
                                                                       siffer
==================  =====  ==========================================  ==========  ==================

Any mail may be given ``prove``: True where it is about a trial, which subject and first line then say.
``skjemaer``, ``lagt_til``, ``fjernet``: lists of (year, form id). ``hendelse``: ny or endret.
``mobil``: True when a new number waits to be confirmed. ``hva``: passord or mobil, what is lost.
``siffer``: the last digits of a number. ``sti``: a path of ours. ``purret``: what isn't delivered, a
list of (unit's key, kommunenr, name, [(year, form id, due date, step), …]). ``kontakt``: True to a
kommune's contact. ``dag``, ``nr``, ``hash``, ``fingeravtrykk``: a day's signed head of the event log. Any
text of a user's is cleaned, so that it can make neither a line, a header nor a link.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext as _

from kostra.blankett import UkjentBlankett, blankett
from kostra.portal import klokke
from kostra.portal.varsling.feil import UgyldigForsendelse
from kostra.portal.varsling.grenser import EPOST, SMS

#: The pages that letters lead to: a worker that sends them needs none of the web's code.
STIER = {"konto:logg_inn": "/logg-inn/", "nedlasting:forside": "/"}
_LENGST = 200


@dataclass(frozen=True)
class Mal:
    """One letter: its channel, and the names it must and may be given."""

    kanal: str
    kontekst: frozenset[str]
    valgfritt: frozenset[str] = field(default_factory=frozenset)
    hemmelig: frozenset[str] = field(default_factory=frozenset)


def _mal(kanal: str, kontekst: str, valgfritt: str = "", hemmelig: str = "") -> Mal:
    return Mal(kanal, *(frozenset(navn.split()) for navn in (kontekst, valgfritt, hemmelig)))


MALER: Mapping[str, Mal] = {
    "ny_rapportor": _mal(EPOST, "kommunenr kommune brukerid skjemaer", "", "passord"),
    "rettigheter_endret": _mal(EPOST, "kommunenr kommune brukerid lagt_til fjernet"),
    "kontakt_endring": _mal(EPOST, "kommunenr kommune navn hendelse lagt_til fjernet", "mobil"),
    "kontakt_glemt": _mal(EPOST, "kommunenr kommune navn hva"),
    "kvittering_klar": _mal(EPOST, "sti"),
    "fil_avvist": _mal(EPOST, "sti"),
    "henvendelse": _mal(EPOST, "slag sti"),
    "kontakt_henvendelse": _mal(EPOST, "kommunenr kommune slag"),
    "glemt_passord": _mal(EPOST, "brukerid", "", "passord"),
    "mobil_endret": _mal(EPOST, "brukerid", "siffer"),
    "kjedehode": _mal(EPOST, "sti dag nr hash fingeravtrykk"),
    "paaminnelse": _mal(EPOST, "purret", "kontakt"),
    "purring": _mal(EPOST, "purret", "kontakt"),
    "varsel": _mal(EPOST, "purret", "kontakt"),
    "driftsproblemer": _mal(EPOST, "linjer sti"),
    "sertifikat_utloper": _mal(EPOST, "navn bruk dager dag sti"),
    "kode": _mal(SMS, "referanse", "", "kode"),
    "mobilbytte": _mal(SMS, "", "referanse siffer", "kode"),
}
_SKJEMALISTER = ("skjemaer", "lagt_til", "fjernet")


@dataclass(frozen=True)
class Brevtekst:
    """A letter's text. An SMS has ``tekst`` only."""

    tekst: str
    emne: str = ""
    html: str = ""


def godta(
    mal: str, kanal: str, kontekst: dict[str, Any], hemmelig: dict[str, str]
) -> dict[str, Any]:
    """The context, cleaned. Raises :class:`UgyldigForsendelse` naming what is missing or too much."""
    if mal not in MALER:
        raise UgyldigForsendelse(f"Brevet {mal} finnes ikke.")
    krav = MALER[mal]
    if krav.kanal != kanal:
        raise UgyldigForsendelse(f"Brevet {mal} går på {krav.kanal}, ikke {kanal}.")
    mangler = (krav.kontekst - kontekst.keys()) | (krav.hemmelig - hemmelig.keys())
    kjente = krav.kontekst | krav.valgfritt | ({"prove"} if kanal == EPOST else set())
    ukjent = (kontekst.keys() - kjente) | (hemmelig.keys() - krav.hemmelig)
    if mangler or ukjent:
        navn = ", ".join(sorted(mangler | ukjent))
        raise UgyldigForsendelse(f"Brevet {mal} mangler eller har for mye av: {navn}.")
    if not re.fullmatch(r"/[\w-][\w/-]*", kontekst.get("sti", "/s"), re.ASCII):
        raise UgyldigForsendelse(f"Brevet {mal} skal ha en sti hos oss.")
    if any(not verdi.isprintable() for verdi in hemmelig.values()):
        raise UgyldigForsendelse(f"Brevet {mal} har en hemmelighet med styretegn.")
    return {navn: _rens_verdi(verdi) for navn, verdi in kontekst.items()}


def _rens_verdi(verdi: Any) -> Any:
    if isinstance(verdi, str):
        return rens(verdi)
    if isinstance(verdi, list | tuple):
        return [_rens_verdi(v) for v in verdi]
    return verdi


def rens(tekst: str) -> str:
    """One line, without control and direction characters, that mail programs make no link of."""
    en_linje = "".join(" " if unicodedata.category(t)[0] in "CZ" else t for t in tekst)
    uten_lenker = re.sub(r"\.(?=[^\W\d_])", ". ", en_linje.replace("://", " "))
    return " ".join(uten_lenker.split())[:_LENGST]


def skriv(mal: str, sprak: str, kontekst: dict[str, Any], hemmelig: dict[str, str]) -> Brevtekst:
    """The letter in that language."""
    with translation.override(sprak):
        verdier = _verdier(sprak, kontekst) | hemmelig
        if MALER[mal].kanal == SMS:
            return Brevtekst(_fyll(f"{mal}.sms.txt", verdier).replace("\n", " "))
        emne = rens(_fyll(f"{mal}.emne.txt", verdier))
        if kontekst.get("prove"):
            emne = _("Prøve: %(emne)s") % {"emne": emne}
        verdier["emne"] = emne
        html = _fyll(f"{mal}.html", verdier, html=True)
        return Brevtekst(_fyll(f"{mal}.txt", verdier), emne, html)


def _verdier(sprak: str, kontekst: dict[str, Any]) -> dict[str, Any]:
    adresse = settings.KOSTRA.adresse
    lister = {n: skjemanavn(kontekst[n], sprak) for n in _SKJEMALISTER if n in kontekst}
    purret = {"purret": _purret(kontekst["purret"], sprak)} if "purret" in kontekst else {}
    return {
        **kontekst,
        **lister,
        **purret,
        "sprak": sprak,
        "lenke": adresse + kontekst.get("sti", ""),
        "innlogging": adresse + STIER["konto:logg_inn"],
        "forside": adresse + STIER["nedlasting:forside"],
    }


def _purret(enheter: Iterable[Any], sprak: str) -> list[dict[str, Any]]:
    """Each unit with its forms, and for each the due date and whether it has passed."""
    i_dag = klokke.i_dag()
    return [
        {
            "navn": f"{kommunenr} {navn}",
            "skjemaer": [
                {
                    "tittel": _skjemanavn(int(aar), str(skjema), sprak),
                    "frist": date.fromisoformat(frist),
                    "over": date.fromisoformat(frist) < i_dag,
                }
                for aar, skjema, frist, _ in linjer
            ],
        }
        for _, kommunenr, navn, linjer in enheter
    ]


def _fyll(navn: str, verdier: dict[str, Any], *, html: bool = False) -> str:
    mal: Any = get_template(f"varsling/brev/{navn}")
    tekst = mal.template.render(Context(verdier, autoescape=html))
    return re.sub(r"\n{3,}", "\n\n", tekst).strip()


def skjemanavn(skjemaer: Iterable[Iterable[Any]], sprak: str) -> list[str]:
    """The titles of forms given as (year, id): «11CF. Kvalifiseringsstønad 2026 - filuttrekk»."""
    return [_skjemanavn(int(aar), str(skjema), sprak) for aar, skjema in skjemaer]


def _skjemanavn(aar: int, skjema: str, sprak: Any) -> str:
    try:
        felt = blankett("999", aar).etter_id["skjema"]
    except UkjentBlankett:
        return f"{skjema} ({aar})"
    navn = {valg.verdi: valg.etikett for valg in felt.valg}
    return navn[skjema].paa(sprak) if skjema in navn else f"{skjema} ({aar})"
