"""The tables of form 15F: one per element kind, with its columns and what it is called."""

from __future__ import annotations

from kostra.kontroll.tabellnavn import Benevning, Tabellnavn, dato, heltall, tekst


class Avgiver(Tabellnavn):
    organisasjonsnummer = tekst("Organisasjonsnummer")
    versjon = heltall("Versjon")
    kommunenummer = tekst("Kommunenummer")
    kommunenavn = tekst("Kommunenavn")


class Avsluttes(Tabellnavn):
    """What has an id and an end."""

    id = tekst("Id")
    slutt = dato("SluttDato")


class Periode(Avsluttes):
    """What has a start, too."""

    start = dato("StartDato", paakrevd=True)


class Individ(Periode):
    journalnummer = tekst("Journalnummer")
    fodselsnummer = tekst("Fodselsnummer")
    dufnummer = tekst("DUFnummer")
    bydelsnummer = tekst("Bydelsnummer")
    bydelsnavn = tekst("Bydelsnavn")
    distriktsnummer = tekst("Distriktsnummer")
    saksbehandler = tekst("Saksbehandler")
    avslutta3112 = tekst("Avslutta3112")


class Melding(Periode):
    konklusjon = tekst("Konklusjon")


class Kodet(Tabellnavn):
    """A code, with words about it where the code isn't enough."""

    kode = tekst("Kode")
    presisering = tekst("Presisering")


class Undersokelse(Periode):
    konklusjon = tekst("Konklusjon")
    presisering = tekst("Presisering")


class Plan(Periode):
    evaluert = dato("EvaluertDato")
    plantype = tekst("Plantype")


class Hjemmel(Tabellnavn):
    lov = tekst("Lov")
    kapittel = tekst("Kapittel")
    paragraf = tekst("Paragraf")
    bokstav = tekst("Bokstav")
    ledd = tekst("Ledd")
    punktum = tekst("Punktum")


class Tiltak(Periode, Hjemmel):
    """The legal basis, category and reason for ending occur once, so they are columns here."""

    kategori = tekst("Kategori")
    kategori_presisering = tekst("Kategori/Presisering")
    opphevelse = tekst("Opphevelse")
    opphevelse_presisering = tekst("Opphevelse/Presisering")


class Flytting(Avsluttes):
    slutt = dato("SluttDato", paakrevd=True)
    arsak = tekst("ArsakFra")
    arsak_presisering = tekst("ArsakFra/Presisering")
    til = tekst("FlyttingTil")
    til_presisering = tekst("FlyttingTil/Presisering")


fil = Tabellnavn(
    "fil",
    Benevning(
        nb=("filen", "én fil", "filer"),
        nn=("fila", "éi fil", "filer"),
        en=("the file", "one file", "files"),
    ),
)
avgiver = Avgiver(
    "avgiver",
    Benevning(
        nb=("avgiveren", "én avgiver", "avgivere"),
        nn=("avgivaren", "éin avgivar", "avgivarar"),
        en=("the reporter", "one reporter", "reporters"),
    ),
    under=fil,
)
individ = Individ(
    "individ",
    Benevning(
        nb=("individet", "ett individ", "individer"),
        nn=("individet", "eitt individ", "individ"),
        en=("the person", "one person", "persons"),
    ),
    under=fil,
)
melding = Melding(
    "melding",
    Benevning(
        nb=("meldingen", "én melding", "meldinger"),
        nn=("meldinga", "éi melding", "meldingar"),
        en=("the report", "one report", "reports"),
    ),
    under=individ,
)
melder = Kodet(
    "melder",
    Benevning(
        nb=("melderen", "én melder", "meldere"),
        nn=("meldaren", "éin meldar", "meldarar"),
        en=("the notifier", "one notifier", "notifiers"),
    ),
    under=melding,
)
saksinnhold = Kodet(
    "saksinnhold",
    Benevning(
        nb=("saksinnholdet", "ett saksinnhold", "saksinnhold"),
        nn=("saksinnhaldet", "eitt saksinnhald", "saksinnhald"),
        en=("the case content", "one case content", "case contents"),
    ),
    under=melding,
)
undersokelse = Undersokelse(
    "undersokelse",
    Benevning(
        nb=("undersøkelsen", "én undersøkelse", "undersøkelser"),
        nn=("undersøkinga", "éi undersøking", "undersøkingar"),
        en=("the investigation", "one investigation", "investigations"),
    ),
    under=melding,
)
vedtaksgrunnlag = Kodet(
    "vedtaksgrunnlag",
    Benevning(
        nb=("vedtaksgrunnlaget", "ett vedtaksgrunnlag", "vedtaksgrunnlag"),
        nn=("vedtaksgrunnlaget", "eitt vedtaksgrunnlag", "vedtaksgrunnlag"),
        en=("the ground for decision", "one ground for decision", "grounds for decision"),
    ),
    under=undersokelse,
)
plan = Plan(
    "plan",
    Benevning(
        nb=("planen", "én plan", "planer"),
        nn=("planen", "éin plan", "planar"),
        en=("the plan", "one plan", "plans"),
    ),
    under=individ,
)
tiltak = Tiltak(
    "tiltak",
    Benevning(
        nb=("tiltaket", "ett tiltak", "tiltak"),
        nn=("tiltaket", "eitt tiltak", "tiltak"),
        en=("the measure", "one measure", "measures"),
    ),
    under=individ,
)
jmfrlovhjemmel = Hjemmel(
    "jmfrlovhjemmel",
    Benevning(
        nb=("jmfr-hjemmelen", "én jmfr-hjemmel", "jmfr-hjemler"),
        nn=("jmfr-heimelen", "éin jmfr-heimel", "jmfr-heimlar"),
        en=("the additional legal basis", "one additional legal basis", "additional legal bases"),
    ),
    under=tiltak,
)
tiltaksgrunnlag = Kodet(
    "tiltaksgrunnlag",
    Benevning(
        nb=("tiltaksgrunnlaget", "ett tiltaksgrunnlag", "tiltaksgrunnlag"),
        nn=("tiltaksgrunnlaget", "eitt tiltaksgrunnlag", "tiltaksgrunnlag"),
        en=("the ground for the measure", "one ground for the measure", "grounds for the measure"),
    ),
    under=tiltak,
)
flytting = Flytting(
    "flytting",
    Benevning(
        nb=("flyttingen", "én flytting", "flyttinger"),
        nn=("flyttinga", "éi flytting", "flyttingar"),
        en=("the move", "one move", "moves"),
    ),
    under=individ,
)
