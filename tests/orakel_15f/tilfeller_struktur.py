"""What is accepted and refused when the file is read, and the rules about the whole of it."""

from __future__ import annotations

from orakel_15f.bygg import (
    Node,
    Raa,
    avgiver,
    dufnummer,
    fil,
    flytting,
    fodselsnummer,
    individ,
    kodet,
    lov,
    melding,
    plan,
    skriv,
    tiltak,
    undersokelse,
)
from orakel_15f.tilfelle import Tilfelle

XSI = "http://www.w3.org/2001/XMLSchema-instance"
AVVIST = "INDIVID_01 INDIVID_00"
ET_BARN = individ(plan())
ANNET_BARN = individ(plan(), Journalnummer="J2", Fodselsnummer=fodselsnummer(2016, 1))


def godtas(navn: str, *barn: Node | str, ventet: str = "", **attr: str | None) -> Tilfelle:
    return Tilfelle(f"godtas: {navn}", fil(individ(*barn, **attr)), ventet)


def avvises(navn: str, *barn: Node | str, **attr: str | None) -> Tilfelle:
    return Tilfelle(f"avvises: {navn}", fil(individ(*barn, **attr)), AVVIST)


def dato(tekst: str) -> Node:
    return plan(EvaluertDato=tekst)


def med_avgiver(navn: str, ventet: str, **attr: str | None) -> Tilfelle:
    return Tilfelle(f"avgiver: {navn}", fil(avgiver(**attr), ET_BARN), ventet)


def lesefeil(navn: str, innhold: bytes) -> Tilfelle:
    return Tilfelle(f"lesefeil: {navn}", innhold, "LESEFEIL")


_FIL = fil(ET_BARN)
_K1 = "AVGIVER_01 AVGIVER_00"

