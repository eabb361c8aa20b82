"""The additional rules of form 11CF: what the K controls let pass, told without a verdict.

| Id  | Grad    | Hva                                          | År           |
|-----|---------|----------------------------------------------|--------------|
| T01 | WARNING | filbeskrivelse: heltall, dato, kode          | 2023–        |
| T02 | WARNING | stønadsbeløpet er ikke et tall               | 2023–        |
| T03 | INFO    | mange barn kan være riktig (K13)             | alle         |
| T04 | WARNING | datoer i feil rekkefølge                     | alle         |
| T05 | WARNING | dato etter årets slutt                       | alle         |
| T06 | INFO    | samme person med ulik status                 | alle         |
| T07 | INFO    | Oslos kommunenummer utenfor Oslo             | alle         |
| T08 | INFO    | ukjent alder                                 | 2023–        |
| T09 | WARNING | fødselsdato og fødselsnummer er ulike        | 2025–        |
| T10 | WARNING | journalnummer mangler                        | 2023–        |
| T11 | WARNING | status 6 utenfor Oslo                        | alle         |
| T12 | WARNING | egen kommune oppgitt som annen kommune       | alle         |
| T13 | WARNING | dagen finnes ikke i kalenderen               | alle         |
| T14 | WARNING | annen bydel enn den som leverer              | alle         |
| T15 | WARNING | negative tall                                | alle         |
| T16 | WARNING | fødselsnummer med bare nuller                | alle         |

A rule is silent where a K control says the same about the same field. T03, T08, T09, T10, T14 and
T16 lie in ``felles``, for other forms to share.
"""

from kostra.kontroll import T, f
from kostra.regler.felles import mange_barn
from kostra.regler.felles.begreper import fra_2023
from kostra.regler.felles.tillegg import (
    t03_mange_barn,
    t08_ukjent_alder,
    t09_fodselsdato_mot_nummer,
    t10_tomt_journalnummer,
    t14_annen_bydel,
    t16_bare_nuller,
)
from kostra.regler.kvalifisering import k13_mange_barn
from kostra.regler.kvalifisering.tillegg import (
    t01_filbeskrivelse,
    t02_belop_ikke_tall,
    t04_datorekkefolge,
    t05_dato_etter_aaret,
    t06_samme_person_ulik_status,
    t07_oslo_i_linjen,
    t11_flyttet_bydel_utenfor_oslo,
    t12_egen_kommune,
    t13_dag_finnes_ikke,
    t15_negative_tall,
)

_UTEN_ALDER = T(
    "Alderen leses av fødselsnummeret. Når det ikke går, er alderskontrollene ikke brukt, og "
    "personen telles som «Ugyldig fnr» i statistikken. Noen testnumre er slik.",
    "Alderen blir lesen av fødselsnummeret. Når det ikkje går, er alderskontrollane ikkje "
    "brukte, og personen er talt som «Ugyldig fnr» i statistikken. Nokre testnummer er slik.",
    "The age is read from the identity number. When that fails, the age controls aren't used, "
    "and the person counts as invalid in the tables. Some test numbers are like that.",
)

TILLEGG = (
    t01_filbeskrivelse.REGEL,
    t02_belop_ikke_tall.REGEL,
    t03_mange_barn.regel(mange_barn.antall >= k13_mange_barn.grense),
    t04_datorekkefolge.REGEL,
    t05_dato_etter_aaret.REGEL,
    t06_samme_person_ulik_status.REGEL,
    t07_oslo_i_linjen.REGEL,
    t08_ukjent_alder.regel(_UTEN_ALDER),
    t09_fodselsdato_mot_nummer.REGEL,
    t10_tomt_journalnummer.regel(fra_2023(f.PERSON_JOURNALNR.blank)),
    t11_flyttet_bydel_utenfor_oslo.REGEL,
    t12_egen_kommune.REGEL,
    t13_dag_finnes_ikke.REGEL,
    t14_annen_bydel.REGEL,
    t15_negative_tall.REGEL,
    t16_bare_nuller.REGEL,
)
