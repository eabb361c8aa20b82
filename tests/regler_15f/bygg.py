"""Small 15F files: a valid case, changed by paths, and numbers of persons who don't exist.

A path is relative to Individ: ``@SluttDato``, ``Melding@Konklusjon``, ``Tiltak/Kategori/Presisering``.
A value is the new text, None takes the attribute or element away. ``Melding+`` puts XML into Melding,
``+`` into Individ, after the last of the same kind.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from xml.etree import ElementTree as ET

Endring = dict[str, str | None]

AAR = 2026
REGION = "110300"
OSLO = "030100"
INDIVID = """
<Individ Id="I1" StartDato="2026-01-05" Journalnummer="J1" Saksbehandler="S1" Avslutta3112="2">
  <Melding Id="M1" StartDato="2026-01-05" SluttDato="2026-01-09" Konklusjon="2">
    <Melder Kode="11"/>
    <Saksinnhold Kode="7"/>
    <Undersokelse Id="U1" StartDato="2026-01-09" SluttDato="2026-03-20" Konklusjon="1">
      <Vedtaksgrunnlag Kode="7"/>
    </Undersokelse>
  </Melding>
  <Plan Id="P1" StartDato="2026-03-20" Plantype="1"/>
  <Tiltak Id="T1" StartDato="2026-03-20">
    <Lovhjemmel Lov="BVL2021" Kapittel="3" Paragraf="1"/>
    <Kategori Kode="3.9"/>
  </Tiltak>
  <Flytting Id="F1" SluttDato="2026-04-01">
    <ArsakFra Kode="1.1.4"/>
    <FlyttingTil Kode="4"/>
  </Flytting>
</Individ>
"""
AVGIVER = {
    "Organisasjonsnummer": "999999999",
    "Versjon": "2026",
    "Kommunenummer": "1103",
    "Kommunenavn": "Testkommunen",
}
_VEKT_1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_VEKT_2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def fnr(fodt: date = date(2016, 6, 15), *, dnummer: bool = False, nr: int = 0) -> str:
    """The number of a made-up person (month + 80); ``nr`` picks another born the same day."""
    return next(islice(_numre(fodt, dnummer), nr, None))


def _numre(fodt: date, dnummer: bool) -> Iterator[str]:
    forste = 500 if fodt.year >= 2000 else 0
    for individ in range(forste, forste + 500):
        dag = fodt.day + (40 if dnummer else 0)
        ni = f"{dag:02d}{fodt.month + 80}{fodt.year % 100:02d}{individ:03d}"
        k1 = -sum(v * int(s) for v, s in zip(_VEKT_1, ni, strict=True)) % 11
        k2 = -sum(v * int(s) for v, s in zip(_VEKT_2, f"{ni}{k1 % 10}", strict=True)) % 11
        if 10 not in (k1, k2):
            yield f"{ni}{k1}{k2}"


def i_alder(aar: int, alder: int) -> str:
    """The number of someone who turned that old in the year, on its last day."""
    return fnr(date(aar - alder, 12, 31))


def duf(ti: str = "2026123456") -> str:
    """The DUF number that begins with these ten digits."""
    rest = sum(v * int(s) for v, s in zip((4, 6, 3, 2, 4, 6, 3, 2, 7, 5), ti, strict=True)) % 11
    return f"{ti}{rest:02d}"


GALT_FNR = fnr()[:10] + str((int(fnr()[10]) + 1) % 10)
GAL_DUF = duf()[:10] + f"{(int(duf()[10:]) + 1) % 11:02d}"


def individ(endring: Endring, aar: int = AAR) -> ET.Element:
    """The valid case with the changes made; the dates of the base are of the reporting year."""
    rot = ET.fromstring(INDIVID.replace("2026-", f"{aar}-"))
    rot.set("Fodselsnummer", fnr(date(aar - 10, 6, 15)))
    for sti, verdi in endring.items():
        if sti.endswith("+"):
            _legg_til(_finn(rot, sti[:-1]), verdi or "")
        elif "@" in sti:
            hvor, navn = sti.split("@")
            _sett(_finn(rot, hvor), navn, verdi)
        else:
            _sett_element(rot, sti, verdi)
    return rot


def _finn(rot: ET.Element, sti: str) -> ET.Element:
    funnet = rot.find(sti) if sti else rot
    assert funnet is not None, sti
    return funnet


def _sett(element: ET.Element, navn: str, verdi: str | None) -> None:
    if verdi is None:
        element.attrib.pop(navn, None)
    else:
        element.set(navn, verdi)


def _sett_element(rot: ET.Element, sti: str, tekst: str | None) -> None:
    over, _, navn = sti.rpartition("/")
    forelder = _finn(rot, over)
    gammel = forelder.find(navn)
    if gammel is not None:
        forelder.remove(gammel)
    if tekst is not None:
        ET.SubElement(forelder, navn).text = tekst


def _legg_til(forelder: ET.Element, xml: str) -> None:
    for nytt in ET.fromstring(f"<x>{xml}</x>"):
        like = [nr for nr, barn in enumerate(forelder) if barn.tag == nytt.tag]
        forelder.insert(like[-1] + 1 if like else len(forelder), nytt)


def fil(
    *endringer: Endring,
    aar: int = AAR,
    region: str = REGION,
    avgivere: tuple[dict[str, str], ...] = ({},),
) -> bytes:
    """A file with one case for each change, after the reporters (changes of the valid one)."""
    rot = ET.Element("Barnevern")
    for endret in avgivere:
        grunn = {**AVGIVER, "Versjon": str(aar), "Kommunenummer": region[:4]}
        ET.SubElement(rot, "Avgiver", {**grunn, **endret})
    rot.extend([individ(endring, aar) for endring in endringer])
    ET.indent(rot)
    return ET.tostring(rot, encoding="utf-8", xml_declaration=True)
