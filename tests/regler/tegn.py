"""Tegnsett, skillere, blanke tegn og skjeve heltall. For hvert år der annet ikke er sagt.

Blanke tegn og heltall prøves på felt i 11CF; lesingen av filen prøves for begge skjemaer.
"""

from orakel.bygg import bygg_fil
from orakel.tilfelle import BYGGERE, Samling, Tilfelle

TILFELLER: list[Tilfelle] = []
K05_2022 = "K05:W"
NBSP, NEL, NULLBREDDE = "\xa0", "\x85", "\u200b"


def tegnsett(S: Samling, alltid: str) -> None:
    def post(**felt: str) -> str:
        return BYGGERE[S.skjema].bygg_post(S.aar, **felt)

    aasa = post(SAKSBEHANDLER="Åsa Bjørnæ")
    S.fil("UTF-8", bygg_fil([aasa]), alltid)
    S.fil("ISO-8859-1", bygg_fil([aasa], tegnsett="iso-8859-1"), alltid)
    S.fil("UTF-8 med BOM", bygg_fil([aasa], bom=True), alltid)
    S.fil("samisk", bygg_fil([post(SAKSBEHANDLER="Čáŋŧšž")]), alltid)
    S.fil("emoji er to", bygg_fil([post(SAKSBEHANDLER="SB😀😀😀")]), alltid)
    S.fil(
        "emoji skrevet som én",
        bygg_fil([post(SAKSBEHANDLER="SB😀").replace("😀", "😀 ")]),
        "K001:F",
    )
    S.fil(
        "emoji forskyver ikke feltet etter",
        bygg_fil([post(PERSON_JOURNALNR="J😀")]),
        alltid,
    )
    S.fil("kombinerende tegn teller", bygg_fil([post(SAKSBEHANDLER="e\u0301")]), alltid)
    for navn, tegn in (
        ("VT", "\x0b"),
        ("FF", "\x0c"),
        ("NEL", NEL),
        ("LS", "\u2028"),
        ("FS", "\x1c"),
    ):
        S.fil(f"{navn} skiller ikke", bygg_fil([post(SAKSBEHANDLER=f"a{tegn}b")]), alltid)
    S.fil(
        "UTF-8 i en ISO-fil",
        bygg_fil([post(SAKSBEHANDLER="Ã¦")], tegnsett="iso-8859-1"),
        "K001:F",
        merknad="bytene er gyldig UTF-8, så to blir ett tegn",
    )


def blanke(S: Samling, alltid: str) -> None:
    S.par(
        "K03-bydel hvite tegn",
        {"BYDELSNR": NEL * 2},
        f"{alltid} K03-bydel:E",
        {"BYDELSNR": NBSP + "\u2003"},
        alltid,
    )
    S.en("K03-bydel nullbredde", {"BYDELSNR": NULLBREDDE * 2}, f"{alltid} K03-bydel:E")
    k002 = "K002-heltall:E" if S.aar == 2022 else ""
    S.par(
        "K30 hvite tegn",
        {"KVP_STONAD": NBSP * 7},
        f"{alltid} K29:W K30:W",
        {"KVP_STONAD": NEL * 7},
        f"{alltid} {k002} K29:W" + (" K30:W" if S.aar == 2022 else ""),
    )


def heltall(S: Samling, alltid: str) -> None:
    for verdi in ("+1", " 1", "1 ", "01", NBSP + "1"):
        S.en(f"heltall {verdi!r}", {"BU18": "1", "ANTBU18": verdi}, alltid)
    k002 = "K002-heltall:E" if S.aar == 2022 else ""
    for verdi in ("1_", "x1", "1.", "+", "٣٣", "３", "²", "1" + NEL):
        S.en(f"heltall ikke {verdi!r}", {"BU18": "1", "ANTBU18": verdi}, f"{alltid} {k002} K11:E")
    for verdi in ("-1", "+0", "-0"):
        S.en(f"heltall {verdi!r}", {"BU18": "1", "ANTBU18": verdi}, f"{alltid} K11:E")
    S.en(
        "sum med skilletegn",
        {"KVP_STONAD": "60_0001", "STATUS": "2"},
        ("alltid K002-heltall:E K29:W K30:W" if S.aar == 2022 else ""),
    )
    S.en("sum med fortegn", {"KVP_STONAD": "+600001"}, f"{alltid} K32:W")
    for verdi in ("٢٦", "+2", "2 ", " 2"):
        S.en(f"VERSION {verdi!r}", {"VERSION": verdi}, f"{alltid} K04:E")


def filer(S: Samling) -> None:
    """Fra 2023; 2022 har sine egne i sin fil."""

    def post(**felt: str) -> str:
        return BYGGERE[S.skjema].bygg_post(S.aar, **felt)

    linje = post()
    for navn, innhold in (
        ("tom", b""),
        ("bare LF", b"\n\n"),
        ("bare CRLF", b"\r\n"),
        ("bare BOM", b"\xef\xbb\xbf"),
        ("to CR", b"\r\r"),
    ):
        S.fil(f"fil {navn}", innhold, "", antall_kontroller=0)
    for navn, innhold in (
        ("mellomrom", b" "),
        ("LF", b"\n"),
        ("CR", b"\r"),
        ("æ i ISO", b"\xe6"),
        ("æ i UTF-8", "æ".encode()),
        ("BOM og mellomrom", b"\xef\xbb\xbf "),
    ):
        S.fil(f"fil ett tegn {navn}", innhold, "K000:F", antall_kontroller=2)
        S.fil(f"fil uten vedlegg {navn}", innhold, "K000:O", vedlegg=False, antall_kontroller=2)
    S.fil("fil uten vedlegg tom", b"", "K000:F", vedlegg=False, antall_kontroller=2)
    S.fil("fil CR rundt", b"\r\r" + bygg_fil([linje], skille="\r\r\n"))
    S.fil("fil enslig CR i linjen", bygg_fil([post(SAKSBEHANDLER="a\rb")]))
    S.fil("fil CR sist i posten", bygg_fil([f"{linje[:-1]}\r"]), "K001:F")
    S.fil("fil blank linje", bygg_fil([linje, "   "]), "K001:F", postnumre=(2,))
    S.fil("fil tabulator", bygg_fil([post(SAKSBEHANDLER="\t")]), "K001:F")


for aar in range(2022, 2027):
    _alltid = K05_2022 if aar == 2022 else ""
    _samling = Samling(aar, alltid=_alltid)
    blanke(_samling, _alltid)
    heltall(_samling, _alltid)
    _sosialhjelp = Samling(aar, skjema="11F")
    for _hver in (_samling, _sosialhjelp):
        tegnsett(_hver, _hver.alltid)
        if aar >= 2023:
            filer(_hver)
    TILFELLER += _samling.tilfeller + _sosialhjelp.tilfeller
