"""Terms that the rules of several forms share."""

from __future__ import annotations

from kostra.kontroll import f, p, velg

fnr = f.PERSON_FODSELSNR
#: The record says that it is Oslo's.
oslo = f.KOMMUNE_NR == "0301"
#: The delivery is Oslo's.
oslo_avgiver = p.kommune == "0301"
alder = fnr.alder()
_version = f.VERSION.heltall()
#: The record's own VERSION as a year.
aargang = velg(_version.mellom(1, 99), _version + 2000, _version)
#: 2022 counted an unknown age as -1.
alder_eller_minus_1 = alder.ellers(-1)
