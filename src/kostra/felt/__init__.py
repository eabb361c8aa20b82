"""The text of one field -> number, date, fødselsnummer, DUF number, code, organisation number.

Nothing else in the product calls ``int()`` or ``strptime`` on text from a file: Python's own
parsers accept ``1_0``, ``３`` and more that the control program in service does not.
"""

from kostra.felt.blank import BLANKE, er_blank, trim
from kostra.felt.dato import dato, siste_i_maaneden
from kostra.felt.duf import er_duf
from kostra.felt.fodselsnummer import (
    alder,
    er_fnr,
    er_plassholder,
    fodselsaar,
    fodselsdato,
    mod11,
    syntetisk,
)
from kostra.felt.heltall import aargang, heltall, heltall_eller_0
from kostra.felt.isodato import isodato
from kostra.felt.kode import finnes
from kostra.felt.orgnr import er_orgnr

__all__ = [
    "BLANKE",
    "aargang",
    "alder",
    "dato",
    "er_blank",
    "er_duf",
    "er_fnr",
    "er_orgnr",
    "er_plassholder",
    "finnes",
    "fodselsaar",
    "fodselsdato",
    "heltall",
    "heltall_eller_0",
    "isodato",
    "mod11",
    "siste_i_maaneden",
    "syntetisk",
    "trim",
]
