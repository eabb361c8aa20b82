"""The fast reading and the line-by-line reading say the same about the same records."""

from __future__ import annotations

import mmap
import tempfile
from codecs import BOM_UTF8
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kostra.skjema import filbeskrivelse
from lesing.poster11cf import AAR, fil, kontrollert, leser, post, uten_klokke
from samlet import i_ett

FELTVERDIER = {
    "KOMMUNE_NR": ("1103", "1106", "    ", "0301"),
    "PERSON_JOURNALNR": ("J0000001", "J0000002", "Journ.æø", "  1 "),
    "PERSON_FODSELSNR": ("15869010089", "16869010018", "15869010080", "           "),
    "KJONN": ("1", "2", "9", "\xa0"),
    "KVP_STONAD": ("0240000", "       ", "12A4567", "0600001"),
    "STMND_1": ("01", "  ", "13"),
    "STATUS": ("1", "2", "6", "8"),
    "SAKSBEHANDLER": ("SB00000001", "Åse Ødegår", "\x85\x1f æ", ""),
}


@st.composite
def poster(trekk: st.DrawFn, aar: int) -> list[str]:
    valg = st.fixed_dictionaries({n: st.sampled_from(v) for n, v in FELTVERDIER.items()})
    return [post(aar, **felt) for felt in trekk(st.lists(valg, min_size=1, max_size=6))]


@pytest.mark.parametrize("aar", AAR)
@pytest.mark.parametrize("tegnsett", ["utf-8", "latin-1"])
@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_en_tom_linje_til_slutt_endrer_ingenting_i_rapporten(
    aar: int, tegnsett: str, data: st.DataObject
) -> None:
    innhold = fil(*data.draw(poster(aar)), tegnsett=tegnsett)
    assert uten_klokke(kontrollert(innhold, aar)) == uten_klokke(kontrollert(innhold + b"\n", aar))


@pytest.mark.parametrize("aar", AAR)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_lf_crlf_og_manglende_siste_linjeskift_gir_samme_rapport(
    aar: int, data: st.DataObject
) -> None:
    innhold = fil(*data.draw(poster(aar)))
    ventet = uten_klokke(kontrollert(innhold, aar))
    for annen in (
        innhold[:-1],
        innhold.replace(b"\n", b"\r\n"),
        innhold.replace(b"\n", b"\r\n")[:-2],
    ):
        assert uten_klokke(kontrollert(annen, aar)) == ventet


@pytest.mark.parametrize("aar", AAR)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_utf8_og_iso_8859_1_gir_samme_funn(aar: int, data: st.DataObject) -> None:
    linjer = data.draw(poster(aar))
    a = uten_klokke(kontrollert(fil(*linjer), aar))
    b = uten_klokke(kontrollert(fil(*linjer, tegnsett="latin-1"), aar))
    assert {a.pop("tegnsett"), b.pop("tegnsett")} <= {"UTF-8", "ISO-8859-1"}
    assert a == b


@i_ett("aar", AAR)
@i_ett("tegnsett", ["ascii", "latin-1"])
def test_postene_brukes_der_de_ligger_naar_alle_linjer_er_hele(aar: int, tegnsett: str) -> None:
    linje = post(aar, SAKSBEHANDLER="Ase" if tegnsett == "ascii" else "Åse")
    innhold = fil(linje, linje, tegnsett=tegnsett)
    tett, bom, linjevis = (
        leser(i, aar).poster for i in (innhold, BOM_UTF8 + innhold, innhold + b"\n")
    )
    assert tett is not None
    assert tett.data is innhold
    assert tett.linjenumre is None
    assert bom is not None
    assert bom.linjenumre is None
    assert linjevis is not None
    assert linjevis.data is not innhold
    assert [linjevis.linjenummer(rad) for rad in (0, 1)] == [1, 2]


@pytest.fixture
def fire_poster() -> bytes:
    return fil(post(), post(KJONN="9"), post(SAKSBEHANDLER="Åse", STATUS="8"), post())


def avbildet(innhold: bytes) -> Iterator[mmap.mmap]:
    with tempfile.TemporaryFile() as fil_:
        fil_.write(innhold)
        fil_.flush()
        with mmap.mmap(fil_.fileno(), 0, access=mmap.ACCESS_READ) as kart:
            yield kart


@i_ett(
    "form",
    [
        lambda b: b,
        lambda b: b.decode().encode("latin-1"),
        lambda b: b.replace("Å".encode(), b"A "),
        lambda b: b.replace("Å".encode(), b"A ").replace(b"\n", b"\r\n"),
        lambda b: BOM_UTF8 + b,
        lambda b: b"\n" + b,
        lambda b: b[:-5],
        lambda b: b.replace(b"SB", b"S\t"),
    ],
    ids=["utf8", "latin1", "ascii", "crlf", "bom", "tom_linje", "kort", "tab"],
)
def test_en_fil_avbildet_i_minnet_gir_samme_rapport_som_bytene(form, fire_poster: bytes) -> None:
    innhold = form(fire_poster)
    ventet = uten_klokke(kontrollert(innhold))
    for kart in avbildet(innhold):
        assert uten_klokke(kontrollert(kart)) == ventet


@i_ett("aar", AAR)
@i_ett("kolonner", ["ren", "numpy"])
def test_samme_rapport_naar_tett_lesing_ikke_gaar_fordi_en_linje_har_tegn_over_ff(
    aar: int, kolonner: str
) -> None:
    linjer = [post(aar), post(aar, KJONN="9"), post(aar, STATUS="8", PERSON_JOURNALNR="J0000003")]
    uten = uten_klokke(kontrollert(fil(*linjer), aar, kolonner=kolonner))
    felt = filbeskrivelse("11CF", aar).etter_navn["SAKSBEHANDLER"]
    byttet = [linje[: felt.fra - 1] + "Ánte Ŋáhč " for linje in linjer]
    med = uten_klokke(kontrollert(fil(*byttet), aar, kolonner=kolonner))
    assert [(m.kontroll, m.postnumre, m.tekst) for m in med.pop("meldinger")] == [
        (m.kontroll, m.postnumre, m.tekst) for m in uten.pop("meldinger")
    ]
    assert med == uten