LESING = [
    godtas(
        "attributter skrevet som elementer",
        Node(
            "Plan",
            {},
            [
                Node("Id", {}, ["7"]),
                Node("StartDato", {}, ["2026-02-01"]),
                Node("Plantype", {}, ["1"]),
            ],
        ),
    ),
    godtas(
        "Presisering som attributt",
        tiltak(kategori=Node("Kategori", {"Kode": "3.7", "Presisering": "x"})),
    ),
    godtas(
        "Presisering som element i flytting",
        plan(),
        flytting(kodet("ArsakFra", "2.9", "x"), kodet("FlyttingTil", "8", "x")),
    ),
    godtas(
        "ukjente attributter og elementer",
        Node("Sak", {"Id": "x"}, ["tekst", Node("Melding", {})]),
        plan(),
        Ukjent="x",
    ),
    godtas("navn skilles på store bokstaver", Node("melding", {}), plan()),
    godtas(
        "tekst før første barn og etter et ukjent element", "tekst", plan(), Node("Sak"), "tekst"
    ),
    godtas(
        "tekst i plan og lovhjemmel",
        plan("tekst"),
        tiltak(
            hjemmel=Node("Lovhjemmel", {"Lov": "BVL", "Kapittel": "4", "Paragraf": "4"}, ["tekst"])
        ),
    ),
    godtas(
        "hvite tegn og kommentar etter et listeelement",
        plan(),
        " \n",
        Raa("<!-- x -->"),
        Raa("&#13;"),
    ),
    godtas(
        "bare siste sammenhengende rekke av planer",
        plan(Id="1", Plantype="9"),
        melding(),
        plan(Id="2", Plantype="8"),
    ),
    godtas(
        "en meldings innhold i to rekker",
        melding(kodet("Melder", "22"), kodet("Saksinnhold", "1"), kodet("Melder", "1")),
    ),
    godtas(
        "siste undersøkelse gjelder",
        melding(undersokelse(Konklusjon="99"), undersokelse(Konklusjon="3")),
    ),
    godtas("siste lovhjemmel gjelder", tiltak(lov("BVL2021", "0", "0")), ventet="LOVHJEMMEL_04"),
    godtas("tom dato er som ingen", plan(SluttDato=""), SluttDato=" "),
    godtas(
        "tomme valgfrie felt",
        plan(),
        melding(Konklusjon=""),
        Bydelsnummer="",
        Bydelsnavn="",
        Distriktsnummer="",
    ),
    godtas(
        "nil er som ingen presisering",
        tiltak(
            kategori=Node(
                "Kategori",
                {"Kode": "3.7"},
                [Node("Presisering", {"xmlns:xsi": XSI, "xsi:nil": "true"})],
            )
        ),
        ventet="TILTAK_07",
    ),
    godtas(
        "element i presisering hoppes over",
        tiltak(
            kategori=Node(
                "Kategori", {"Kode": "3.7"}, [Node("Presisering", {}, [Node("b", {}, ["x"])])]
            )
        ),
    ),
    godtas(
        "samme Id i to lister og i to undersøkelser",
        plan(Id="1"),
        tiltak(Id="1"),
        melding(undersokelse(), Id="1"),
        melding(undersokelse(), Id="2"),
    ),
    godtas("tre jamfør-lovhjemler", tiltak(*(lov("BVL", "4", "4", "JmfrLovhjemmel"),) * 3)),
    godtas(
        "lengste tillatte",
        plan(Id="x" * 30),
        Journalnummer="x" * 20,
        Saksbehandler="x" * 50,
        Distriktsnummer="012",
    ),
    godtas("kategori 3.10", tiltak(kategori="3.10")),
    *(
        godtas(f"datoen {d!r}", dato(d))
        for d in (
            "2026-02-03",
            " 2026-02-03 ",
            "2026-02-03T00:00",
            "2026-02-03T23:59:59Z",
            "2026-02-03T12:00:00.",
            "2026-02-03T12:00:00.123456789",
            "2024-02-29",
        )
    ),
    *(
        godtas(f"datoen {d!r} leses", dato(d), ventet="INDIVID_01A")
        for d in ("0001-01-01", "9999-12-31", "-2026-05-05")
    ),
    *(
        avvises(f"datoen {d!r}", dato(d))
        for d in (
            "2025-02-29",
            "2026-1-31",
            "2026-13-01",
            "2025-12-31Z",
            "2025-12-31+01:00",
            "2026-02-03T10",
            "2026-02-03T24:00",
            "2026-02-03T12:00:60",
            "2026-02-03T12:00:00.1234567890",
            "0000-01-01",
            "+2026-01-01",
            "01.02.2026",
            "20260201",
            "x",
            "٢٠٢٦-٠٢-٠١",
        )
    ),
    *(
        avvises(f"uten {navn}", plan(), **{navn: None})
        for navn in ("Id", "StartDato", "Journalnummer", "Saksbehandler", "Avslutta3112")
    ),
    *(
        avvises(f"tom {navn}", plan(), **{navn: ""})
        for navn in ("Id", "StartDato", "Journalnummer", "Saksbehandler", "Avslutta3112")
    ),
    avvises("flytting uten SluttDato", flytting(SluttDato=None)),
    avvises(
        "tiltak uten kategori",
        Node("Tiltak", {"Id": "1", "StartDato": "2026-01-01"}, [lov("BVL", "4", "4")]),
    ),
    avvises(
        "tiltak uten lovhjemmel",
        Node("Tiltak", {"Id": "1", "StartDato": "2026-01-01"}, [kodet("Kategori", "4.3")]),
    ),
    avvises("flytting uten FlyttingTil", flytting(kodet("ArsakFra", "2.1"))),
    avvises("melder uten kode", melding(Node("Melder"))),
    avvises(
        "forkastet lovhjemmel uten lov",
        tiltak(
            lov("BVL", "4", "4"), hjemmel=Node("Lovhjemmel", {"Kapittel": "1", "Paragraf": "1"})
        ),
    ),
    avvises(
        "forkastet undersøkelse med ulesbar dato",
        melding(undersokelse(StartDato="x"), undersokelse()),
    ),
    avvises("fire jamfør-lovhjemler", tiltak(*(lov("BVL", "4", "4", "JmfrLovhjemmel"),) * 4)),
    avvises("samme Id på to planer", plan(Id="1"), plan(Id="1")),
    avvises("tekst etter en plan", plan(), "x"),
    avvises("hardt mellomrom etter en plan", plan(), "\u00a0"),
    avvises("CDATA etter en plan", plan(), Raa("<![CDATA[x]]>")),
    avvises("tekst etter en melder", melding(kodet("Melder", "1"), "x")),
    avvises(
        "tekst etter et vedtaksgrunnlag", melding(undersokelse(kodet("Vedtaksgrunnlag", "1"), "x"))
    ),
    avvises("for lang Id", plan(Id="x" * 31)),
    avvises(
        "for lang presisering i flytting",
        flytting(
            Node("ArsakFra", {"Kode": "2.1", "Presisering": "x" * 301}), kodet("FlyttingTil", "1")
        ),
    ),
    avvises("koder trimmes ikke", plan(Plantype=" 1")),
    avvises("ukjent kategori", tiltak(kategori="6.5")),
    avvises("ukjent kode for melder", melding(kodet("Melder", "26"))),
    *(
        avvises(f"fødselsnummer {nr!r}", plan(), Fodselsnummer=nr)
        for nr in ("1234567890", "123456789012", " " * 11, "1234567890x")
    ),
    avvises("DUF-nummer med elleve siffer", plan(), DUFnummer="12345678901"),
    avvises("bokstav på to tegn", tiltak(hjemmel=lov("BVL", "4", "4", Bokstav="ab"))),
]

