"""K002  Filbeskrivelse.

Kilde: felles kontrollspesifikasjon, 9.6 og 11.2. Kjøres for 2022 og fra 2026. I 2022 prøves både kode
og type, BOSIT er et heltall, 000000 godtas som dato, og ingen felt er obligatoriske.

Bevisst forskjell fra kontrollprogrammet: filbeskrivelsen merker BYDELSNR som obligatorisk for alle,
men K03-bydel krever at feltet er tomt utenfor Oslo, så ingen annen kommune kunne levere. Her er
feltet obligatorisk når linjen eller den som leverer er Oslo, og ellers ikke.
"""

from kostra.kontroll import Grad, Regel, T, per_aar
from kostra.regler.felles import filbeskrivelse as fb
from kostra.regler.felles.begreper import oslo, oslo_avgiver

BYDEL = fb.felt.heter("BYDELSNR")
_bosit = fb.felt.heter("BOSIT") & fb.fylt & ~fb.felt.er_heltall

REGEL = Regel(
    id="K002",
    tittel=T("Filbeskrivelse", "Filskildring", "File description"),
    grad=Grad.ERROR,
    hvorfor=fb.HVORFOR,
    gjor=fb.GJOR,
    varianter=(
        fb.mangler("K002", per_aar({2022: None, 2026: fb.tomt_paakrevd & ~BYDEL})),
        fb.mangler(
            "K002", per_aar({2022: None, 2026: fb.tomt_paakrevd & BYDEL & (oslo | oslo_avgiver)})
        ),
        fb.heltall(
            "K002", per_aar({2022: fb.ikke_heltall | _bosit, 2023: None, 2026: fb.ikke_heltall})
        ),
        fb.dato(
            "K002",
            per_aar({2022: fb.ikke_dato & (fb.felt != "000000"), 2023: None, 2026: fb.ikke_dato}),
        ),
        fb.kode("K002", per_aar({2022: fb.ikke_kode, 2023: None, 2026: fb.ikke_kode})),
    ),
)
