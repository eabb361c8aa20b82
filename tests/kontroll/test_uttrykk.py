"""The notation refuses what can't be meant, when the rule is written and not when it runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kostra.kontroll import Grad, Regel, T, alle, f, hvert_felt, ingen, nr, p, per_aar
from kostra.kontroll.binding import BindingsFeil, bind_regel
from kostra.kontroll.uttrykk import JaNei, konst
from kostra.skjema import filbeskrivelse

FB = filbeskrivelse("11CF", 2026)
TEKST = T("a", "b", "c")


def regel(avvik, **valg):
    felles = {"tittel": TEKST, "hvorfor": TEKST, "gjor": TEKST, "melding": TEKST}
    return Regel(id="X", grad=Grad.ERROR, avvik_naar=avvik, **{**felles, **valg})


def test_and_or_not_and_in_are_refused():
    for forsok in (
        lambda: (f.KJONN == "1") and (f.KJONN == "2"),
        lambda: not (f.KJONN == "1"),  # noqa: SIM201
        lambda: f.KJONN in ("1", "2"),
    ):
        with pytest.raises(TypeError, match="truth value"):
            forsok()


def test_text_number_and_date_do_not_mix():
    for forsok in (
        lambda: f.KJONN == 1,
        lambda: f.ANTBU18.heltall() > "3",
        lambda: f.REG_DATO.dato() > 20260101,
        lambda: f.REG_DATO.dato() > f.ANTBU18.heltall(),
        lambda: (f.KJONN == "1") & f.ANTBU18.heltall(),
    ):
        with pytest.raises(TypeError):
            forsok()


def test_an_open_comparison_cannot_be_negated_or_counted_as_no():
    apen = f.REG_DATO.dato() > p.siste_dag
    with pytest.raises(TypeError, match="ellers"):
        _ = ~apen
    with pytest.raises(TypeError, match="ellers"):
        _ = ~((f.KJONN == "1") & apen)
    with pytest.raises(TypeError):
        ingen((apen,))


def test_a_known_comparison_can_be_negated():
    alder = f.PERSON_FODSELSNR.alder()
    assert isinstance(~(alder.ellers(-1) < 18), JaNei)
    assert isinstance(~alder.kjent, JaNei)


def test_the_same_expression_is_the_same_object_and_types_are_kept_apart():
    assert (f.KJONN == "1") is (f.KJONN == "1")
    assert ~~(f.KJONN == "1") is (f.KJONN == "1")
    assert (f.ANTBU18.heltall() > 1) is not (f.ANTBU18.heltall() > 2)
    assert konst(True) is not konst(False)


def test_a_misspelt_field_is_found_when_bound_and_named():
    with pytest.raises(BindingsFeil, match="KJOENN"):
        bind_regel(regel(f.KJOENN == "1"), FB, "110300")


def test_message_and_shown_values_must_agree():
    with pytest.raises(ValueError, match="names"):
        regel(f.KJONN == "1", melding=T("{kjonn}", "{kjonn}", "{sex}"), vis={"kjonn": f.KJONN})


def test_an_additional_rule_cannot_be_an_error():
    with pytest.raises(ValueError, match="INFO or WARNING"):
        regel(f.KJONN == "1", tillegg=True)


def test_a_year_without_the_rule_has_no_rule():
    bare_2022 = regel(per_aar({2022: f.KJONN == "1", 2023: None}))
    assert bind_regel(bare_2022, filbeskrivelse("11CF", 2022), "110300") is not None
    assert bind_regel(bare_2022, filbeskrivelse("11CF", 2023), "110300") is None


def test_a_value_holds_from_its_year_until_the_next():
    grense = per_aar({2022: 68, 2025: 69})
    r = regel(f.ANTBU18.heltall() >= grense)
    for aar, ventet in ((2022, 68), (2024, 68), (2025, 69), (2026, 69)):
        bundet = bind_regel(r, filbeskrivelse("11CF", aar), "110300")
        assert bundet.varianter[0].betingelse.ledd[1].ledd == (ventet,)


def test_a_rule_over_all_fields_becomes_one_condition_per_fitting_field():
    x = hvert_felt
    bundet = bind_regel(regel(x.er("dato") & ~x.blank & ~x.dato().kjent), FB, "110300")
    navn = [v.felt[0].navn for v in bundet.varianter]
    assert navn == ["FODSELSDATO", "REG_DATO", "VEDTAK_DATO", "BEGYNT_DATO", "AVSL_DATO"]


def test_a_code_of_another_width_never_matches():
    bundet = bind_regel(regel((f.STMND_1 == "1") | (f.KJONN == "3")), FB, "110300")
    assert (
        bundet.varianter[0].betingelse
        is bind_regel(regel(f.KJONN == "3"), FB, "110300").varianter[0].betingelse
    )


def test_highlighted_fields_come_in_reading_order_and_only_those_of_the_year():
    r = regel(per_aar({2022: f.STATUS == "1", 2025: (f.STATUS == "1") & (f.KJONN == "1")}))
    navn = [felt.navn for felt in bind_regel(r, FB, "110300").varianter[0].felt]
    assert navn == ["KJONN", "STATUS"]


@given(st.lists(st.booleans(), min_size=1, max_size=6))
def test_folding_constants_follows_logic(verdier):
    stmnd = tuple(konst(v) for v in verdier)
    for fold, ventet in ((alle, all(verdier)), (ingen, not any(verdier))):
        bundet = bind_regel(regel(fold(stmnd) | (f.KJONN == "1")), FB, "110300")
        assert (bundet.varianter[0].betingelse is konst(True)) is ventet


def test_numbered_fields_are_written_out():
    assert [n.ledd[0] for n in nr("STMND_{}", 1, 12).felt][::11] == ["STMND_1", "STMND_12"]
