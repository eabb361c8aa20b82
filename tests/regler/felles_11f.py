"""11F: parene som er like i alle år, når en ser bort fra at K002 bare kjøres i 2022 og 2026."""

from orakel.bygg11f import UTENFOR_OSLO
from orakel.tilfelle import Samling

ANDRE = {"PERSON_JOURNALNR": "J0000002"}
ANNEN_PERSON = {"PERSON_FODSELSNR": "16869010018"}
JANUAR_BORT = {"BIDRAG_JAN": ""}


def fnr(nr: str) -> dict[str, str]:
    return {"PERSON_FODSELSNR": nr}


def bidrag(belop: str, **mer: str) -> dict[str, str]:
    """Bidrag for året, og det samme i januar."""
    return {"BIDRAG": belop, "BIDRAG_JAN": belop, **mer}


def trygd(kode: str, **mer: str) -> dict[str, str]:
    """Trygdesituasjon der kilden også er trygd, så trygd og kilde passer sammen alle år."""
    return {"VKLO": "3", "TRYGDESIT": kode, **mer}


def legg_til(S: Samling, *, dato: tuple[str, str]) -> None:
    """``dato`` er fra- og til-og-med-dato i året, på årets form."""
    med_k002 = S.aar in (2022, 2026)
    kode, heltall, ugyldig = (
        f"K002-{slag}:E" if med_k002 else "" for slag in ("kode", "heltall", "dato")
    )
    mangler = "K002-mangler:E" if S.aar == 2026 else ""
    kommune_og_dubletter(S)
    barn(S, kode)
    kilde_mot_arbeid(S)
    belop(S, heltall, mangler)
    vilkar(S, dato, kode, ugyldig)
    for regel, felt, feil, rett in [
        ("K08", "KJONN", "0", "2"),
        ("K09", "EKTSTAT", "0", "5"),
        ("K10", "BU18", "3", "2"),
        ("K14", "VKLO", "0", "9"),
        ("K32", "GITT_OKONOMIRAD", "3", "1"),
        ("K33", "FAAT_INDIVIDUELL_PLAN", "3", "1"),
        ("K35", "BOSIT", "7", "6"),
        ("K39", "VILKARSOSLOV", "3", "2"),
        ("K40", "VILKARSAMEKT", "3", "1"),
    ]:
        S.par(regel, {felt: feil}, f"{kode} {regel}:E", {felt: rett})
        S.en(f"{regel} blank", {felt: ""}, f"{mangler} {regel}:E")
    k21 = "" if S.aar == 2022 else "K21:W"
    S.par("K25", {"ARBSIT": "11"}, f"{kode} {k21} K25:E", {"ARBSIT": "08"})
    S.en("K25 kilden uten arbeidsregel", {"VKLO": "9", "ARBSIT": "00"}, f"{kode} K25:E")


def kommune_og_dubletter(S: Samling) -> None:
    S.par("K03-bydel", {"BYDELSNR": "16"}, "K03-bydel:E", {"BYDELSNR": "15"})
    S.par(
        "K03-bydel utenfor Oslo",
        {**UTENFOR_OSLO, "BYDELSNR": "01"},
        "K03-bydel:E",
        UTENFOR_OSLO,
        region="110300",
        merknad="K002 krever bydel bare i Oslo: en bevisst forskjell fra kontrollprogrammet",
    )
    S.par(
        "K03-komm",
        {**UTENFOR_OSLO, "KOMMUNE_NR": "1106"},
        "K03-komm:E",
        UTENFOR_OSLO,
        region="110300",
    )
    S.par("K05A", [{}, ANDRE], "K05A:E*2", [{}, {**ANDRE, **ANNEN_PERSON}])
    S.en("K05A tre poster", [{}, ANDRE, {"PERSON_JOURNALNR": "J3"}], "K05A:E*3")
    utenfor = [UTENFOR_OSLO, {**UTENFOR_OSLO, **ANDRE}]
    S.en("K05A utenfor Oslo", utenfor, "K05A:E*2", region="110300")
    S.par("K05B", [{}, ANNEN_PERSON], "K05B:E*2", [{}, {**ANNEN_PERSON, **ANDRE}])
    S.en(
        "K05B to bydeler deler journalnumre",
        [{}, {**ANNEN_PERSON, "BYDELSNR": "02"}],
        "K05B:E*2",
    )


