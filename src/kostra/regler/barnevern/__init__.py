"""Form 15F: child welfare.

The same rules hold every reporting year, the reading of fødselsnummer included: the program in
service has no year in its rules. Not here, for the engine gives them while it reads: LESEFEIL,
AVGIVER_01 and INDIVID_01. TILTAK_24 is documented, but was never in use.
"""

from kostra.kontroll import T
from kostra.kontroll.regelsett import Regelsett
from kostra.regler.barnevern import (
    avgiver_00_antall_avgivere,
    avgiver_02_aargang,
    avgiver_03_organisasjonsnummer,
    avgiver_04_kommunenummer,
    avgiver_06_kommunenavn,
    flytting_02f_slutt_for_sakens_start,
    individ_00_ingen_individer,
    individ_01a_dato_utenfor_grenser,
    individ_02b_slutt_for_perioden,
    individ_02d_avsluttet_uten_sluttdato,
    individ_03_identifikasjon,
    individ_04_fodselsnummer_dubletter,
    individ_05_journalnummer_dubletter,
    individ_06_ingen_aktivitet,
    individ_07_over_25,
    individ_08_over_18_uten_tiltak,
    individ_09_bydelsnummer,
    individ_10_bydelsnavn,
    individ_11_fodselsnummer_ufullstendig,
    individ_12_fodselsnummer_ubrukelig,
    individ_19_duf_ufullstendig,
    lovhjemmel_03_omsorgstiltak_over_18,
    lovhjemmel_04_kode_0,
    melder_02_uten_presisering,
    melding_03_frist,
    melding_04_uten_melder,
    melding_05_uten_saksinnhold,
    periode_02a_start_etter_slutt,
    periode_02b_slutt_i_annet_aar,
    periode_02c_slutt_etter_sakens,
    periode_02d_ikke_avsluttet,
    periode_02e_start_for_sakens,
    saksinnhold_uten_presisering,
    tiltak_04_uten_opphevelse,
    tiltak_05_barnehage,
    tiltak_06_sfo,
    tiltak_07_kategori_uten_presisering,
    tiltak_08_opphevelse_uten_presisering,
    tiltak_09_overlappende_plassering,
    undersokelse_03_uten_presisering,
    undersokelse_04_uten_konklusjon,
    undersokelse_07_uten_vedtaksgrunnlag,
    undersokelse_08_over_seks_maaneder,
)
from kostra.regler.barnevern.begreper import (
    FLYTTING,
    MELDING,
    PLAN,
    SAK,
    TILTAK,
    UNDERSOKELSE,
)
from kostra.regler.barnevern.statistikk import TABELLER
from kostra.regler.barnevern.tabeller import (
    individ,
    melding,
    saksinnhold,
    undersokelse,
    vedtaksgrunnlag,
)
from kostra.regler.barnevern.tillegg import TILLEGG

