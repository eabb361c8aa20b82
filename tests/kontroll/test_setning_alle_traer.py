"""Laws of sentences: every tree has one, and pushing negations inwards changes no answer."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kostra.kontroll import alle, f, ingen, noen
from kostra.kontroll.setning import setning
from kostra.kontroll.setning.form import Enkel, Fold, Form, Samlet, form
from kostra.kontroll.setning.navn import Navn
from kostra.kontroll.uttrykk import JaNei
from kostra.skjema import SPRAAK, filbeskrivelse

from .setningstraer import betingelser, feil_i

FB = [filbeskrivelse("11CF", aar) for aar in (2022, 2026)]


@settings(max_examples=100, deadline=None)
@given(betingelser(), st.sampled_from(SPRAAK), st.sampled_from([None, *FB]))
def test_hvert_tre_har_en_setning(tre, sprak, fb):
    tekst = setning(tre, sprak, fb)
    assert not feil_i(tekst), tekst


FELT = (f.A, f.B, f.C)
svar = st.sampled_from([x == kode for x in FELT for kode in "12"])
grupper = st.sampled_from(["1", "2"]).flatmap(
    lambda kode: st.sampled_from(
        [
            tuple(x == kode for x in FELT),
            tuple(x != kode for x in FELT),
            tuple((x != kode) & ~x.blank for x in FELT),
            (f.A == "1", f.B.blank),
        ]
    )
)
logikk = st.recursive(
    st.one_of(
        svar, st.tuples(st.sampled_from([noen, alle, ingen]), grupper).map(lambda t: t[0](t[1]))
    ),
    lambda tre: st.one_of(
        st.tuples(tre, tre).map(lambda t: t[0] & t[1]),
        st.tuples(tre, tre).map(lambda t: t[0] | t[1]),
        tre.map(lambda x: ~x),
        st.tuples(st.sampled_from([noen, alle, ingen]), st.tuples(tre, tre)).map(
            lambda t: t[0](t[1])
        ),
    ),
    max_leaves=10,
)


def sann(tre: JaNei, post: dict[str, str]) -> bool:
    """What the tree says about the record, straight from its definition."""
    match tre.op:
        case "og" | "alle":
            return all(sann(x, post) for x in tre.ledd)
        case "eller" | "noen":
            return any(sann(x, post) for x in tre.ledd)
        case "ikke" | "ingen":
            return not any(sann(x, post) for x in tre.ledd)
    return _svar(tre.op, post[tre.ledd[0].ledd[0]], tre.ledd[1:])


def _svar(op: str, tekst: str, resten: tuple[object, ...]) -> bool:
    return not tekst.strip() if op == "blank" else tekst == resten[0]


def sann_form(hva: Form, post: dict[str, str]) -> bool:
    """What the form says; a fold asks its test of each field in place of the first."""
    match hva:
        case bool():
            return hva
        case Samlet(op, deler):
            return (all if op == "og" else any)(sann_form(d, post) for d in deler)
        case Enkel():
            return _svar(hva.op, post[hva.ledd[0].ledd[0]], hva.ledd[1:]) != hva.nei
        case Fold():
            forste = hva.felles.felt[0].ledd[0]
            hver = [sann_form(hva.test, {**post, forste: post[x.ledd[0]]}) for x in hva.felles.felt]
            return {"noen": any(hver), "alle": all(hver), "ingen": not any(hver)}[hva.op]
    raise AssertionError(hva)


@settings(max_examples=100, deadline=None)
@given(logikk, st.fixed_dictionaries({navn: st.sampled_from("12 ") for navn in "ABC"}))
def test_formen_svarer_som_treet(tre, post):
    assert sann_form(form(tre, Navn("nb", 2026, str)), post) is sann(tre, post)
