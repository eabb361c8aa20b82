"""The words around the facts in a requirement specification, in three languages."""

from __future__ import annotations

from typing import Final

from kostra.skjema.modell import Sprak, Tekst3

_ORD: Final = {
    "tittel": Tekst3(
        "Kravspesifikasjon {aar}: {tittel}",
        "Kravspesifikasjon {aar}: {tittel}",
        "Requirement specification {aar}: {tittel}",
    ),
    "om": Tekst3(
        "Dette er reglene som kontrollen av {skjema} for {aar} består av. Setningene er laget av de "
        "samme uttrykkene som kontrollen regner ut, så de kan ikke være ulike. Feltnavnene er de i "
        "filbeskrivelsen.",
        "Dette er reglane som kontrollen av {skjema} for {aar} er bygd opp av. Setningane er laga av "
        "dei same uttrykka som kontrollen reknar ut, så dei kan ikkje vere ulike. Feltnamna er dei i "
        "filskildringa.",
        "These are the rules that the control of {skjema} for {aar} consists of. The sentences are "
        "made from the expressions that the control evaluates, so they can't differ. Field names "
        "are those of the file description.",
    ),
    "lesing": Tekst3("Slik leses filen", "Slik blir fila lesen", "How the file is read"),
    "tegnsett": Tekst3(
        "Tegnsett: UTF-8. Er innholdet ikke gyldig UTF-8, leses det som ISO-8859-1. Et bytemerke "
        "(BOM) først i filen tas bort.",
        "Teiknsett: UTF-8. Er innhaldet ikkje gyldig UTF-8, blir det lese som ISO-8859-1. Eit "
        "bytemerke (BOM) først i fila blir teke bort.",
        "Character set: UTF-8. Content that isn't valid UTF-8 is read as ISO-8859-1. A byte order "
        "mark at the start is removed.",
    ),
    "skift.alle": Tekst3(
        "Hver linje er en post. LF, CRLF og CR alene avslutter en linje.",
        "Kvar linje er ein post. LF, CRLF og CR åleine avsluttar ei linje.",
        "Each line is a record. LF, CRLF and a lone CR end a line.",
    ),
    "skift.lf": Tekst3(
        "Hver linje er en post. LF avslutter en linje; CR først og sist på linjen tas bort.",
        "Kvar linje er ein post. LF avsluttar ei linje; CR først og sist på linja blir teke bort.",
        "Each line is a record. LF ends a line; CR at its start and end is removed.",
    ),
    "blanke.fjernes": Tekst3(
        "Linjer med bare mellomrom og styretegn hoppes over. Poster telles fra 1 etter det.",
        "Linjer med berre mellomrom og styreteikn blir hoppa over. Postar blir talde frå 1 etter det.",
        "Lines of blanks and control characters only are skipped. Records are counted from 1 after "
        "that.",
    ),
    "blanke.tomme": Tekst3(
        "Linjer uten tegn hoppes over. Poster telles fra 1 etter det.",
        "Linjer utan teikn blir hoppa over. Postar blir talde frå 1 etter det.",
        "Lines without characters are skipped. Records are counted from 1 after that.",
    ),
    "lengde": Tekst3(
        "En post er {n} tegn. Et felt er tegnene fra og med den første til og med den siste "
        "posisjonen, med mellomrom.",
        "Ein post er {n} teikn. Eit felt er teikna frå og med den første til og med den siste "
        "posisjonen, med mellomrom.",
        "A record is {n} characters. A field is the characters from its first through its last "
        "position, blanks included.",
    ),
    "lengde.tab": Tekst3(
        "Tabulator er ikke tillatt.", "Tabulator er ikkje tillaten.", "Tabs are not allowed."
    ),
    "rekkefolge": Tekst3(
        "K000 kjøres først, så K001. Gir en av dem funn, stopper kontrollen der. Ellers kjøres alle "
        "de andre kontrollene på alle poster, og ingen av dem stopper en annen.",
        "K000 blir køyrd først, så K001. Gir ein av dei funn, stoppar kontrollen der. Elles blir alle "
        "dei andre kontrollane køyrde på alle postar, og ingen av dei stoppar ein annan.",
        "K000 runs first, then K001. If either gives a finding, the control stops there. Otherwise "
        "all other controls run on all records, and none of them stops another.",
    ),
    "begreper": Tekst3("Ord i setningene", "Ord i setningane", "Words in the sentences"),
    "grader": Tekst3("Alvorlighetsgrader", "Alvorsgrader", "Severities"),
    "grader.betydning": Tekst3("Hva gradene betyr", "Kva gradene tyder", "What the severities mean"),
    "grad.FATAL": Tekst3(
        "Kontrollen stopper, og filen kan ikke sendes inn.",
        "Kontrollen stoppar, og fila kan ikkje sendast inn.",
        "The control stops, and the file can't be sent in.",
    ),
    "grad.ERROR": Tekst3(
        "Filen kan ikke sendes inn før feilen er rettet.",
        "Fila kan ikkje sendast inn før feilen er retta.",
        "The file can't be sent in until the error is corrected.",
    ),
    "grad.WARNING": Tekst3(
        "Opplysningen bør sjekkes. Filen kan sendes inn.",
        "Opplysninga bør sjekkast. Fila kan sendast inn.",
        "The information should be checked. The file can be sent in.",
    ),
    "grad.INFO": Tekst3(
        "Til opplysning. Filen kan sendes inn.",
        "Til opplysning. Fila kan sendast inn.",
        "For information. The file can be sent in.",
    ),
    "kontroller": Tekst3("Kontrollene", "Kontrollane", "The controls"),
    "oversikt": Tekst3(
        "Alle kontrollene i rekkefølge: {n}",
        "Alle kontrollane i rekkjefølgje: {n}",
        "All controls in order: {n}",
    ),
    "tillegg": Tekst3("Tilleggskontroller", "Tilleggskontrollar", "Additional controls"),
    "tillegg.om": Tekst3(
        "Tilleggskontrollene sier fra om mer, men endrer ingen dom: de teller ikke med i "
        "alvorlighetsgraden, i utgangskoden eller i antall kontroller. De kan slås av.",
        "Tilleggskontrollane seier frå om meir, men endrar ingen dom: dei tel ikkje med i "
        "alvorsgraden, i utgangskoden eller i talet på kontrollar. Dei kan slåast av.",
        "The additional controls tell about more, but change no verdict: they don't count in the "
        "severity, the exit code or the number of controls. They can be turned off.",
    ),
    "tillegg.oversikt": Tekst3(
        "Tilleggskontrollene i rekkefølge: {n}",
        "Tilleggskontrollane i rekkjefølgje: {n}",
        "Additional controls in order: {n}",
    ),
    "kol.id": Tekst3("Kontroll", "Kontroll", "Control"),
    "kol.tittel": Tekst3("Tittel", "Tittel", "Title"),
    "kol.grad": Tekst3("Alvorlighetsgrad", "Alvorsgrad", "Severity"),
    "kol.betydning": Tekst3("Betydning", "Tyding", "Meaning"),
    "kol.teller": Tekst3("Dette telles", "Dette blir talt", "What is counted"),
    "grad": Tekst3("Alvorlighetsgrad: {x}.", "Alvorsgrad: {x}.", "Severity: {x}."),
    "nr": Tekst3("{nr} av {n}: {x}", "{nr} av {n}: {x}", "{nr} of {n}: {x}"),
    "meldes_som": Tekst3("Meldes som {x}.", "Blir meld som {x}.", "Reported as {x}."),
    "melding": Tekst3("Melding: «{x}»", "Melding: «{x}»", "Message: “{x}”"),
    "verdier": Tekst3("I meldingen: {x}.", "I meldinga: {x}.", "In the message: {x}."),
    "verdi": Tekst3("{{{navn}}} er {x}", "{{{navn}}} er {x}", "{{{navn}}} is {x}"),
    "verdi.aar": Tekst3("rapporteringsåret", "rapporteringsåret", "the reporting year"),
    "verdi.lengde": Tekst3("lengden på linjen", "lengda på linja", "the length of the line"),
    "verdi.ventet": Tekst3("recordlengden", "recordlengda", "the record length"),
    "verdi.antall": Tekst3(
        "antallet slike linjer", "talet på slike linjer", "the number of such lines"
    ),
    "verdi.linjer": Tekst3(
        "numrene på de første linjene", "nummera på dei første linjene", "the first line numbers"
    ),
    "gjor": Tekst3("Dette gjør du: {x}", "Dette gjer du: {x}", "What to do: {x}"),
    "hvorfor": Tekst3("Hvorfor: {x}", "Kvifor: {x}", "Why: {x}"),
    "felt": Tekst3("Felt: {x}.", "Felt: {x}.", "Fields: {x}."),
    "felt.posisjon": Tekst3("posisjon {spenn}", "posisjon {spenn}", "position {spenn}"),
    "felt.koder": Tekst3("koder {koder}", "kodar {koder}", "codes {koder}"),
    "felt.kode": Tekst3("kode {koder}", "kode {koder}", "code {koder}"),
    "felt.antall_koder": Tekst3("{n} koder", "{n} kodar", "{n} codes"),
    "felt.alle": Tekst3("alle feltene", "alle felta", "all fields"),
    "statistikk": Tekst3("Statistikk", "Statistikk", "Statistics"),
    "statistikk.om": Tekst3(
        "Tabellene lages når filen kan sendes inn. Alle rader vises, også de som er 0.",
        "Tabellane blir laga når fila kan sendast inn. Alle rader blir viste, òg dei som er 0.",
        "The tables are made when the file can be sent in. All rows are shown, those of 0 included.",
    ),
    "statistikk.alle": Tekst3("alle poster", "alle postar", "all records"),
    "statistikk.poster": Tekst3("poster der {x}", "postar der {x}", "records where {x}"),
    "statistikk.sum": Tekst3("summen av {x}", "summen av {x}", "the sum of {x}"),
    "antall": Tekst3("Antall kontroller", "Talet på kontrollar", "Number of controls"),
    "antall.formel": Tekst3(
        "Antall kontroller er {x}.", "Talet på kontrollar er {x}.", "The number of controls is {x}."
    ),
    "antall.fast_oslo": Tekst3(
        "{fast} ({oslo} for Oslo)", "{fast} ({oslo} for Oslo)", "{fast} ({oslo} for Oslo)"
    ),
    "antall.linjer": Tekst3("{n} × antall linjer", "{n} × talet på linjer", "{n} × lines"),
    "antall.poster": Tekst3("{n} × antall poster", "{n} × talet på postar", "{n} × records"),
    "antall.elementer": Tekst3(
        "{n} × antall gyldige {x}", "{n} × talet på gyldige {x}", "{n} × valid {x} elements"
    ),
    "antall.stopp": Tekst3(
        "Stopper K000 eller K001 kontrollen, er tallet {n}.",
        "Stoppar K000 eller K001 kontrollen, er talet {n}.",
        "When K000 or K001 stops the control, the number is {n}.",
    ),
    "k000.ett_tegn": Tekst3(
        "Avvik når det skal leveres poster, men filen er nøyaktig ett tegn.",
        "Avvik når det skal leverast postar, men fila er nøyaktig eitt teikn.",
        "Finding when records are expected, but the file is exactly one character.",
    ),
    "k000.ingen_poster": Tekst3(
        "Avvik når det skal leveres poster, men filen ikke har noen.",
        "Avvik når det skal leverast postar, men fila ikkje har nokon.",
        "Finding when records are expected, but the file has none.",
    ),
    "k000.innhold": Tekst3(
        "Avvik når det ikke skal leveres poster, men filen ikke er nøyaktig ett tegn.",
        "Avvik når det ikkje skal leverast postar, men fila ikkje er nøyaktig eitt teikn.",
        "Finding when no records are expected, but the file isn't exactly one character.",
    ),
    "k000.ok": Tekst3(
        "OK når det ikke skal leveres poster og filen er nøyaktig ett tegn. Kontrollen stopper der.",
        "OK når det ikkje skal leverast postar og fila er nøyaktig eitt teikn. Kontrollen stoppar der.",
        "OK when no records are expected and the file is exactly one character. The control stops "
        "there.",
    ),
    "k001.lengde": Tekst3(
        "Avvik når en linje ikke er {n} tegn lang.",
        "Avvik når ei linje ikkje er {n} teikn lang.",
        "Finding when a line isn't {n} characters long.",
    ),
    "k001.samlet": Tekst3(
        "Avvik når en linje ikke er {n} tegn lang. Alle slike linjer meldes i ett funn.",
        "Avvik når ei linje ikkje er {n} teikn lang. Alle slike linjer blir melde i eitt funn.",
        "Finding when a line isn't {n} characters long. All such lines are reported in one finding.",
    ),
    "k001.tab": Tekst3(
        "Avvik når en linje inneholder tabulator.",
        "Avvik når ei linje inneheld tabulator.",
        "Finding when a line contains a tab.",
    ),
}  # fmt: skip


def ord_(navn: str, sprak: Sprak, /, **verdier: object) -> str:
    """A word or sentence with its values filled in. An unknown name is our own fault: KeyError."""
    return _ORD[navn].paa(sprak).format(**verdier)
