"""The words of the guide that no form or file definition has, in three languages."""

from __future__ import annotations

from typing import Final

from kostra.skjema.modell import Sprak, Tekst3

_ORD: Final = {
    "tittel": Tekst3(
        "Veiledning {aar}: {tittel}", "Rettleiing {aar}: {tittel}", "Guide {aar}: {tittel}"
    ),
    "trenger": Tekst3("Dette trenger du", "Dette treng du", "What you need"),
    "trenger.linjer": Tekst3(
        "Filen fra fagsystemet, med én linje på {n} tegn for hver {person}.",
        "Fila frå fagsystemet, med éi linje på {n} teikn for kvar {person}.",
        "The file from the case-work system, with one line of {n} characters for each {person}.",
    ),
    "trenger.xml": Tekst3(
        "Filen fra fagsystemet, i formatet XML, med hver sak og det som er gjort i den.",
        "Fila frå fagsystemet, i formatet XML, med kvar sak og det som er gjort i ho.",
        "The file from the case-work system, in the format XML, with each case and what was done in it.",
    ),
    "trenger.region": Tekst3(
        "Kommunenummeret og bydelen, seks siffer til sammen: {region} for {kommune}, som ikke har "
        "bydeler, 030101 for Gamle Oslo.",
        "Kommunenummeret og bydelen, seks siffer til saman: {region} for {kommune}, som ikkje har "
        "bydelar, 030101 for Gamle Oslo.",
        "The municipality number and the city district, six digits in all: {region} for {kommune}, "
        "which has no districts, 030101 for Gamle Oslo.",
    ),
    "trenger.program": Tekst3(
        "Kommandoen kostra. Den følger med File Encrypter, som ligger på forsiden av portalen sammen med "
        "veiledningen i å installere den. Vil du bare kontrollere, er kostra.pyz nok: skriv "
        "«python kostra.pyz» der det står «kostra».",
        "Kommandoen kostra. Han følgjer med File Encrypter, som ligg på framsida av portalen saman med "
        "rettleiinga i å installere han. Vil du berre kontrollere, er kostra.pyz nok: skriv "
        "«python kostra.pyz» der det står «kostra».",
        "The command kostra. It comes with File Encrypter, which is on the portal's front page together "
        "with the guide to installing it. To check only, kostra.pyz is enough: write "
        "“python kostra.pyz” where it says “kostra”.",
    ),
    "trenger.sertifikat": Tekst3(
        "SSBs sertifikat for {aar}, som filen krypteres med. Det ligger på forsiden av portalen. Her "
        "heter det ssb.crt.pem: skriv navnet på filen du hentet.",
        "Sertifikatet til SSB for {aar}, som fila blir kryptert med. Det ligg på framsida av portalen. "
        "Her heiter det ssb.crt.pem: skriv namnet på fila du henta.",
        "Statistics Norway's certificate for {aar}, which the file is encrypted with. It is on the "
        "portal's front page. Here it is called ssb.crt.pem: write the name of the file you got.",
    ),
    "trenger.bruker": Tekst3(
        "En bruker-id i portalen. Kommunen gir deg den med skjema 999.",
        "Ein brukar-id i portalen. Kommunen gir deg han med skjema 999.",
        "A user id in the portal. The municipality gives you one with form 999.",
    ),
    "kontroller": Tekst3(
        "1. Kontroller uttrekket", "1. Kontroller uttrekket", "1. Check the extract"
    ),
    "kontroller.svar": Tekst3(
        "Alt skjer på din egen maskin. Rapporten begynner med om filen kan sendes inn. Deretter står "
        "det som må rettes, og det som bør sjekkes, med journalnummer, {sted}, hva som er funnet og hva "
        "du gjør med det.",
        "Alt skjer på di eiga maskin. Rapporten byrjar med om fila kan sendast inn. Deretter står det "
        "som må rettast, og det som bør sjekkast, med journalnummer, {sted}, kva som er funne og kva du "
        "gjer med det.",
        "All of it happens on your own machine. The report begins with whether the file can be sent "
        "in. Then comes what must be corrected, and what should be checked, with the journal number, "
        "{sted}, what was found and what to do.",
    ),
    "kontroller.linje": Tekst3("linje i filen", "linje i fila", "the line in the file"),
    "kontroller.element": Tekst3(
        "linje og element i filen", "linje og element i fila", "the line and element in the file"
    ),
    "kontroller.rett": Tekst3(
        "Rett i fagsystemet, og ta ut filen på nytt. Ikke rett i filen for hånd: da er feilen der igjen "
        "neste år. Rapporten viser ikke fødselsnummer, men journalnumre er også fortrolige.",
        "Rett i fagsystemet, og ta ut fila på nytt. Ikkje rett i fila for hand: då er feilen der igjen "
        "neste år. Rapporten viser ikkje fødselsnummer, men journalnummer er òg fortrulege.",
        "Correct in the case-work system, and make the extract again. Don't correct the file by hand: "
        "the error will be back next year. The report shows no national identity numbers, but journal "
        "numbers are confidential too.",
    ),
    "krypter": Tekst3("2. Krypter filen", "2. Krypter fila", "2. Encrypt the file"),
    "krypter.om": Tekst3(
        "Programmet kontrollerer filen først, og lager så {fil}, som bare SSB kan lese. Det er den du "
        "sender inn. Fingeravtrykket som vises, skal være det som står på forsiden av portalen.",
        "Programmet kontrollerer fila først, og lagar så {fil}, som berre SSB kan lese. Det er den du "
        "sender inn. Fingeravtrykket som blir vist, skal vere det som står på framsida av portalen.",
        "The program checks the file first, and then makes {fil}, which only Statistics Norway can "
        "read. That is the one you send in. The fingerprint shown must be the one on the portal's front "
        "page.",
    ),
    "fyll_ut": Tekst3(
        "3. Fyll ut skjemaet i portalen",
        "3. Fyll ut skjemaet i portalen",
        "3. Fill in the form in the portal",
    ),
    "fyll_ut.om": Tekst3(
        "Logg inn, velg «Nytt skjema», og «{tittel}». Det du skriver, blir lagret etter hvert.",
        "Logg inn, vel «Nytt skjema», og «{tittel}». Det du skriv, blir lagra etter kvart.",
        "Log in, choose New form, and “{tittel}”. What you write is saved as you go.",
    ),
    "kol.felt": Tekst3("Felt", "Felt", "Field"),
    "kol.hjelp": Tekst3("Slik fylles det ut", "Slik blir det fylt ut", "How to fill it in"),
    "felt.vilkaar": Tekst3(
        "Vises når {felt} er {verdi}.",
        "Blir vist når {felt} er {verdi}.",
        "Shown when {felt} is {verdi}.",
    ),
    "felt.laast": Tekst3("Fylt ut på forhånd.", "Fylt ut på førehand.", "Filled in beforehand."),
    "felt.kilde": Tekst3(
        "Fylt ut på forhånd. Rett det som er galt.",
        "Fylt ut på førehand. Rett det som er gale.",
        "Filled in beforehand. Correct what is wrong.",
    ),
    "felt.fil": Tekst3(
        "Filen du laget i punkt 2, eller den tomme.",
        "Fila du laga i punkt 2, eller den tomme.",
        "The file you made in step 2, or the empty one.",
    ),
    "felt.valgfritt": Tekst3("Kan stå tomt.", "Kan stå tomt.", "May be left empty."),
    "send_inn": Tekst3(
        "4. Kontrollere og sende inn", "4. Kontrollere og sende inn", "4. Check and submit"
    ),
    "send_inn.om": Tekst3(
        "Bruk «Kontrollere» så ofte du vil. Ingenting er levert før du velger «Send inn». Feil stopper "
        "innsendingen, advarsler gjør det ikke. Når filen er registrert, får du en kvittering som er "
        "signert av SSB. Last den ned, og ta vare på den. Med SSBs signeringssertifikat, fra forsiden av "
        "portalen, kan du når som helst kontrollere at den er ekte og uendret:",
        "Bruk «Kontrollere» så ofte du vil. Ingenting er levert før du vel «Send inn». Feil stoppar "
        "innsendinga, åtvaringar gjer det ikkje. Når fila er registrert, får du ei kvittering som er "
        "signert av SSB. Last ho ned, og ta vare på ho. Med signeringssertifikatet til SSB, frå framsida "
        "av portalen, kan du når som helst kontrollere at ho er ekte og uendra:",
        "Use Check as often as you like. Nothing is delivered until you choose Submit. Errors stop the "
        "delivery, warnings don't. When the file is registered, you get a receipt signed by Statistics "
        "Norway. Download it and keep it. With the signing certificate, from the portal's front page, "
        "you can check at any time that it is genuine and unchanged:",
    ),
    "ingen": Tekst3("Ingen å rapportere?", "Ingen å rapportere?", "Nobody to report?"),
    "ingen.om": Tekst3(
        "Svar Nei på «{spor}», og legg ved den tomme krypterte filen. Den hentes i skjemaet, eller "
        "lages med:",
        "Svar Nei på «{spor}», og legg ved den tomme krypterte fila. Ho blir henta i skjemaet, eller "
        "laga med:",
        "Answer No to “{spor}”, and attach the empty encrypted file. Get it in the form, or make it "
        "with:",
    ),
    "mer": Tekst3("Mer om skjemaet", "Meir om skjemaet", "More about the form"),
    "mer.fil": Tekst3(
        "Hva filen inneholder: {kommando}",
        "Kva fila inneheld: {kommando}",
        "What the file contains: {kommando}",
    ),
    "mer.regler": Tekst3(
        "Hva som kontrolleres: {kommando}",
        "Kva som blir kontrollert: {kommando}",
        "What is checked: {kommando}",
    ),
    "mer.hjemmel": Tekst3("Hjemmel: {hjemmel}.", "Heimel: {hjemmel}.", "Legal basis: {hjemmel}."),
    "mer.oppdrag": Tekst3(
        "På oppdrag fra: {oppdrag}.", "På oppdrag frå: {oppdrag}.", "Commissioned by: {oppdrag}."
    ),
}


def ord_(navn: str, sprak: Sprak, /, **verdier: object) -> str:
    """A word or sentence with its values filled in. An unknown name is our own fault: KeyError."""
    return _ORD[navn].paa(sprak).format(**verdier)