FILEN = [
    Tilfelle("individ under et ukjent element", fil(avgiver(), Node("Nivaa", {}, [ET_BARN]))),
    Tilfelle("individ i et individ er et ukjent element", fil(individ(plan(), individ()))),
    Tilfelle("gyldig", _FIL),
    Tilfelle("gyldig i et annet år", fil(avgiver(Versjon="2024"), ET_BARN), aar=2024),
    Tilfelle("Individ som rot", skriv(ET_BARN).encode(), "AVGIVER_00"),
    Tilfelle("avgiver sist", fil(ET_BARN, avgiver())),
    Tilfelle(
        "annen rot, navnerom og prefiks",
        _FIL.replace(b"<Barnevern>", b'<n:Fil xmlns:n="urn:x" xmlns="urn:y">').replace(
            b"</Barnevern>", b"</n:Fil>"
        ),
    ),
    Tilfelle(
        "ISO-8859-1 etter erklæringen",
        b'<?xml version="1.0" encoding="ISO-8859-1"?>'
        + fil(individ(plan(), Saksbehandler="Bjørn")).decode().encode("latin-1"),
    ),
    Tilfelle(
        "UTF-16",
        '<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16")
        + _FIL.decode().encode("utf-16")[2:],
    ),
    Tilfelle("UTF-8 med byterekkefølgemerke", b"\xef\xbb\xbf" + _FIL),
    Tilfelle("ingen avgiver", _FIL.replace(b"Avgiver", b"Annet"), "AVGIVER_00"),
    Tilfelle("to avgivere", fil(avgiver(), avgiver(), ET_BARN), "AVGIVER_00"),
    Tilfelle("ingen individer", fil(), "INDIVID_00"),
    Tilfelle("tom rot", b"<Barnevern/>", "AVGIVER_00 INDIVID_00"),
    Tilfelle(
        "et ugyldig barn blant to", fil(individ(plan(Plantype="9")), ANNET_BARN), "INDIVID_01"
    ),
    med_avgiver("annet år", "AVGIVER_02", Versjon="2025"),
    med_avgiver("annen kommune", "AVGIVER_04", Kommunenummer="4601"),
    med_avgiver("navn av blanke", "AVGIVER_06", Kommunenavn=" "),
    med_avgiver("uten navn", _K1, Kommunenavn=""),
    med_avgiver(
        "et annet organisasjonsnummer spiller ingen rolle", "", Organisasjonsnummer="000000000"
    ),
    med_avgiver("organisasjonsnummer på åtte siffer", _K1, Organisasjonsnummer="99999999"),
    *(med_avgiver(f"årgang {v!r}", "", Versjon=v) for v in ("02026", "+2026", " 2026 ")),
    med_avgiver("negativ årgang", "AVGIVER_02", Versjon="-2026"),
    *(
        med_avgiver(f"årgang {v!r}", _K1, Versjon=v)
        for v in ("", "0001", "999", "2147483648", "2026.0", "2026Z", "x")
    ),
    Tilfelle(
        "like fødselsnumre", fil(ET_BARN, individ(plan(), Journalnummer="J2")), "INDIVID_04*2"
    ),
    Tilfelle(
        "like fødselsnumre med feil kontrollsiffer",
        fil(*(individ(plan(), Journalnummer=f"J{n}", Fodselsnummer="15061600100") for n in (1, 2))),
        "INDIVID_11*2",
    ),
    Tilfelle(
        "like journalnumre",
        fil(ET_BARN, *(individ(plan(), Fodselsnummer=fodselsnummer(2016, n)) for n in (1, 2))),
        "INDIVID_05",
    ),
    Tilfelle(
        "like journalnumre uten fødselsnummer",
        fil(ET_BARN, individ(plan(), Fodselsnummer=None, DUFnummer=dufnummer())),
        "INDIVID_11 INDIVID_12",
    ),
    Tilfelle(
        "like journalnumre med tomt fødselsnummer",
        fil(ET_BARN, individ(plan(), Fodselsnummer="")),
        "INDIVID_03 INDIVID_05 INDIVID_11 INDIVID_12",
    ),
    Tilfelle(
        "et ugyldig barn er ikke med blant like",
        fil(ET_BARN, individ(plan(Plantype="9"))),
        "INDIVID_01",
    ),
]

LESEFEIL = [
    lesefeil("tom fil", b""),
    lesefeil("ett mellomrom", b" "),
    lesefeil("avkortet", _FIL[:-5]),
    lesefeil("avkortet i et individ", _FIL[: _FIL.index(b"<Plan") + 20]),
    lesefeil("tekst etter roten", _FIL + b"x"),
    lesefeil("to røtter", _FIL + _FIL),
    lesefeil("nakent &", fil(individ(plan(), Raa("&")))),
    lesefeil("ukjent entitet", fil(individ(plan(Id=Raa("&x;"))))),
    lesefeil("styretegn i en verdi", fil(individ(plan(Id=Raa("\x01"))))),
    lesefeil("galt slutt-tagg", _FIL.replace(b"</Individ>", b"</Indivd>")),
    lesefeil("doblet attributt", _FIL.replace(b'<Individ Id="1"', b'<Individ Id="1" Id="1"')),
    lesefeil("uerklært prefiks", _FIL.replace(b"<Plan", b"<x:Plan")),
    lesefeil("DOCTYPE", b"<!DOCTYPE Barnevern>" + _FIL),
    lesefeil("byte som ikke er UTF-8", _FIL.replace(b"SB1", b"Bj\xf8rn")),
    lesefeil("ukjent tegnsett", b'<?xml version="1.0" encoding="UTF-99"?>' + _FIL),
    lesefeil("feil i ett barn tar med seg funn i andre", fil(individ(), Raa("<"))),
]

TILFELLER = [*LESING, *FILEN, *LESEFEIL]
