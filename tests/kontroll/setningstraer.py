"""Random trees, built only by what rule writers use, and what no sentence may contain."""

from __future__ import annotations

from hypothesis import strategies as st

from kostra.kontroll import alle, antall, f, gruppe, hvert_felt, ingen, noen, p, per_aar, velg
from kostra.kontroll import poster_med_lik as like

FELT = (f.A, f.B, f.STMND_1, f.STMND_2, f.STMND_3, hvert_felt)
KODER = ("1", "02", " 3", "   ", "")


def feil_i(tekst: str) -> list[str]:
    """What is wrong with the sentence; empty when nothing is."""
    forbudt = ("{", "}", "None", "  ", "ikke (", "ikkje (", "\0", "()", " ,", " .")
    return [tegn for tegn in forbudt if tegn in tekst] or ([] if tekst.strip() else ["tom"])


tekster = st.sampled_from((*FELT, f.A.forste(6), p.kommune, p.region))
felt = st.sampled_from(FELT)
tall_blad = st.one_of(
    felt.map(lambda x: x.heltall()), felt.map(lambda x: x.alder()), st.just(p.aar),
    felt.map(lambda x: x.dato().aar), felt.map(lambda x: like(x).antall),
)  # fmt: skip
datoer = st.one_of(
    felt.map(lambda x: x.dato()), felt.map(lambda x: x.dato(streng=True)),
    felt.map(lambda x: x.fodselsdato()), st.just(p.siste_dag),
    felt.map(lambda x: x.dato().ellers(p.forste_dag)), felt.map(lambda x: x.forste(6).dato()),
)  # fmt: skip
konstanter = st.integers(-3000, 2_000_000)
TESTER = (
    "blank", "finnes", "er_heltall", "er_fnr", "mod11", "er_duf", "er_syntetisk", "paakrevd",
    "har_koder",
)  # fmt: skip
OPERATORER = ("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__")


def _tall(grunn, betingelser):
    par = st.tuples(grunn, st.one_of(grunn, konstanter))
    return st.one_of(
        par.map(lambda t: t[0] + t[1]),
        par.map(lambda t: t[0] - t[1]),
        grunn.map(lambda x: x.ellers(-1)),
        grunn.map(lambda x: x.kalt("navnet", "namnet", "the name")),
        par.map(lambda t: per_aar({2022: t[0], 2024: t[0] + 1})),
        st.tuples(betingelser, grunn).map(lambda t: velg(t[0], t[1] + 2000, 0)),
    )


def _sammenlikning(verdier, mot):
    return st.tuples(verdier, st.sampled_from(OPERATORER), mot).map(
        lambda t: getattr(t[0], t[1])(t[2])
    )


def _enkle(tall):
    return st.one_of(
        st.tuples(tekster, st.one_of(st.sampled_from(KODER), tekster)).map(lambda t: t[0] == t[1]),
        st.tuples(felt, st.lists(st.sampled_from(KODER), min_size=1)).map(lambda t: t[0].i(*t[1])),
        st.tuples(felt, st.sampled_from(TESTER)).map(lambda t: getattr(t[0], t[1])),
        felt.map(lambda x: x.er("dato")),
        felt.map(lambda x: x.heter("A", "B")),
        _sammenlikning(tall, st.one_of(tall, konstanter)),
        _sammenlikning(datoer, datoer),
        st.tuples(tall, konstanter).map(lambda t: t[0].mellom(t[1], t[1] + 5)),
        st.tuples(datoer, datoer).map(lambda t: t[0].utenfor(t[1], p.siste_dag)),
        st.one_of(tall, datoer).map(lambda x: x.kjent),
        felt.map(lambda x: like(x).flere),
        felt.map(lambda x: like(x, blant=x.er_fnr).forste),
        felt.map(lambda x: like(x).ulike(f.B)),
    )


_enkle_tester = _enkle(st.one_of(tall_blad, _tall(tall_blad, _enkle(tall_blad))))
_gruppe = gruppe(f.STMND_1, f.STMND_2, f.STMND_3)
_bredde = st.integers(1, 3)


@st.composite
def betingelser(draw, dybde: int = 3):
    """A condition, at most ``dybde`` levels above its tests."""
    if dybde == 0:
        return draw(_enkle_tester)
    hva = draw(st.sampled_from(("test", "og", "eller", "ikke", "fold", "blandet", "aar", "slutt")))
    if hva == "test":
        return draw(_enkle_tester)
    if hva == "fold":
        return _fold(draw, getattr(_gruppe, draw(st.sampled_from(("blank", "finnes", "fylt")))))
    a, b = draw(betingelser(dybde - 1)), draw(betingelser(dybde - 1))
    return {
        "og": lambda: a & b,
        "eller": lambda: a | b,
        "ikke": lambda: a if a.aapen else ~a,
        "blandet": lambda: _fold(draw, (a, b)[: draw(_bredde)]),
        "aar": lambda: per_aar({2022: a, 2025: b}),
        "slutt": lambda: per_aar({2023: a, 2026: None}),
    }[hva]()


def _fold(draw, svar):
    """One of the folds; those that refuse an open comparison only when there is none."""
    alle_ = (noen, alle, ingen, lambda s: antall(s) > 1)
    return draw(st.sampled_from(alle_[:2] if any(s.aapen for s in svar) else alle_))(svar)
