"""When the whole file is refused, and what is said. Source: kontroll-15F, 2 step 5, and 1 *Charset*."""

from __future__ import annotations

import io
import zipfile

from lesing_xml.xmlfil import AVGIVER, LOV, PLAN, fil, individ, les, melding, tiltak, vist
from samlet import i_ett

DEKLARASJON = '<?xml version="1.0" encoding="{}"?>\n'


def zip_av(innhold: str) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as arkiv:
        arkiv.writestr("15F.xml", innhold)
    return ut.getvalue()


def lesefeil(innhold: bytes | str) -> tuple[int, str]:
    """Line and text of the Lesefeil, which must be the last that comes."""
    lest = les(innhold)
    assert lest.lesefeil is not None
    return lest.lesefeil.linje, vist(lest.lesefeil, "nb")


# --- outside Avgiver and Individ, in their own start tag, or at the end of the file


@i_ett(
    ("innhold", "linje", "sagt"),
    [
        (b"", 1, "Filen er tom"),
        (b" ", 1, "bare mellomrom"),
        (b"\r\n\r\n", 3, "bare mellomrom"),
        (b"\xef\xbb\xbf", 1, "Filen er tom"),
        (b"hei", 1, "ikke XML"),
        (b"\x00" * 100, 1, "ikke XML"),
        (zip_av(fil(individ())), 1, "ikke XML"),
        (b"x" + fil().encode(), 1, "ikke XML"),
        ("\n" + DEKLARASJON.format("UTF-8") + fil(), 2, "foran XML-deklarasjonen"),
        (fil() + fil(), 4, "etter det ytterste elementet"),
        (individ() + "\n" + individ(), 2, "etter det ytterste elementet"),
        (fil() + "x", 4, "etter det ytterste elementet"),
        (fil().removesuffix("</Barnevern>"), 4, "ikke hel"),
        (fil(individ()) + "<!-- ", 4, "ikke hel"),
        (fil(rot="Barnevern").replace("</Barnevern>", "</Barnevernet>"), 4, "annet element"),
        (fil("&ukjent;"), 3, "entitet"),
        (fil("a & b"), 3, "& eller <"),
        (fil("\x01"), 3, "kontrolltegn"),
        (fil("<x:Noe/>"), 3, "prefiks"),
        (fil(individ().replace("Id=", 'Id="0" Id=')), 3, "samme attributt to ganger"),
        (fil(individ().replace("<Individ", "<x:Individ")), 3, "prefiks"),
        (fil(individ(Id="&ukjent;")), 3, "entitet"),
        (fil(avgiver=AVGIVER.replace("Versjon", "Kommunenavn")), 2, "samme attributt to ganger"),
        (fil("<![CDATA["), 4, "ikke hel"),
        (fil("&#0;"), 3, "ikke er tillatt i XML"),
        (fil("&#xD800;"), 3, "ikke er tillatt i XML"),
    ],
)
def test_filen_som_helhet(innhold: bytes | str, linje: int, sagt: str) -> None:
    funnet = lesefeil(innhold)
    assert funnet[0] == linje
    assert sagt in funnet[1]


# --- inside an Individ. The reference goes on after some of these; we never do (simplification)


@i_ett(
    "inni",
    [
        PLAN.replace("Id=", 'Id="0" Id='),
        "<x:Plan/>",
        '<Plan x:Id="1"/>',
        "&ukjent;" + PLAN,
        melding("\x02"),
        PLAN + "</Individ></Barnevern>",
        PLAN.replace("/>", "/></Indivd>"),
        melding('<Melder Kode="1"/></Mld>'),
    ],
)
def test_der_referansen_kan_lese_videre(inni: str) -> None:
    assert les(fil(individ(Id="0"), individ(inni), individ(Id="2"))).lesefeil is not None


@i_ett(
    "inni",
    [
        melding(Konklusjon="&ukjent;"),
        melding(Konklusjon="<"),
        melding(Konklusjon="a & b"),
        melding(Konklusjon="\x03"),
        "a & b",
        "a < b",
        PLAN + "&ukjent;",
        '<Plan Id="1>',
        "<Plan Id=1/>",
        '<Plan Id="1"Plantype="1"/>',
        '<Melding Id="1" StartDato="2026-01-01"></Mld>',
        "<Melding>",
        "</Melding>",
    ],
)
def test_der_ingen_kan_lese_videre(inni: str) -> None:
    lest = les(fil(individ(Id="0"), individ(inni), individ(Id="2")))
    assert lest.lesefeil is not None
    assert lest.lesefeil.linje >= 4
    assert lest.kolonne("individ", "id") == ["0"]  # what was counted before it


def test_det_som_er_lest_foer_feilen_telles() -> None:
    innhold = fil(*(individ(PLAN, Id=str(nr)) for nr in range(25)), individ(Avslutta3112="9")) + "<"
    lest = les(innhold, individer_per_blokk=10)
    assert [blokk["individ"].antall for blokk in lest.blokker] == [10, 10, 5]
    assert (lest.antall("avgiver"), lest.antall("plan"), len(lest.feil)) == (1, 25, 1)
    assert lest.lesefeil is not None


