"""Controls and fields of the example reports, in three languages."""

from __future__ import annotations

from kostra.kontroll.modell import Grad, Kontrollinfo
from kostra.skjema.modell import Felt, Tekst3


def felt(navn: str, fra: int, til: int, nb: str, nn: str, en: str) -> Felt:
    return Felt(navn, "tekst", False, fra, til, Tekst3(nb, nn, en), Tekst3(""))


STATUS = felt("STATUS", 121, 121, "Status 31.12.", "Status 31.12.", "Status on 31 December")
AVSL_DATO = felt("AVSL_DATO", 122, 127, "Avslutningsdato", "Avslutningsdato", "End date")
BU18 = felt("BU18", 36, 36, "Barn under 18 år", "Barn under 18 år", "Children under 18")
ANTBU18 = felt("ANTBU18", 37, 38, "Antall barn", "Talet på barn", "Number of children")
FNR = felt("PERSON_FODSELSNR", 23, 33, "Fødselsnummer", "Fødselsnummer", "Identity number")
STONAD = felt("KVP_STONAD", 94, 100, "Samlet stønad", "Samla stønad", "Total benefit")

K38 = Kontrollinfo(
    "K38",
    Tekst3(
        "Situasjonen etter avslutning mangler",
        "Situasjonen etter avslutning manglar",
        "Situation after the programme is missing",
    ),
    Grad.ERROR,
    Tekst3(
        "Når en deltaker har fullført programmet etter planen, skal vi vite hva deltakeren gikk "
        "til. Det er dette som viser om programmet virker. Du kan sette flere kryss.",
        "Når ein deltakar har fullført programmet etter planen, skal vi vite kva deltakaren gjekk "
        "til. Det er dette som viser om programmet verkar. Du kan setje fleire kryss.",
        "When a participant has completed the programme as planned, we need to know what came "
        "next. It shows whether the programme works. Several boxes may be ticked.",
    ),
    (STATUS,),
    antall=2,
)
K37 = Kontrollinfo(
    "K37",
    Tekst3(
        "Avslutningsdato stemmer ikke med status",
        "Avslutningsdatoen stemmer ikkje med status",
        "End date does not match the status",
    ),
    Grad.ERROR,
    Tekst3(
        "Status 3, 4 og 5 betyr at programmet er avsluttet. Da skal datoen være med.",
        "Status 3, 4 og 5 tyder at programmet er avslutta. Då skal datoen vere med.",
        "Status 3, 4 and 5 mean that the programme has ended. Then the date must be given.",
    ),
    (STATUS, AVSL_DATO),
    antall=1,
)
K11 = Kontrollinfo(
    "K11",
    Tekst3(
        "Har barn, men antall barn mangler",
        "Har barn, men talet på barn manglar",
        "Has children, but their number is missing",
    ),
    Grad.ERROR,
    Tekst3(
        "Antall barn brukes sammen med stønaden for å se hvordan barnefamilier klarer seg.",
        "Talet på barn blir brukt saman med stønaden for å sjå korleis barnefamiliar klarer seg.",
        "The number of children is used with the benefit to see how families with children manage.",
    ),
    (BU18, ANTBU18),
    antall=1,
)
K05 = Kontrollinfo(
    "K05",
    Tekst3(
        "Fødselsnummer eller d-nummer er ikke gyldig",
        "Fødselsnummer eller d-nummer er ikkje gyldig",
        "Identity number or D number is not valid",
    ),
    Grad.WARNING,
    Tekst3(
        "Nummeret kobler saken til andre registre. Ett galt siffer gjør at koblingen mislykkes.",
        "Nummeret koplar saka til andre register. Eitt feil siffer gjer at koplinga ikkje lykkast.",
        "The number links the case to other registers. One wrong digit breaks the link.",
    ),
    (FNR,),
    antall=1,
)
K32 = Kontrollinfo(
    "K32",
    Tekst3(
        "Stønaden er høyere enn 600\u00a0000 kroner",
        "Stønaden er høgare enn 600\u00a0000 kroner",
        "The benefit is above NOK 600\u00a0000",
    ),
    Grad.WARNING,
    Tekst3(
        "Så høy stønad er sjelden. Vanlige årsaker: to beløp er slått sammen, eller i øre.",
        "Så høg stønad er sjeldan. Vanlege årsaker: to beløp er slått saman, eller i øre.",
        "Such a high benefit is rare. Common causes: two amounts were added, or øre were used.",
    ),
    (STONAD,),
    antall=1,
)
T01 = Kontrollinfo(
    "T01",
    Tekst3(
        "Datoene står i uvanlig rekkefølge",
        "Datoane står i uvanleg rekkjefølgje",
        "The dates are in an unusual order",
    ),
    Grad.INFO,
    Tekst3(
        "Søknad, vedtak og start følger vanligvis etter hverandre.",
        "Søknad, vedtak og start følgjer vanlegvis etter kvarandre.",
        "Application, decision and start normally follow one another.",
    ),
    (AVSL_DATO,),
    tillegg=True,
    antall=1,
)


def _uten_funn(id: str, nb: str, nn: str, en: str) -> Kontrollinfo:
    hvorfor = Tekst3("Fordi tallene skal stemme.", "Fordi tala skal stemme.", "So that it adds up.")
    return Kontrollinfo(id, Tekst3(nb, nn, en), Grad.ERROR, hvorfor)


UTEN_FUNN = (
    _uten_funn("K03-komm", "Kommunenummer", "Kommunenummer", "Municipality number"),
    _uten_funn("K03-bydel", "Bydelsnummer", "Bydelsnummer", "City district number"),
    _uten_funn("K04", "Oppgaveår", "Oppgåveår", "Reporting year"),
    _uten_funn("K08", "Kjønn", "Kjønn", "Sex"),
)
