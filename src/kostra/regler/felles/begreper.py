"""Terms that the rules of several forms share."""

from __future__ import annotations

from kostra.kontroll import f, noen, nr, p, per_aar, velg
from kostra.kontroll.uttrykk import JaNei

fnr = f.PERSON_FODSELSNR
#: The record says that it is Oslo's.
oslo = f.KOMMUNE_NR == "0301"
#: The delivery is Oslo's.
oslo_avgiver = p.kommune == "0301"
#: Whose city districts K03-bydel expects: in 2022 the delivery tells, from 2023 the record.
oslo_i_bydelskontrollen = per_aar({2022: oslo_avgiver, 2023: oslo})
oslobydel = f.BYDELSNR.i(*(f"{n:02d}" for n in range(1, 16)))
alder = fnr.alder()
stmnd = nr("STMND_{}", 1, 12)
maaned_krysset = noen(stmnd.finnes)
bare_nuller = fnr == "0" * 11
_version = f.VERSION.heltall()
#: In 2022 a single digit could not be read as a year: one of the two characters was blank.
_to_tegn = (_version >= 10) | f.VERSION.i(*(f"{t}{n}" for t in "0+" for n in range(1, 10)))
#: The record's own VERSION as a year; 0 when unreadable.
aargang = per_aar(
    {
        2022: velg(_to_tegn, _version + 2000, 0),
        2023: velg(_version.mellom(1, 99), _version + 2000, _version),
    }
).kalt("årgangen i VERSION", "årgangen i VERSION", "the year of VERSION")


def bare_2022(naar: JaNei) -> JaNei:
    """The condition in 2022; from 2023 the rule doesn't exist."""
    betingelse: JaNei = per_aar({2022: naar, 2023: None})
    return betingelse


def fra_2023(naar: JaNei) -> JaNei:
    """The condition from 2023; in 2022 the rule doesn't exist."""
    betingelse: JaNei = per_aar({2022: None, 2023: naar})
    return betingelse