def barn(S: Samling, kode: str) -> None:
    S.par("K11", {"BU18": "1", "ANTBU18": "00"}, "K11:E", {"BU18": "1", "ANTBU18": "01"})
    S.par("K12", {"BU18": "2", "ANTBU18": "01"}, "K12:E", {"BU18": "2", "ANTBU18": "-1"})
    S.en("K12 ikke svart", {"BU18": "0", "ANTBU18": "01"}, f"{kode} K10:E K12:E")


def kilde_mot_arbeid(S: Samling) -> None:
    S.par("K15", {"VKLO": "1", "ARBSIT": "03"}, "K15:E", {"VKLO": "1", "ARBSIT": "02"})
    S.par("K16", {"VKLO": "2", "ARBSIT": "04"}, "K16:E", {"VKLO": "2", "ARBSIT": "05"})
    S.par("K17", {"VKLO": "4", "ARBSIT": "02"}, "K17:E", {"VKLO": "4", "ARBSIT": "03"})
    S.par("K18", {"VKLO": "6", "ARBSIT": "10"}, "K18:E", {"VKLO": "6", "ARBSIT": "09"})
    S.par("K19", {"VKLO": "8", "ARBSIT": "09"}, "K19:E", {"VKLO": "8", "ARBSIT": "10"})
    S.par("K24", trygd("04", ARBSIT="08"), "K24:W", trygd("04", ARBSIT="07"))
    S.par("K24", trygd("04", ARBSIT="01"), "K24:W", trygd("10", ARBSIT="01"))
    S.par("K24B", trygd("11", ARBSIT="08"), "K24B:E", trygd("11", ARBSIT="07"))
    S.en("K24B annen trygd", trygd("10", ARBSIT="08"))


def belop(S: Samling, heltall: str, mangler: str) -> None:
    i_2022 = S.aar == 2022
    S.par(
        "K26",
        {"STMND_1": ""},
        "K26:E" + (" K29:E" if i_2022 else ""),
        {"STMND_1": "", "STMND_12": "12"},
    )
    null = "K27:E" + (" K28:E" if i_2022 else " K31:W")
    laan = {"LAAN": "0000001", "LAAN_JAN": "0000001"}
    S.par("K27", bidrag("0000000"), null, {**bidrag("0000000"), **laan}, "K31:W")
    S.en("K27 ikke et tall", {"BIDRAG": "12A", **JANUAR_BORT}, f"{heltall} {null}")
    k36 = "" if i_2022 else "K36:W"
    S.en("K27 blank", {"BIDRAG": ""}, f"{mangler} {null} {k36}", merknad="januar er 12000")
    S.en("K27 blankt lån", {"LAAN": ""}, mangler)
    S.par("K31", bidrag("0000200"), "K31:W", bidrag("0000201"))
    S.par(
        "K36",
        {"BIDRAG_JAN": "0011999"},
        "K36:W",
        {"BIDRAG_JAN": "0006000", "BIDRAG_DES": "0006000"},
    )
    S.en("K36 ingen måneder", JANUAR_BORT, "K36:W")
    hundre = {"LAAN": "100", "LAAN_DES": "100"}
    S.par("K37", {**hundre, "LAAN_DES": "99"}, "K37:W", hundre)
    minus = {"LAAN": "300", "LAAN_JAN": "300"}
    S.en("negativt beløp", {**bidrag("-5"), **minus})


def vilkar(S: Samling, dato: tuple[str, str], kode: str, ugyldig: str) -> None:
    fra, til = dato
    ja = {"VILKARSOSLOV": "1", "UTBETDATO": fra, "UTBETTOMDATO": til}
    med = {**ja, "VILKARARBEID": "16"}
    S.par("K41", {**med, "UTBETDATO": ""}, "K41:E", med)
    S.par("K42", {**med, "UTBETTOMDATO": ""}, "K42:E", {**med, "UTBETTOMDATO": fra})
    S.en("K42 til-og-med før fra", {**med, "UTBETDATO": til, "UTBETTOMDATO": fra})
    feil = f"32{fra[2:]}"
    S.par(
        "K41 feil dato",
        {**med, "UTBETDATO": feil},
        f"{ugyldig} K41:E",
        {**med, "UTBETDATO": f"3102{fra[4:]}"},
    )
    S.par("K42 feil dato", {**med, "UTBETTOMDATO": feil}, f"{ugyldig} K42:E", med)
    S.par("K43", ja, "K43:E", {**ja, "VILKARDIGPLAN": "19"})
    S.par(
        "K43 feil kode",
        {**ja, "VILKARARBEID": "17"},
        f"{kode} K43:E",
        {**ja, "VILKARARBEID": "17", "VILKARKURS": "17"},
        kode,
    )
    S.en("vilkår uten ja", {**med, "VILKARSOSLOV": "2"})
