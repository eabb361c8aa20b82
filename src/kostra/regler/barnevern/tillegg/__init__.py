"""The additional rules of form 15F: what the controls let pass, told without a verdict.

| Id  | Grad    | Hva                                              | Ser utover           |
|-----|---------|--------------------------------------------------|----------------------|
| T31 | WARNING | fødselsnummer med bare nuller                    | INDIVID_03           |
| T32 | INFO    | ukjent alder                                     | alderskontrollene    |
| T33 | WARNING | født etter rapporteringsåret                     | alderskontrollene    |
| T34 | WARNING | samme DUF-nummer i flere saker                   | INDIVID_04           |
| T35 | WARNING | samme journalnummer, uten fødselsnummer          | INDIVID_05           |
| T36 | INFO    | meldingen tok åtte dager                         | MELDING_03           |
| T37 | INFO    | undersøkelse som startet 30. juni                | UNDERSOKELSE_08      |
| T38 | WARNING | henlagt melding etter sakens slutt               | MELDING_02C          |
| T39 | WARNING | trolig omsorgstiltak for en over 18 år           | LOVHJEMMEL_03        |
| T40 | WARNING | kapittel eller paragraf er 0 i jmfr-hjemmel      | LOVHJEMMEL_04        |
| T41 | INFO    | lov som ikke kjennes igjen                       | LOVHJEMMEL_03        |
| T42 | WARNING | tom presisering                                  | kontrollene av den   |
| T43 | INFO    | andre grunner uten presisering                   | (ingen kontroll)     |
| T44 | WARNING | avsluttet uten konklusjon                        | UNDERSOKELSE_04      |
| T45 | WARNING | bydelen i Oslo                                   | INDIVID_09 og 10     |
| T46 | WARNING | dato etter årets slutt                           | (ingen kontroll)     |
| T47 | WARNING | datoer i feil rekkefølge                         | (ingen kontroll)     |
| T48 | INFO    | kode som er gått ut                              | filbeskrivelsen      |
| T49 | INFO    | dato mer enn 25 år tilbake                       | INDIVID_01A          |

A rule is silent where a control says the same about the same thing. The numbers go on after those of the
other forms, so that an id means one thing.
"""

from kostra.regler.barnevern.tillegg import (
    t31_bare_nuller,
    t32_ukjent_alder,
    t33_fodt_etter_aaret,
    t34_duf_dubletter,
    t35_journalnummer_uten_fodselsnummer,
    t36_frist_aatte_dager,
    t37_undersokelse_fra_30_juni,
    t38_henlagt_etter_sakens_slutt,
    t39_omsorgstiltak_etter_dokumentasjonen,
    t40_jmfr_kode_0,
    t41_ukjent_lov,
    t42_tom_presisering,
    t43_andre_grunner,
    t44_avsluttet_uten_konklusjon,
    t45_bydel,
    t46_dato_etter_aaret,
    t47_datorekkefolge,
    t48_utgaatt_kode,
    t49_dato_langt_tilbake,
)

TILLEGG = (
    t31_bare_nuller.REGEL,
    t32_ukjent_alder.REGEL,
    t33_fodt_etter_aaret.REGEL,
    t34_duf_dubletter.REGEL,
    t35_journalnummer_uten_fodselsnummer.REGEL,
    t36_frist_aatte_dager.REGEL,
    t37_undersokelse_fra_30_juni.REGEL,
    t38_henlagt_etter_sakens_slutt.REGEL,
    t39_omsorgstiltak_etter_dokumentasjonen.REGEL,
    t40_jmfr_kode_0.REGEL,
    t41_ukjent_lov.REGEL,
    t42_tom_presisering.REGEL,
    t43_andre_grunner.REGEL,
    t44_avsluttet_uten_konklusjon.REGEL,
    t45_bydel.REGEL,
    t46_dato_etter_aaret.REGEL,
    t47_datorekkefolge.REGEL,
    t48_utgaatt_kode.REGEL,
    t49_dato_langt_tilbake.REGEL,
)
