"""Terms of form 11CF."""

from __future__ import annotations

from kostra.kontroll import f, gruppe, nr

stmnd = nr("STMND_{}", 1, 12)
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
