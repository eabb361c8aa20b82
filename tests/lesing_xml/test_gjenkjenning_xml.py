"""A wrong file where 15F was chosen, and 15F where another form was: said first, with what to do."""

from __future__ import annotations

import io
import zipfile

from kostra.kontroll.element.gjenkjenning import merknader
from kostra.regler.kontroller import kontroller
from kostra.skjema import SPRAAK, filbeskrivelse
from kostra.skjema.struktur import struktur
from lesing.poster11cf import fil as fil11cf
from lesing.poster11cf import kontrollert, post
from lesing_xml.xmlfil import AVGIVER, fil, individ
from samlet import i_ett

STRUKTUR = struktur("15F", 2026)
XML = fil(individ(Bydelsnavn="Østensjø"))


def sagt(innhold: bytes) -> list[tuple[str, str]]:
    return [(m.tekst.nb, m.gjor.nb) for m in merknader(innhold, STRUKTUR)]


def zippet(navn: str = "15F.xml") -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as arkiv:
        arkiv.writestr(navn, XML)
    return ut.getvalue()


def linjer(skjema: str, aar: int, antall: int = 3) -> bytes:
    """Lines of the form's length with its first two fields; the rest is of no interest here."""
    lengde = filbeskrivelse(skjema, aar).recordlengde
    return b"\n".join(f"1103{aar % 100:02d}".ljust(lengde).encode() for _ in range(antall)) + b"\n"


# --- where 15F was chosen


@i_ett(
    "innhold",
    [
        XML.encode(),
        b"\xef\xbb\xbf" + XML.encode(),
        b"\r\n " + XML.encode(),
        XML.encode("utf-16"),
        XML.encode("utf-16-le"),
        XML.encode("utf-16-be"),
        b'<?xml version="1.0" encoding="ISO-8859-1"?>' + XML.encode("latin-1"),
        XML.encode("latin-1"),
        individ().encode(),
    ],
)
def test_xml_faar_ingen_merknad(innhold: bytes) -> None:
    assert sagt(innhold) == []


@i_ett(("skjema", "aar"), [("11CF", 2022), ("11CF", 2026), ("11F", 2024), ("11F", 2026)])
def test_en_posisjonsfil_kjennes_igjen(skjema: str, aar: int) -> None:
    assert sagt(linjer(skjema, aar)) == [
        (f"Filen ser ut som {skjema} for {aar}.", f"Velg {skjema}, eller ta ut 15F på nytt.")
    ]
    assert sagt(linjer(skjema, aar).replace(b"\n", b"\r\n"))[0][0].startswith("Filen ser ut som")


def test_en_posisjonsfil_med_norske_bokstaver() -> None:
    innhold = fil11cf(*(post(SAKSBEHANDLER="Bjørg Ås") for _ in range(4)), tegnsett="latin-1")
    assert sagt(innhold)[0][0] == "Filen ser ut som 11CF for 2026."
    assert (
        sagt(innhold.decode("latin-1").encode("utf-8"))[0][0] == "Filen ser ut som 11CF for 2026."
    )


def test_en_lang_posisjonsfil_kjennes_igjen_paa_begynnelsen() -> None:
    assert sagt(linjer("11F", 2026, 5000))[0][0] == "Filen ser ut som 11F for 2026."


@i_ett(
    ("innhold", "tekst"),
    [
        (zippet(), "Filen er et zip-arkiv eller et regneark, ikke XML."),
        (zippet("xl/workbook.xml"), "Filen er et zip-arkiv eller et regneark, ikke XML."),
        (bytes.fromhex("30821234060b2a864886f70d0109100117a0821223"), "Filen er kryptert."),
        (b"-----BEGIN CMS-----\nMIIB\n", "Filen er kryptert."),
        (
            b"-----BEGIN CERTIFICATE-----\nMIIB\n",
            "Filen er et sertifikat eller en nøkkel, ikke et filuttrekk.",
        ),
        (b"%PDF-1.7\n", "Filen er en PDF."),
        (b"", "Filen er tom."),
        (b" ", "Filen er tom."),
        (b"\n\n \t", "Filen er tom."),
        (b"Id;StartDato\n1;2026-01-01\n", "Filen er ikke XML."),
        (b'{"Barnevern": []}', "Filen er ikke XML."),
        (b"abc\x00def", "Filen er ikke en tekstfil: den inneholder nulltegn."),
    ],
)
def test_andre_filer(innhold: bytes, tekst: str) -> None:
    [(sagt_tekst, gjor)] = sagt(innhold)
    assert sagt_tekst == tekst
    assert gjor.endswith(".")


def test_zip_sier_hva_som_skal_gjores() -> None:
    assert sagt(zippet())[0][1] == "Pakk ut arkivet, og velg XML-filen fra fagsystemet."


@i_ett("innhold", [zippet(), b"hei", linjer("11CF", 2026), b""])
def test_merknaden_finnes_paa_tre_spraak(innhold: bytes) -> None:
    [merknad] = merknader(innhold, STRUKTUR)
    assert len({merknad.tekst.paa(sprak) for sprak in SPRAAK}) == 3
    assert all(merknad.gjor.paa(sprak) for sprak in SPRAAK)


# --- where another form was chosen


@i_ett(
    "innhold",
    [
        XML.encode(),
        XML.replace("Barnevern", "Rapport").encode(),
        f"<R>{AVGIVER}</R>".encode(),
        f'<?xml version="1.0"?>\n<b:Data xmlns:b="urn:x">{individ()}</b:Data>'.encode(),
    ],
)
def test_15f_kjennes_igjen_der_11cf_er_valgt(innhold: bytes) -> None:
    [merknad] = kontrollert(innhold).merknader
    assert merknad.tekst.nb == "Filen er XML og ser ut som 15F (barnevern)."
    assert merknad.gjor.nb == "Velg 15F, eller ta ut riktig skjema på nytt."


def test_annen_xml_er_bare_xml_der_11cf_er_valgt() -> None:
    [merknad] = kontrollert(b"<html><body/></html>").merknader
    assert merknad.tekst.nb == "Filen er XML, ikke linjer med fast bredde."


def test_en_fil_av_et_annet_aar_og_en_annen_kommune_sies_foerst_i_rapporten() -> None:
    def ider(innhold: str) -> list[str]:
        return [
            m.id
            for m in kontroller(innhold.encode(), skjema="15F", aar=2026, region="110300").merknader
        ]

    assert ider(XML) == []
    assert ider(XML.replace('Versjon="2026"', 'Versjon="2025"')) == ["feil_aar"]
    annen = XML.replace('Kommunenummer="1103"', 'Kommunenummer="5503"')
    assert ider(annen) == ["feil_kommune"]
    assert ider(annen[:-20]) == []  # can't be read to its end: that is said, and nothing else
