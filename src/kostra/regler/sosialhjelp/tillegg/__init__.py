"""The additional rules of form 11F: what the K controls let pass, told without a verdict.

| Id  | Grad    | Hva                                          | År           |
|-----|---------|----------------------------------------------|--------------|
| T01 | WARNING | filbeskrivelse: heltall, dato, kode, tomt    | 2023–2025    |
| T03 | INFO    | mange barn kan være riktig (K13)             | 2023–        |
| T04 | WARNING | datoer i feil rekkefølge                     | alle         |
| T05 | WARNING | dato utenfor året                            | alle         |
| T08 | INFO    | ukjent alder                                 | 2023–        |
| T09 | WARNING | fødselsdato og fødselsnummer er ulike        | 2025–        |
| T10 | WARNING | journalnummer mangler                        | 2022–2025    |
| T13 | WARNING | dagen finnes ikke i kalenderen               | alle         |
| T14 | WARNING | annen bydel enn den som leverer              | alle         |
| T15 | WARNING | negative tall                                | alle         |
| T16 | WARNING | fødselsnummer med bare nuller                | alle         |
| T17 | INFO    | gyldig DUF-nummer, men ikke fødselsnummer    | alle         |
| T18 | WARNING | vilkår er fylt ut, men svaret er nei         | alle         |
| T19 | WARNING | beløp i en måned som ikke er krysset av      | alle         |

A number means the same as in form 11CF; numbers that are missing here are about fields that only 11CF
has. A rule is silent where a K control says the same about the same field.
"""

from kostra.kontroll import T, f, per_aar
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
from kostra.regler.sosialhjelp import k13_mange_barn
from kostra.regler.sosialhjelp.tillegg import (
    t01_filbeskrivelse,
    t04_datorekkefolge,
    t05_dato_utenfor_aaret,
    t13_dag_finnes_ikke,
    t15_negative_tall,
    t17_bare_duf_nummer,
    t18_vilkar_uten_ja,
    t19_belop_uten_maaned,
)

_UTEN_ALDER = T(
    "Alderen leses av fødselsnummeret. Når det ikke går, bruker noen alderskontroller −1 år, andre er "
    "stille, og personen telles som «Ugyldig fnr» i statistikken. Noen testnumre er slik.",
    "Alderen blir lesen av fødselsnummeret. Når det ikkje går, bruker nokre alderskontrollar −1 år, "
    "andre er stille, og personen er talt som «Ugyldig fnr» i statistikken. Nokre testnummer er slik.",
    "The age is read from the identity number. When that fails, some age controls use −1, others are "
    "silent, and the person counts as invalid in the tables. Some test numbers are like that.",
)

TILLEGG = (
    t01_filbeskrivelse.REGEL,
    t03_mange_barn.regel(fra_2023(mange_barn.antall >= k13_mange_barn.grense)),
    t04_datorekkefolge.REGEL,
    t05_dato_utenfor_aaret.REGEL,
    t08_ukjent_alder.regel(_UTEN_ALDER),
    t09_fodselsdato_mot_nummer.REGEL,
    t10_tomt_journalnummer.regel(per_aar({2022: f.PERSON_JOURNALNR.blank, 2026: None})),
    t13_dag_finnes_ikke.REGEL,
    t14_annen_bydel.REGEL,
    t15_negative_tall.REGEL,
    t16_bare_nuller.REGEL,
    t17_bare_duf_nummer.REGEL,
    t18_vilkar_uten_ja.REGEL,
    t19_belop_uten_maaned.REGEL,
)
