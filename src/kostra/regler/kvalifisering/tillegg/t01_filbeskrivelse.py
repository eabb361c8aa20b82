"""T01  Filbeskrivelse.

Fra 2023 prøver ingen K-kontroll datatyper og kodelister for alle felt (K002 gjorde det i 2022). T01
melder det som ingen annen kontroll melder for samme felt. Tomme obligatoriske felt har alle sin egen
kontroll: K03–K05, K08–K10, K14–K16, K36 og T10.
"""

from kostra.kontroll import Grad, Regel, T, f
from kostra.regler.felles import filbeskrivelse as fb
from kostra.regler.felles.begreper import fra_2023, oslo
from kostra.regler.kvalifisering.begreper import avsluttet

heter = fb.felt.heter
programdato = heter("REG_DATO", "VEDTAK_DATO", "BEGYNT_DATO")  # K14–K16, men ikke i Oslo
#: Fields whose code a K control tests: always, or when the condition beside it holds.
ALLTID = ("KJONN", "EKTSTAT", "BU18", "KVP_KOMM", "KVP_MED_ASTONAD", "STATUS")
NAAR = {
    "KOMMNR_KVP_KOMM": f.KVP_KOMM == "1",
    "YTELSE_TYPE_SOSHJ": f.YTELSE_SOSHJELP == "1",
    "AVSL_VIKTIGSTE_INNTEKT": f.STATUS == "3",
}

REGEL = Regel(
    id="T01",
    tittel=T("Filbeskrivelse", "Filskildring", "File description"),
    grad=Grad.WARNING,
    hvorfor=fb.HVORFOR,
    gjor=fb.GJOR,
    varianter=(
        fb.heltall("T01", fra_2023(fb.ikke_heltall & ~heter("KVP_STONAD"))),
        fb.dato("T01", fra_2023(fb.ikke_dato & programdato & oslo)),
        fb.dato("T01", fra_2023(fb.ikke_dato & heter("AVSL_DATO") & ~avsluttet)),
        fb.kode("T01", fra_2023(fb.ikke_kode & ~heter(*ALLTID, *NAAR))),
        *(
            fb.kode("T01", fra_2023(fb.ikke_kode & heter(felt) & ~meldt))
            for felt, meldt in NAAR.items()
        ),
    ),
    tillegg=True,
)
