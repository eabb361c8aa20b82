"""K36  Status, gyldig kode.

Kilde: regeltabellen for 11CF, K36. Kodene er 1–6 i 2022 og 1–7 fra 2023.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K36",
    tittel=T("Status, gyldig kode", "Status, gyldig kode", "Status, valid code"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Status ved utgangen av året styrer hvilke andre opplysninger som trengs. Vanligst er at "
        "den ikke er oppdatert etter at programmet ble avsluttet.",
        "Status ved utgangen av året styrer kva andre opplysningar som trengst. Vanlegast er at "
        "han ikkje er oppdatert etter at programmet vart avslutta.",
        "The status at the end of the year decides what other information is needed. Usually it "
        "wasn't updated when the programme ended.",
    ),
    gjor=T(
        "Velg deltakerens status per 31. desember i fagsystemet.",
        "Vel statusen til deltakaren per 31. desember i fagsystemet.",
        "Choose the participant's status as of 31 December in the case-work system.",
    ),
    avvik_naar=~f.STATUS.finnes,
    melding=T(
        "Status er {status}. Gyldige koder: {koder}.",
        "Status er {status}. Gyldige kodar: {koder}.",
        "The status is {status}. Valid codes: {koder}.",
    ),
    vis={"status": f.STATUS, "koder": kodeliste(f.STATUS)},
)
