"""Form 11CF: participants in the qualification programme."""

from kostra.kontroll import per_aar
from kostra.kontroll.regelsett import Regelsett
from kostra.regler.felles import (
    k03_bydel_bydelsnummer,
    k03_komm_kommunenummer,
    k04_oppgaveaar,
    k04a_fodselsdato,
    k05_fodselsnummer,
    k05b_journalnummer_dubletter,
    k08_kjonn,
    k09_sivilstand,
    k10_forsorgerplikt,
    k11_har_barn_mangler_antall,
    k12_har_antall_mangler_ja,
)
from kostra.regler.kvalifisering import (
    k002_filbeskrivelse,
    k05a_fodselsnummer_dubletter,
    k06_alder_under_18,
    k07_hoy_alder,
    k13_mange_barn,
    k14_soknad_registrert,
    k15_vedtaksdato,
    k16_programstart,
    k19_annen_kommune,
    k20_annen_kommune_nummer,
    k20a_annen_bydel,
    k21_ytelser_for_soknad,
    k26_annen_stotte,
    k27_annen_stotte_svar,
    k28_maaneder_mangler,
    k29_sum_mangler,
    k30_maaneder_ikke_sum,
    k31_sum_ikke_maaneder,
    k32_hoy_sum,
    k36_status,
    k37_avslutningsdato,
    k38_situasjon_etter,
    k39_inntektskilde_etter,
)
from kostra.regler.kvalifisering.begreper import utenfor_oslo
from kostra.regler.kvalifisering.statistikk import TABELLER
from kostra.regler.kvalifisering.tillegg import TILLEGG

_HODE = (
    k03_komm_kommunenummer.REGEL,
    k03_bydel_bydelsnummer.REGEL,
    k04_oppgaveaar.REGEL,
    k04a_fodselsdato.REGEL,
    k05_fodselsnummer.REGEL,
)
_DUBLETTER = (k05a_fodselsnummer_dubletter.REGEL, k05b_journalnummer_dubletter.regel(utenfor_oslo))
_RESTEN = (
    k06_alder_under_18.REGEL,
    k07_hoy_alder.REGEL,
    k08_kjonn.REGEL,
    k09_sivilstand.REGEL,
    k10_forsorgerplikt.REGEL,
    k11_har_barn_mangler_antall.REGEL,
    k12_har_antall_mangler_ja.REGEL,
    k13_mange_barn.REGEL,
    k14_soknad_registrert.REGEL,
    k15_vedtaksdato.REGEL,
    k16_programstart.REGEL,
    k19_annen_kommune.REGEL,
    k20_annen_kommune_nummer.REGEL,
    k20a_annen_bydel.REGEL,
    k21_ytelser_for_soknad.REGEL,
    k26_annen_stotte.REGEL,
    k27_annen_stotte_svar.REGEL,
    k28_maaneder_mangler.REGEL,
    k29_sum_mangler.REGEL,
    k30_maaneder_ikke_sum.REGEL,
    k31_sum_ikke_maaneder.REGEL,
    k32_hoy_sum.REGEL,
    k36_status.REGEL,
    k37_avslutningsdato.REGEL,
    k38_situasjon_etter.REGEL,
    k39_inntektskilde_etter.REGEL,
)

REGELSETT = Regelsett(
    skjema="11CF",
    regler=per_aar(
        {
            2022: (*_DUBLETTER, k002_filbeskrivelse.REGEL, *_HODE, *_RESTEN),
            2023: (*_HODE, *_DUBLETTER, *_RESTEN),
        }
    ),
    tillegg=TILLEGG,
    tabeller=TABELLER,
)