_AVGIVER = (
    avgiver_02_aargang.REGEL,
    avgiver_03_organisasjonsnummer.REGEL,
    avgiver_04_kommunenummer.REGEL,
    avgiver_06_kommunenavn.REGEL,
)
_INDIVID = (
    individ_01a_dato_utenfor_grenser.REGEL,
    periode_02a_start_etter_slutt.regel(SAK),
    individ_02b_slutt_for_perioden.REGEL,
    individ_02d_avsluttet_uten_sluttdato.REGEL,
    individ_03_identifikasjon.REGEL,
    individ_06_ingen_aktivitet.REGEL,
    individ_07_over_25.REGEL,
    individ_08_over_18_uten_tiltak.REGEL,
    individ_09_bydelsnummer.REGEL,
    individ_10_bydelsnavn.REGEL,
    individ_11_fodselsnummer_ufullstendig.REGEL,
    individ_12_fodselsnummer_ubrukelig.REGEL,
    individ_19_duf_ufullstendig.REGEL,
    lovhjemmel_03_omsorgstiltak_over_18.REGEL,
    lovhjemmel_04_kode_0.REGEL,
)
_MELDING = (
    melder_02_uten_presisering.REGEL,
    periode_02a_start_etter_slutt.regel(MELDING),
    periode_02c_slutt_etter_sakens.regel(MELDING, gjelder=melding.konklusjon != "1"),
    periode_02d_ikke_avsluttet.regel(MELDING),
    periode_02e_start_for_sakens.regel(MELDING),
    melding_03_frist.REGEL,
    melding_04_uten_melder.REGEL,
    melding_05_uten_saksinnhold.REGEL,
)
_PLAN = (
    periode_02a_start_etter_slutt.regel(PLAN),
    periode_02c_slutt_etter_sakens.regel(PLAN),
    periode_02d_ikke_avsluttet.regel(PLAN),
    periode_02e_start_for_sakens.regel(PLAN),
)
_SAKSINNHOLD = saksinnhold_uten_presisering.regel(
    "SAKSINNHOLD_02",
    saksinnhold,
    melding,
    T("Saksinnhold", "Saksinnhald", "Case content"),
    MELDING.om,
)
_TILTAK = (
    periode_02a_start_etter_slutt.regel(TILTAK),
    periode_02b_slutt_i_annet_aar.regel(TILTAK),
    periode_02c_slutt_etter_sakens.regel(TILTAK),
    periode_02d_ikke_avsluttet.regel(TILTAK),
    periode_02e_start_for_sakens.regel(TILTAK),
    tiltak_04_uten_opphevelse.REGEL,
    tiltak_05_barnehage.REGEL,
    tiltak_06_sfo.REGEL,
    tiltak_07_kategori_uten_presisering.REGEL,
    tiltak_08_opphevelse_uten_presisering.REGEL,
    tiltak_09_overlappende_plassering.REGEL,
)
_UNDERSOKELSE = (
    periode_02a_start_etter_slutt.regel(UNDERSOKELSE),
    periode_02b_slutt_i_annet_aar.regel(UNDERSOKELSE),
    periode_02c_slutt_etter_sakens.regel(UNDERSOKELSE),
    periode_02d_ikke_avsluttet.regel(UNDERSOKELSE),
    periode_02e_start_for_sakens.regel(UNDERSOKELSE),
    undersokelse_03_uten_presisering.REGEL,
    undersokelse_04_uten_konklusjon.REGEL,
    undersokelse_07_uten_vedtaksgrunnlag.REGEL,
    undersokelse_08_over_seks_maaneder.REGEL,
)
_VEDTAK = saksinnhold_uten_presisering.regel(
    "VEDTAK_02",
    vedtaksgrunnlag,
    undersokelse,
    T("Vedtaksgrunnlag", "Vedtaksgrunnlag", "Ground for decision"),
    UNDERSOKELSE.om,
)
_FLYTTING = (
    periode_02c_slutt_etter_sakens.regel(FLYTTING),
    flytting_02f_slutt_for_sakens_start.REGEL,
)
_HELE_FILEN = (
    avgiver_00_antall_avgivere.REGEL,
    individ_00_ingen_individer.REGEL,
    individ_04_fodselsnummer_dubletter.REGEL,
    individ_05_journalnummer_dubletter.REGEL,
)

REGELSETT = Regelsett(
    skjema="15F",
    regler=(
        *_AVGIVER,
        *_INDIVID,
        *_MELDING,
        *_PLAN,
        _SAKSINNHOLD,
        *_TILTAK,
        *_UNDERSOKELSE,
        _VEDTAK,
        *_FLYTTING,
        *_HELE_FILEN,
    ),
    tillegg=TILLEGG,
    tabeller=TABELLER,
    saksbehandler=individ.saksbehandler,
    journalnummer=individ.journalnummer,
    kontroller_per={"avgiver": 4, "individ": 51},
    fnr_lesning=2025,
)
