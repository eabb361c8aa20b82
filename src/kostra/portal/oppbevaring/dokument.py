"""``docs/sikkerhet/oppbevaring.md``, made of the table so that the two can't disagree."""

from __future__ import annotations

from kostra.portal.oppbevaring.tabell import TABELL

_INNLEDNING = """\
# Hvor lenge noe ligger, og hva som skjer da

Laget av tabellen i koden (`kostra.portal.oppbevaring.tabell`), som er det jobben følger. Endres
tabellen, skrives denne filen på nytt.

- Jobben går en gang i døgnet i portalens arbeider. `kostra drift slett --vis` viser hva den ville
  gjort nå, `kostra drift slett` gjør det straks, og siden *Oppbevaring og sletting* viser det for
  drift og revisor.
- Hver kjøring etterlater en hendelse (`oppbevaring.slettet`) med hvor mange av hvert slag.
  Revisjonsloggen selv røres ikke: hendelsene har bare id-er og faste ord, så kjeden holder når det
  de peker på er borte.
- Det som feiler, for eksempel fordi lageret ikke svarer, stanser ikke resten, og prøves igjen neste
  døgn.
- Sikkerhetskopier har det som er slettet, til kopien selv slettes. Den som legger en kopi tilbake,
  kjører `kostra drift slett` etterpå.
- Fristene og hjemlene er et forslag. Den som er behandlingsansvarlig, bestemmer dem og retter
  tabellen.

| Hva | Hvor lenge | Hva som skjer da | Hvorfor | Hjemmel | Gjøres av |
|---|---|---|---|---|---|
"""


def skriv() -> str:
    """The document, in the language that is active."""
    linjer = []
    for slag in TABELL:
        av = "`oppbevaring.slett`" if slag.velg else f"`{slag.av}`" if slag.av else "–"
        celler = (slag.hva, slag.varighet, slag.da, slag.hvorfor, slag.hjemmel, av)
        linjer.append(f"| {' | '.join(str(celle) for celle in celler)} |")
    return _INNLEDNING + "\n".join(linjer) + "\n"
