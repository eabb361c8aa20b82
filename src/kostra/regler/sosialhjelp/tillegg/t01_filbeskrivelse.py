"""T01  Filbeskrivelse.

Fra 2023 til og med 2025 prøver ingen K-kontroll datatyper og kodelister for alle felt; i 2022 og fra
2026 gjør K002 det. T01 melder det som ingen annen kontroll melder for samme felt. I 2025 kom
obligatoriske felt; tomt bidrag, lån eller saksbehandler meldes bare her.
"""

from kostra.kontroll import Grad, Regel, T, f, per_aar
from kostra.kontroll.uttrykk import JaNei
from kostra.regler.felles import filbeskrivelse as fb
from kostra.regler.sosialhjelp.begreper import noe_utbetalt, vilkar_stilt

heter = fb.felt.heter
#: Fields whose code a K control tests.
MELDT = (
    "KJONN",
    "EKTSTAT",
    "BU18",
    "VKLO",
    "TRYGDESIT",
    "ARBSIT",
    "GITT_OKONOMIRAD",
    "FAAT_INDIVIDUELL_PLAN",
    "BOSIT",
    "VILKARSOSLOV",
    "VILKARSAMEKT",
)
_vedtak = heter("UTBETDATO", "UTBETTOMDATO")  # K41 og K42, når det er stilt vilkår


def _uten_k002(naar: JaNei, fra: int = 2023, til: int = 2026) -> JaNei:
    """The condition from one year until another, else the rule doesn't exist."""
    betingelse: JaNei = per_aar({2022: None, fra: naar, til: None})
    return betingelse


REGEL = Regel(
    id="T01",
    tittel=T("Filbeskrivelse", "Filskildring", "File description"),
    grad=Grad.WARNING,
    hvorfor=fb.HVORFOR,
    gjor=fb.GJOR,
    varianter=(
        fb.mangler("T01", _uten_k002(fb.tomt_paakrevd & heter("SAKSBEHANDLER"), fra=2025)),
        fb.mangler(
            "T01", _uten_k002(fb.tomt_paakrevd & heter("BIDRAG", "LAAN") & noe_utbetalt, fra=2025)
        ),
        fb.heltall("T01", _uten_k002(fb.ikke_heltall)),
        fb.dato("T01", _uten_k002(fb.ikke_dato & heter("VEDTAKDATO"))),
        fb.dato("T01", _uten_k002(fb.ikke_dato & _vedtak & ~vilkar_stilt)),
        fb.kode("T01", _uten_k002(fb.ikke_kode & ~heter(*MELDT))),
        # K20 prøver koden når kilden er trygd; fra 2024 tar K20A og K20B alle
        fb.kode("T01", _uten_k002(fb.ikke_kode & heter("TRYGDESIT") & (f.VKLO != "3"), til=2024)),
    ),
    tillegg=True,
)
