"""Nynorsk and English are complete, and no page says anything in bokmål to those who chose another."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from django.utils import translation

from portal import bygg

ROT = Path(__file__).resolve().parents[2]
SPRAK = ["nn", "en"]


def _verktoy() -> ModuleType:
    spec = importlib.util.spec_from_file_location("oversett", ROT / "verktoy" / "oversett.py")
    assert spec is not None
    assert spec.loader is not None
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    return modul


oversett = _verktoy()


def par(sprak: str) -> list[tuple[str, str]]:
    """(bokmål, translation) of every text, each form of a plural by itself."""
    ut: list[tuple[str, str]] = []
    for melding in oversett.meldinger(oversett.les(oversett.po_fil(sprak))):
        if melding.pluralizable:
            ut += zip(melding.id, melding.string, strict=True)
        else:
            ut.append((melding.id, melding.string))
    return ut


# -- the texts ------------------------------------------------------------------------------------
@pytest.mark.parametrize("sprak", SPRAK)
def test_hver_tekst_er_oversatt_og_kompilert(sprak):
    assert [linje for linje in oversett.mangler() if linje.startswith(sprak)] == []


def test_begge_spraak_har_de_samme_tekstene():
    nn, en = ({bokmaal for bokmaal, _ in par(sprak)} for sprak in SPRAK)
    assert nn == en
    assert len(nn) > 500, "the portal has more texts than that"


#: What must come through as it is: what is filled in, tags, entities, hard spaces, ellipses.
FAST = re.compile(
    r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>|&\w+;|[\u00a0\u202f…/]|%%|\w+@[\w.]+|X000000|SHA-256"
)


@pytest.mark.parametrize("sprak", SPRAK)
def test_det_som_fylles_inn_og_faste_tegn_er_beholdt(sprak):
    ulike = [
        (nb, t) for nb, t in par(sprak) if Counter(FAST.findall(nb)) != Counter(FAST.findall(t))
    ]
    assert ulike == []


@pytest.mark.parametrize("sprak", SPRAK)
def test_setninger_slutter_likt(sprak):
    slutt = re.compile(r"[.:?!…]$")
    ulike = [
        (nb, t)
        for nb, t in par(sprak)
        if (m := slutt.search(nb)) is None != (n := slutt.search(t)) is None
        or (m and n and m[0] != n[0])
    ]
    assert ulike == []


#: Names, abbreviations and what is only filled in.
LIKT_PAA_ENGELSK = {
    "%(navn)s, %(tid)s",
    "API",
    "CSV",
    "Demo",
    "Excel",
    "File Encrypter",
    "Format",
    "Plan",
    "Plan for %(skjema)s %(aar)s",
    "Region",
    "SHA-256",
    "SMS",
    "Send",
    "Status",
    "System",
    "Type",
    "Status, A–Å",
    "Status, Å–A",
    "min",
}


def test_engelsk_er_ikke_bokmaal():
    assert {nb for nb, en in par("en") if nb == en} == LIKT_PAA_ENGELSK
    med_norske_tegn = [en for _, en in par("en") if re.search("[æøåÆØÅ«»]", en.replace("Å", "", 1))]
    assert [en for en in med_norske_tegn if "Bokmål" not in en] == []  # a name in English too


#: Words that bokmål has and nynorsk hasn't.
BARE_BOKMAAL = set(
    re.findall(
        r"\w+",
        """
    advarsel advarsler bare bekreft bekreftet ble blitt brukernavn brukernavnet brukes
    dager deres dere en et fortsatt fortsette forrige fra filen finnes gjelder gjør gjøre hovedsiden
    hva hvem hver hvert hvilke hvilken hvis hvor hvordan hvorfor høyst ikke innsendingen jeg kommer
    kvitteringen lagres lagret leveringen mer minutter mottaker noe noen nyheter nå opplastingen
    opplysninger også passordene påbegynt påloggingen rapporteringen rapportører rettes rettet
    saksbehandler saksbehandlere sekunder sendes siden skjemaene slettet tjenesten uker uten utfylt
    velg velger vises være åpen åpne åpner endret
    """,
    )
)
FYLLES_INN = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def _bokmaalsord(tekst: str) -> set[str]:
    """The words of a text that only bokmål has. «SMS-en» is one word."""
    ord_ = re.findall(r"(?<![-\w])[^\W\d_]+", FYLLES_INN.sub("", tekst).lower())
    return BARE_BOKMAAL & set(ord_)


def test_nynorsk_har_ingen_ord_som_bare_er_bokmaal():
    assert [(nn, _bokmaalsord(nn)) for _, nn in par("nn") if _bokmaalsord(nn)] == []


#: What other texts call by name. The reader looks for the word that stands on the button.
KNAPPER = [
    "Avbryt",
    "Begynn på nytt",
    "Fortsett",
    "Lås opp",
    "Mine skjema",
    "Nyheter",
    "Nytt skjema",
    "Oppdater siden",
    "Send inn",
    "Send ny kode",
]


@pytest.mark.parametrize("sprak", SPRAK)
def test_knapper_omtales_med_ordet_som_staar_paa_dem(sprak):
    ord_for = dict(par(sprak))
    nevnt = re.compile(rf"(?:[Vv]elg(?:er)?|under|eller velg) ({'|'.join(KNAPPER)})\b")
    omtaler = [(n, t) for nb, t in par(sprak) for n in nevnt.findall(nb)]
    assert len(omtaler) > 15
    assert [(n, t) for n, t in omtaler if ord_for[n] not in t] == []


# -- what the reader sees -------------------------------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sprak", "tittel", "tom", "feil"),
    [
        ("nb", "Du er ikke logget inn", "Skriv brukernavnet.", "passer ikke sammen"),
        ("nn", "Du er ikkje logga inn", "Skriv brukarnamnet.", "passar ikkje saman"),
        ("en", "You are not logged in", "Enter the user name.", "do not match"),
    ],
)
def test_paaloggingen_og_feilene_der_er_paa_spraaket(klient, sprak, tittel, tom, feil):
    tomt = klient.post("/logg-inn/", {"sprak": sprak}).content.decode()
    assert f'<html lang="{sprak}">' in tomt
    assert tittel in tomt
    assert tom in tomt
    galt = {"brukernavn": "X000000", "passord": bygg.PASSORD, "sprak": sprak}
    side = klient.post("/logg-inn/", galt).content.decode()
    assert tittel in side
    assert feil in side


def _skjemaer():
    from kostra.portal.konto import forms as konto
    from kostra.portal.konto.models import Bruker
    from kostra.portal.tilgang import forms as tilgang

    bruker = Bruker(navn="Kari Nordmann", epost="kari@senja.example")
    kort = {"nytt": "kort", "gjenta": "annet"}
    yield konto.Innlogging({})
    yield konto.Kode({})
    yield konto.Kode({"kode": "12"})
    yield konto.Appkode({})
    yield konto.Reservekode({})
    yield konto.MedPassord({}, bruker=bruker)
    yield konto.NyttPassord({}, bruker=bruker)
    yield konto.NyttPassord(kort, bruker=bruker)
    yield konto.NyttPassord({"nytt": "Kari Nordmann1", "gjenta": ""}, bruker=bruker)
    yield konto.NyttPassord({"nytt": "aaaaaaaaaaaaaa", "gjenta": "b"}, bruker=bruker)
    yield konto.ByttPassord({}, bruker=bruker)
    yield konto.SlaaAvApp({}, bruker=bruker)
    yield konto.Glemt({"slag": "annet"})
    yield konto.Sprak({})
    yield konto.Sprak({"sprak": "tlh"})
    yield tilgang.NyttNummer({})
    yield tilgang.NyttNummer({"mobil": "123"})


def test_alle_feil_i_skjemaer_er_paa_spraaket():
    def feil(sprak: str) -> list[list[str]]:
        with translation.override(sprak):
            return [
                [str(tekst) for tekster in skjema.errors.values() for tekst in tekster]
                for skjema in _skjemaer()
            ]

    nb, nn, en = feil("nb"), feil("nn"), feil("en")
    assert all(nb)
    assert [len(ett) for ett in nb] == [len(ett) for ett in nn] == [len(ett) for ett in en]
    for bokmaal, nynorsk, engelsk in zip(nb, nn, en, strict=True):
        assert not set(engelsk) & set(bokmaal)
        assert not set(engelsk) & set(nynorsk)
        assert not any(map(_bokmaalsord, nynorsk))


# -- the tool -------------------------------------------------------------------------------------
PO = """\
msgid ""
msgstr ""
"Language: nn\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

