"""A tree says itself: exact sentences for every operation."""

from __future__ import annotations

from kostra.kontroll import (
    alle,
    antall,
    f,
    gruppe,
    hvert_felt,
    ingen,
    kodeliste,
    noen,
    nr,
    p,
    poster_med_lik,
    velg,
)
from kostra.kontroll.setning import setning
from kostra.kontroll.uttrykk import feltnavn, konst, monster, posisjon
from samlet import i_ett

FNR, STATUS, BELOP = f.PERSON_FODSELSNR, f.STATUS, f.KVP_STONAD.heltall()
AVSL, REG = f.AVSL_DATO.dato(), f.REG_DATO.dato()
STMND = nr("STMND_{}", 1, 12)
STOTTE = gruppe(f.A, f.B)
VERSION = f.VERSION.heltall()
AARGANG = velg(VERSION.mellom(1, 99), VERSION + 2000, VERSION)
LIKE = poster_med_lik(FNR, STATUS, blant=FNR.er_fnr & (f.KOMMUNE_NR != "0301"))
X = hvert_felt

NB = [
    # text
    (STATUS == "3", "STATUS er 3"),
    (STATUS != "3", "STATUS ikke er 3"),
    (f.AVSL_DATO == " " * 6, "AVSL_DATO er 6 mellomrom"),
    (f.AVSL_DATO != "", "AVSL_DATO ikke er tom tekst"),
    (STATUS == " 1", "STATUS er « 1»"),
    (f.A == f.B, "A er lik B"),
    (p.kommune != f.KOMMUNE_NR, "KOMMUNE_NR ikke er avgivers kommunenummer"),
    (p.kommune == "0301", "avgivers kommunenummer er 0301"),
    (p.region == "030101", "avgivers region er 030101"),
    (f.BYDELSNR == p.bydel, "BYDELSNR er avgivers bydelsnummer"),
    (f.VERSION != p.aar_to_siffer, "VERSION ikke er de to siste sifrene i rapporteringsåret"),
    (STATUS.i("3", "4", "5", "7"), "STATUS er en av 3, 4, 5 eller 7"),
    (STATUS.i("3", "7"), "STATUS er 3 eller 7"),
    (STATUS.i("3"), "STATUS er 3"),
    (~f.BYDELSNR.i(*(f"{n:02d}" for n in range(1, 16))), "BYDELSNR ikke er en av 01–15"),
    (f.K.i(*(f"{n:04d}" for n in range(0, 80, 2))), "K er en av 40 koder"),
    (f.BYDELSNR.blank, "BYDELSNR er blank"),
    (~f.BYDELSNR.blank, "BYDELSNR er fylt ut"),
    (~STATUS.finnes, "STATUS ikke har en gyldig kode"),
    (~f.ANTBU18.er_heltall, "ANTBU18 ikke er et heltall"),
    (FNR.er_fnr, "PERSON_FODSELSNR er et gyldig fødselsnummer eller d-nummer"),
    (~FNR.mod11, "PERSON_FODSELSNR ikke har gyldige kontrollsiffer"),
    (f.DUF.er_duf, "DUF er et gyldig DUF-nummer"),
    (FNR.er_syntetisk, "PERSON_FODSELSNR er nummeret til en testperson"),
    # numbers
    (BELOP > 600_000, "tallet i KVP_STONAD er større enn 600\u00a0000"),
    (BELOP <= 0, "tallet i KVP_STONAD er høyst 0"),
    (~(BELOP <= 0), "tallet i KVP_STONAD er større enn 0"),
    (BELOP >= -1, "tallet i KVP_STONAD er minst −1"),
    (BELOP != 3, "tallet i KVP_STONAD ikke er 3"),
    (BELOP.mellom(1, 7), "tallet i KVP_STONAD er fra 1 til og med 7"),
    (
        ~BELOP.mellom(1, 7),
        "tallet i KVP_STONAD er mindre enn 1 eller er større enn 7",
    ),
    (
        f.BIDRAG.heltall() + f.LAAN.heltall() > 1_000_000,
        "tallet i BIDRAG + tallet i LAAN er større enn 1\u00a0000\u00a0000",
    ),
    (
        BELOP - (f.A.heltall() + 5) < 0,
        "tallet i KVP_STONAD − (tallet i A + 5) er mindre enn 0",
    ),
    (
        AARGANG != p.aar,
        "(tallet i VERSION + 2000 når tallet i VERSION er fra 1 til og med 99, ellers tallet i "
        "VERSION) ikke er rapporteringsåret",
    ),
    (
        AARGANG.kalt("årgangen", "årgangen", "the year") != p.aar,
        "årgangen ikke er rapporteringsåret",
    ),
    # age and dates
    (FNR.alder() < 18, "alderen etter PERSON_FODSELSNR er under 18 år"),
    (
        FNR.alder().ellers(-1) < 18,
        "alderen etter PERSON_FODSELSNR (ukjent regnes som −1) er under 18 år",
    ),
    (~FNR.alder().kjent, "alderen etter PERSON_FODSELSNR er ukjent"),
    (FNR.alder().kjent, "alderen etter PERSON_FODSELSNR er kjent"),
    (FNR.alder() < BELOP, "alderen etter PERSON_FODSELSNR er mindre enn tallet i KVP_STONAD"),
    (
        FNR.fodselsdato() != f.FODSELSDATO.dato(),
        "fødselsdatoen etter PERSON_FODSELSNR ikke er FODSELSDATO",
    ),
    (~AVSL.kjent, "AVSL_DATO ikke er en dato"),
    (~f.AVSL_DATO.dato(streng=True).kjent, "AVSL_DATO ikke er en dato som finnes i kalenderen"),
    (AVSL > p.siste_dag, "AVSL_DATO er etter 31.12. i rapporteringsåret"),
    (AVSL <= REG, "AVSL_DATO er senest REG_DATO"),
    (AVSL >= REG, "AVSL_DATO er tidligst REG_DATO"),
    (AVSL == REG, "AVSL_DATO er REG_DATO"),
    (
        AVSL.mellom(p.forste_dag, p.siste_dag),
        "AVSL_DATO er fra 01.01. i rapporteringsåret til og med 31.12. i rapporteringsåret",
    ),
    (
        ~AVSL.kjent | AVSL.utenfor(p.forste_dag, p.siste_dag),
        "AVSL_DATO ikke er en dato, er før 01.01. i rapporteringsåret eller er etter 31.12. i "
        "rapporteringsåret",
    ),
    (REG.aar >= 2020, "årstallet i REG_DATO er minst 2020"),
    (REG.aar.mellom(2020, 2024), "årstallet i REG_DATO er fra 2020 til og med 2024"),
    (p.aar - REG.aar > 4, "REG_DATO har et årstall mer enn 4 år før rapporteringsåret"),
    (REG.aar - p.aar >= 5, "REG_DATO har et årstall mer enn 4 år etter rapporteringsåret"),
    (p.aar - REG.aar < 4, "rapporteringsåret − årstallet i REG_DATO er mindre enn 4"),
    # and, or, not
    ((STATUS == "3") & ~AVSL.kjent, "STATUS er 3 og AVSL_DATO ikke er en dato"),
    ((STATUS == "3") & (STATUS != "1") & f.A.blank, "STATUS er 3, ikke er 1 og A er blank"),
    (~((STATUS == "3") & f.A.blank), "STATUS ikke er 3 eller A er fylt ut"),
    (~((STATUS == "3") | f.A.blank), "STATUS ikke er 3 og A er fylt ut"),
    ((STATUS == "3") | (f.A.blank & f.B.blank), "STATUS er 3, eller A er blank og B er blank"),
    ((STATUS == "3") & (f.A.blank | f.B.blank), "STATUS er 3 og enten A er blank eller B er blank"),
    (
        (f.A.blank | f.B.blank) & (STATUS == "3"),
        "STATUS er 3 og enten A er blank eller B er blank",
    ),
    (
        (f.A.blank | f.B.blank) & (f.C.blank | f.D.blank),
        "(A er blank eller B er blank) og (C er blank eller D er blank)",
    ),
    (
        f.A.blank | f.B.blank | (f.C.blank & f.D.blank),
        "A er blank; B er blank; eller C er blank og D er blank",
    ),
    (
        f.A.blank & (f.B.blank | (f.C.blank & f.D.blank)),
        "A er blank og (B er blank, eller C er blank og D er blank)",
    ),
    (konst(True), "posten finnes"),
    (konst(False), "posten ikke finnes"),
    ((STATUS == "3") & konst(True), "STATUS er 3"),
    # groups
    (ingen(STMND.finnes), "ingen av STMND_1–STMND_12 har en gyldig kode"),
    (~ingen(STMND.finnes), "minst én av STMND_1–STMND_12 har en gyldig kode"),
    (noen(STOTTE.finnes), "minst én av A og B har en gyldig kode"),
    (alle(STOTTE.blank), "hver av A og B er blank"),
    (~alle(STOTTE.blank), "minst én av A og B er fylt ut"),
    (noen(STOTTE.fylt), "minst én av A og B er fylt ut og ikke er 0"),
    (ingen(STOTTE.fylt), "hver av A og B er blank eller er 0"),
    (
        (STATUS == "2") & noen(STOTTE.fylt),
        "STATUS er 2 og minst én av A og B både er fylt ut og ikke er 0",
    ),
    (
        noen(tuple(x.heltall() > 3 for x in STMND.felt)),
        "det for minst én av STMND_1–STMND_12 gjelder at tallet i feltet er større enn 3",
    ),
    (noen((f.A.blank, f.B == "1")), "A er blank eller B er 1"),
    (ingen((f.A.blank, f.B == "1")), "A er fylt ut og B ikke er 1"),
    (noen((f.A.blank,)), "A er blank"),
    (
        antall(STMND.finnes) == 12,
        "antallet felt blant STMND_1–STMND_12 der feltet har en gyldig kode er 12",
    ),
    (
        antall((f.A.blank, f.B == "1")) > 1,
        "antallet som stemmer av dette: [A er blank; B er 1] er større enn 1",
    ),
    # each field
    (X.paakrevd & X.blank, "et felt er obligatorisk og er blankt"),
    (
        X.er("heltall") & ~X.blank & ~X.er_heltall,
        "et felt har datatypen heltall, er fylt ut og ikke er et heltall",
    ),
    (X.har_koder & ~X.finnes, "et felt har en kodeliste og ikke har en gyldig kode"),
    (X.heter("A"), "et felt heter A"),
    (~X.heter("A", "B"), "et felt ikke heter en av A eller B"),
    # the whole file
    (
        LIKE.flere,
        "posten har samme PERSON_FODSELSNR og STATUS som en annen post (blant postene der "
        "PERSON_FODSELSNR er et gyldig fødselsnummer eller d-nummer og KOMMUNE_NR ikke er 0301)",
    ),
    (poster_med_lik(FNR).flere, "posten har samme PERSON_FODSELSNR som en annen post"),
    (
        ~poster_med_lik(FNR).forste,
        "posten ikke er den første av postene med samme PERSON_FODSELSNR",
    ),
    (
        poster_med_lik(FNR).ulike(STATUS),
        "posten har samme PERSON_FODSELSNR, men ikke samme STATUS, som en annen post",
    ),
    (poster_med_lik(FNR).antall > 2, "antallet poster med samme PERSON_FODSELSNR er større enn 2"),
]

