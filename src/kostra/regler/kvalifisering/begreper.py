"""Terms of form 11CF."""

from __future__ import annotations

from kostra.kontroll import f, gruppe, per_aar
from kostra.regler.felles.begreper import fnr, oslo, oslo_avgiver

stotte = gruppe(
    f.KVP_MED_KOMMBOS,
    f.KVP_MED_HUSBANKBOS,
    f.KVP_MED_SOSHJ_ENGANG,
    f.KVP_MED_SOSHJ_PGM,
    f.KVP_MED_SOSHJ_SUP,
)
avslutning = gruppe(
    f.AVSL_ORDINAERTARB,
    f.AVSL_ARBLONNSTILS,
    f.AVSL_ARBMARK,
    f.AVSL_SKOLE,
    f.AVSL_UFORE,
    f.AVSL_AAP,
    f.AVSL_OK_AVKLAR,
    f.AVSL_UTEN_OK_AVKLAR,
    f.AVSL_ANNET,
    f.AVSL_UKJENT,
)
stonad = f.KVP_STONAD.heltall()
#: Who takes part in the duplicate controls: in 2022 the delivery tells, from 2023 the record.
utenfor_oslo = per_aar({2022: ~oslo_avgiver, 2023: ~oslo})
#: Those of them whose number is good enough to tell that it is the same person.
samme_person = per_aar({2022: fnr.mod11 & ~oslo_avgiver, 2023: fnr.er_fnr & ~oslo})
#: The statuses for which K37 demands a date of ending.
avsluttet = per_aar({2022: f.STATUS.i("3", "4", "5"), 2023: f.STATUS.i("3", "4", "5", "7")})