#: a.py
msgid "Lagre"
msgstr "{lagre}"

#: a.py
{flagg}msgid "Slette skjemaet?"
msgstr "{slett}"

#: a.py
#, python-format
msgid "%(n)s sak"
msgid_plural "%(n)s saker"
msgstr[0] "%(n)s sak"
msgstr[1] "%(n)s saker"
"""


@pytest.fixture
def locale(tmp_path):
    """Writes catalogues of three texts, complete unless told otherwise. Gives the folder."""

    def lag(*, lagre="Lagre", slett="Slette skjemaet?", flagg="", slutt="", kompiler=True) -> Path:
        for sprak in oversett.SPRAK:
            sti = oversett.po_fil(sprak, tmp_path)
            sti.parent.mkdir(parents=True, exist_ok=True)
            sti.write_text(PO.format(lagre=lagre, slett=slett, flagg=flagg) + slutt)
            if kompiler:
                katalog = oversett.les(sti)
                sti.with_suffix(".mo").write_bytes(oversett.som_mo(katalog, sprak))
        return tmp_path

    return lag


def test_sjekk_er_fornoyd_med_det_som_er_helt(locale):
    assert oversett.mangler(locale()) == []


@pytest.mark.parametrize(
    ("feil", "sagt"),
    [
        ({"lagre": ""}, "mangler: Lagre"),
        ({"flagg": "#, fuzzy\n"}, "gjettet: Slette skjemaet?"),
        ({"slutt": '\n#~ msgid "Gammel"\n#~ msgstr "Gammal"\n'}, "ikke i bruk: Gammel"),
        ({"kompiler": False}, "django.mo er ikke laget av django.po"),
    ],
)
def test_sjekk_sier_hva_som_er_galt(locale, feil, sagt):
    assert oversett.mangler(locale(**feil)) == [f"nn: {sagt}", f"en: {sagt}"]


def test_sjekk_ser_at_mo_er_eldre_enn_po(locale):
    locale()
    mappe = locale(lagre="Ta vare på", kompiler=False)
    assert len(oversett.mangler(mappe)) == 2


def test_en_ny_tekst_faar_ingen_gjetning(locale):
    kilde = oversett.les(oversett.po_fil("nn", locale()))
    kilde.add("Slett skjemaet?", locations=[("b.py", None)])
    assert oversett.avvik(kilde, locale()) == [
        f"{sprak}: ny i kilden: Slett skjemaet?" for sprak in oversett.SPRAK
    ]
    gammel = oversett.les(oversett.po_fil("nn", locale(flagg="#, fuzzy\n", slett="Gjetta")))
    ny = oversett.flett(kilde, gammel, "nn")
    assert {m.id: bool(m.string) for m in ny if isinstance(m.id, str) and m.id} == {
        "Lagre": True,
        "Slette skjemaet?": False,
        "Slett skjemaet?": False,
    }


def test_en_tekst_som_er_borte_fra_kilden_meldes_og_tas_ut(locale):
    gammel = oversett.les(oversett.po_fil("nn", locale()))
    kilde = oversett.les(oversett.po_fil("nn", locale()))
    kilde.delete("Lagre")
    assert "nn: ikke lenger i kilden: Lagre" in oversett.avvik(kilde, locale())
    assert "Lagre" not in {m.id for m in oversett.flett(kilde, gammel, "nn")}


def test_filene_er_de_samme_naar_ingenting_er_endret():
    for sprak in oversett.SPRAK:
        sti = oversett.po_fil(sprak)
        katalog = oversett.les(sti)
        igjen = oversett.som_po(oversett.flett(katalog, katalog, sprak))
        assert igjen == sti.read_bytes()
        assert not re.search(rb"-Date|FULL NAME|Generated-By", igjen)


@pytest.mark.skipif(not shutil.which("xgettext"), reason="GNU gettext isn't installed")
def test_tekstene_tas_ut_av_maler_og_kode():
    tekster = {n[1] for n in map(oversett.nokkel, oversett.meldinger(oversett.ta_ut()))}
    assert "Skriv brukernavnet." in tekster, "from Python"
    assert "Melding til alle" in tekster, "from a template"
    assert "Du har fått et nytt passord til KOSTRA innrapportering." in tekster, "from a letter"


def test_uten_gettext_sies_det_og_paa_byggetjeneren_er_det_en_feil(monkeypatch, capsys):
    monkeypatch.setattr(oversett.shutil, "which", lambda _: None)
    monkeypatch.delenv("CI", raising=False)
    assert oversett.sjekk() == oversett.mangler()
    assert "ikke sammenlignet" in capsys.readouterr().err
    monkeypatch.setenv("CI", "1")
    assert oversett.hoved(["--sjekk"]) == 69