NAVN = [
    (poster_med_lik(FNR).andre(STATUS), "STATUS i de andre postene med samme PERSON_FODSELSNR"),
    (kodeliste(STATUS), "kodelisten til STATUS"),
    (kodeliste(STATUS, "3", "7"), "kodelisten til STATUS (3, 7)"),
    (feltnavn(STATUS), "navnet på STATUS"),
    (posisjon(STATUS), "posisjonen til STATUS"),
    (monster(f.AVSL_DATO), "datoformatet til AVSL_DATO"),
    (AVSL.ellers(p.siste_dag), "AVSL_DATO (ukjent regnes som 31.12. i rapporteringsåret)"),
]


@i_ett(("tre", "ventet"), NB + NAVN, ids=lambda x: x if isinstance(x, str) else "")
def test_bokmaal(tre, ventet):
    assert setning(tre, "nb") == ventet


@i_ett(
    ("tre", "nynorsk", "engelsk"),
    [
        (STATUS != "3", "STATUS ikkje er 3", "STATUS is not 3"),
        (STATUS.i("3", "4", "7"), "STATUS er ein av 3, 4 eller 7", "STATUS is one of 3, 4 or 7"),
        (~f.A.blank, "A er fylt ut", "A is filled in"),
        (~STATUS.finnes, "STATUS ikkje har ein gyldig kode", "STATUS has no valid code"),
        (
            ~AVSL.kjent | AVSL.utenfor(p.forste_dag, p.siste_dag),
            "AVSL_DATO ikkje er ein dato, er før 01.01. i rapporteringsåret eller er etter 31.12. i "
            "rapporteringsåret",
            "AVSL_DATO is not a date, is before 1 January of the reporting year or is after 31 "
            "December of the reporting year",
        ),
        (BELOP <= 0, "talet i KVP_STONAD er høgst 0", "the number in KVP_STONAD is at most 0"),
        (
            FNR.alder().ellers(-1) < 18,
            "alderen etter PERSON_FODSELSNR (ukjend blir rekna som −1) er under 18 år",
            "the age by PERSON_FODSELSNR (unknown counts as −1) is under 18",
        ),
        (
            FNR.alder().mellom(20, 24),
            "alderen etter PERSON_FODSELSNR er frå 20 til og med 24 år",
            "the age by PERSON_FODSELSNR is from 20 through 24",
        ),
        (
            p.aar - REG.aar > 4,
            "REG_DATO har eit årstal meir enn 4 år før rapporteringsåret",
            "REG_DATO has a year more than 4 years before the reporting year",
        ),
        (
            AARGANG.kalt("a", "årgangen", "the year") != p.aar,
            "årgangen ikkje er rapporteringsåret",
            "the year is not the reporting year",
        ),
        (
            ingen(STMND.finnes),
            "ingen av STMND_1–STMND_12 har ein gyldig kode",
            "none of STMND_1–STMND_12 has a valid code",
        ),
        (
            (STATUS == "2") & noen(STOTTE.fylt),
            "STATUS er 2 og minst éin av A og B både er fylt ut og ikkje er 0",
            "STATUS is 2 and at least one of A and B both is filled in and is not 0",
        ),
        (
            (STATUS == "3") & (f.A.blank | f.B.blank),
            "STATUS er 3 og anten A er blank eller B er blank",
            "STATUS is 3 and either A is blank or B is blank",
        ),
        (
            ~X.er("heltall") & ~X.heter("A", "B"),
            "eit felt ikkje har datatypen heiltal og ikkje heiter ein av A eller B",
            "a field does not have the data type integer and is not called one of A or B",
        ),
        (
            ~poster_med_lik(FNR, blant=f.A.blank).flere,
            "posten ikkje har same PERSON_FODSELSNR som ein annan post (blant postane der A er blank)",
            "the record does not have the same PERSON_FODSELSNR as another record (among the records "
            "where A is blank)",
        ),
    ],
)
def test_nynorsk_og_engelsk(tre, nynorsk, engelsk):
    assert setning(tre, "nn") == nynorsk
    assert setning(tre, "en") == engelsk