def test_en_fil_som_er_kuttet_hvor_som_helst() -> None:
    inni = melding('<Melder Kode="22"><Presisering>på tomta</Presisering></Melder>')
    hel = (DEKLARASJON.format("UTF-8") + fil(individ(inni + PLAN + tiltak()))).encode()
    assert les(hel).lesefeil is None
    for lengde in range(len(hel)):
        kuttet = les(hel[:lengde])
        assert kuttet.lesefeil is not None, lengde
        assert kuttet.feil == []
        assert kuttet.antall("individ") <= 1


# --- character sets

TEKST = "Sagene, Østensjø og Grünerløkka, Ålesund"


@i_ett(
    ("deklarasjon", "koding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "utf-16-le"),
        ("", "utf-16-be"),
        (DEKLARASJON.format("UTF-8"), "utf-8"),
        (DEKLARASJON.format("utf-8"), "utf-8-sig"),
        (DEKLARASJON.format("UTF-16"), "utf-16"),
        (DEKLARASJON.format("ISO-8859-1"), "latin-1"),
        (DEKLARASJON.format("iso-8859-1"), "latin-1"),
        (DEKLARASJON.format("ISO-8859-15"), "iso-8859-15"),
        (DEKLARASJON.format("windows-1252"), "cp1252"),
        (DEKLARASJON.format("Windows-1252"), "cp1252"),
    ],
)
def test_tegnsettet_som_filen_sier(deklarasjon: str, koding: str) -> None:
    innhold = deklarasjon + fil(individ(Bydelsnavn=TEKST))
    lest = les(innhold.encode(koding))
    assert lest.kolonne("individ", "bydelsnavn") == [TEKST]
    assert lest.lesefeil is None


def test_tegn_som_bare_windows_1252_har() -> None:
    innhold = DEKLARASJON.format("windows-1252") + fil(individ(Bydelsnavn="Nord–Sør «€»"))
    assert les(innhold.encode("cp1252")).kolonne("individ", "bydelsnavn") == ["Nord–Sør «€»"]
    udefinert = innhold.encode("cp1252").replace(b"\x80", b"\x81")
    assert les(udefinert).lesefeil is not None


@i_ett("deklarasjon", ["", DEKLARASJON.format("UTF-8")])
@i_ett(
    "sted",
    [
        individ(Bydelsnavn="Østensjø"),
        individ(melding("<Melder Kode='22'><Presisering>Øst</Presisering></Melder>")),
        individ(Bydelsnavn="slutt på å"),
        "æ",
        "<Båt/>",
        "<Noe båt='1'/>",
        "<!-- æøå -->",
        "<![CDATA[æøå]]>",
    ],
)
def test_iso_8859_1_uten_at_filen_sier_det(deklarasjon: str, sted: str) -> None:
    innhold = (deklarasjon + fil(individ(), sted)).encode("latin-1")
    lest = les(innhold)
    assert lest.lesefeil is not None
    sagt = vist(lest.lesefeil, "nb")
    assert "ikke gyldig UTF-8" in sagt
    assert "ISO-8859-1" in sagt
    assert lest.lesefeil.linje == 4 + bool(deklarasjon)
    assert 'encoding="ISO-8859-1"' in lest.lesefeil.gjor.nb


@i_ett("byte", [b"\xc0\xaf", b"\xed\xa0\x80", b"\xff", b"\xf8\x88\x80\x80\x80", b"\x80"])
def test_byte_som_aldri_er_utf_8(byte: bytes) -> None:
    assert "ikke gyldig UTF-8" in lesefeil(b"<Barnevern>" + byte + b"  </Barnevern>")[1]


@i_ett("tegnsett", ["UTF-7", "utf8", "IBM037", "rot13", "punycode", "finnes-ikke"])
def test_tegnsett_vi_ikke_leser(tegnsett: str) -> None:
    linje, sagt = lesefeil(DEKLARASJON.format(tegnsett) + fil(individ()))
    assert linje == 1
    assert f"tegnsettet er {tegnsett}." in sagt


@i_ett(("sier", "er"), [("UTF-8", "utf-16"), ("UTF-16", "utf-8")])
def test_filen_sier_noe_annet_enn_den_er(sier: str, er: str) -> None:
    innhold = (DEKLARASJON.format(sier) + fil(individ())).encode(er)
    assert "et annet tegnsett" in lesefeil(innhold)[1]


@i_ett("linjeskift", ["\n", "\r\n", "\r"])
def test_linjenummer_er_det_samme_for_alle_linjeskift(linjeskift: str) -> None:
    innhold = fil(individ(PLAN), individ(tiltak(LOV)), "a & b").replace("\n", linjeskift)
    lest = les(innhold)
    assert lest.blokker[0]["individ"].linjer == [3]
    assert [funn.linje for funn in lest.feil] == [4]
    assert lest.lesefeil is not None
    assert lest.lesefeil.linje == 5
