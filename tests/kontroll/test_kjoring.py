"""Caps, counts, and what happens when a rule fails."""

import pytest

import kostra
from kontroll.arbeid import kall
from kontroll.poster import fil, post
from kostra.kontroll.ren import RenBlokk
from samlet import i_ett


def kontroller(innhold, **valg):
    return kostra.kontroller(
        innhold, **{"skjema": "11CF", "aar": 2026, "region": "110300", "tillegg": False, **valg}
    )


def mange(antall, **felt):
    return fil(*(post(PERSON_JOURNALNR=f"J{i:07d}", **felt) for i in range(antall)))


@i_ett("kolonner", ["ren", "numpy"])
def test_kept_findings_are_capped_and_the_count_is_true(kolonner):
    innhold = mange(2500, KJONN="9")
    rapport = kontroller(innhold, kolonner=kolonner)
    k08 = [m.postnumre[0] for m in rapport.meldinger if m.kontroll == "K08"]
    assert k08 == list(range(1, 1001))
    assert rapport.etter_id["K08"].antall == 2500
    alle = kontroller(innhold, kolonner=kolonner, maks_per_regel=None)
    assert len([m for m in alle.meldinger if m.kontroll == "K08"]) == 2500
    assert (
        len([m for m in kontroller(innhold, maks_per_regel=3).meldinger if m.kontroll == "K08"])
        == 3
    )


@i_ett("kolonner", ["ren", "numpy"])
def test_a_long_list_in_a_message_is_cut_with_the_count(kolonner):
    rapport = kontroller(mange(30), kolonner=kolonner)
    melding = next(m for m in rapport.meldinger if m.kontroll == "K05A")
    assert "J0000010 og 19 til" in melding.tekst
    assert "J0000011" not in melding.tekst


@i_ett("kolonner", ["ren", "numpy"])
def test_the_same_number_many_times_costs_linear_work(kolonner):
    alle = {"kolonner": kolonner, "maks_per_regel": None}
    faa, mye = mange(300), mange(2_400)
    kontroller(faa, **alle)  # fills the tables that are made once
    # 8 times the records; quadratic would be 64 times the work
    assert kall(lambda: kontroller(mye, **alle)) < 12 * kall(lambda: kontroller(faa, **alle))


def test_a_rule_that_fails_becomes_one_finding_and_the_others_go_on(monkeypatch):
    def svikter(self, kolonne):
        raise RuntimeError("15869010089")

    monkeypatch.setattr(RenBlokk, "_dato", lambda self, k, s: svikter(self, k))
    rapport = kontroller(fil(post(KJONN="9")), kolonner="ren")
    k14 = [m for m in rapport.meldinger if m.kontroll == "K14"]
    assert len(k14) == 1
    assert "RuntimeError" in k14[0].tekst
    assert "15869010089" not in k14[0].tekst
    assert k14[0].alvorlighetsgrad.stopper
    assert "K08" in {m.kontroll for m in rapport.meldinger}


def test_progress_is_told_and_ends_with_all_records():
    sagt = []
    kontroller(mange(2500), fremdrift=lambda gjort, av: sagt.append((gjort, av)))
    assert sagt[-1] == (2500, 2500)
    assert sagt == sorted(sagt)


def test_a_municipality_of_four_digits_has_no_bydel():
    assert kontroller(fil(post()), region="1103").region == "110300"
    for region in ("110", "11030", "1103000", "11O300", "１１０３００"):
        with pytest.raises(ValueError, match="seks siffer"):
            kontroller(fil(post()), region=region)


def test_unknown_form_and_year_are_told_with_what_exists():
    for valg, ventet in (({"skjema": "11X"}, "11CF"), ({"aar": 2021}, "2022–2026")):
        with pytest.raises(LookupError, match=ventet):
            kontroller(fil(post()), **valg)


@pytest.mark.parametrize("kolonner", ["ren", "numpy"])
def test_a_failing_group_over_the_file_is_one_finding_per_rule(monkeypatch, kolonner):
    from kostra.kontroll.numpy_blokk import NumpyBlokk

    def svikter(self, kolonne, aar):
        raise ZeroDivisionError

    monkeypatch.setattr({"ren": RenBlokk, "numpy": NumpyBlokk}[kolonner], "_er_fnr", svikter)
    rapport = kontroller(mange(3), kolonner=kolonner)
    per_regel = {
        i: [m for m in rapport.meldinger if m.kontroll == i] for i in ("K05", "K05A", "K05B")
    }
    assert [len(per_regel[i]) for i in ("K05", "K05A")] == [1, 1]
    assert "ZeroDivisionError" in per_regel["K05A"][0].tekst
    assert per_regel["K05B"] == []
    assert rapport.alvorlighetsgrad.name == "ERROR"


@pytest.mark.parametrize("kolonner", ["ren", "numpy"])
def test_tables_that_cannot_be_counted_are_left_out_and_the_verdict_stands(monkeypatch, kolonner):
    from kostra.kontroll.numpy_blokk import NumpyBlokk

    def svikter(self, _):
        raise MemoryError

    innhold = mange(1)
    assert len(kontroller(innhold, kolonner=kolonner).statistikk) == 4
    monkeypatch.setattr({"ren": RenBlokk, "numpy": NumpyBlokk}[kolonner], "summer", svikter)
    rapport = kontroller(innhold, kolonner=kolonner)
    assert rapport.statistikk == ()
    assert (rapport.alvorlighetsgrad.name, rapport.antall_kontroller) == ("OK", 34)


@i_ett("kolonner", ["ren", "numpy"])
def test_two_ways_to_trigger_share_one_cap_in_record_order(kolonner):
    ja = {"KVP_MED_ASTONAD": "1"}
    nei = {"KVP_MED_ASTONAD": "2", "KVP_MED_KOMMBOS": "4"}
    innhold = fil(*(post(**(ja if i % 2 else nei)) for i in range(10)))
    rapport = kontroller(innhold, kolonner=kolonner, maks_per_regel=3)
    assert [m.postnumre for m in rapport.meldinger if m.kontroll == "K27"] == [(1,), (2,), (3,)]
    assert rapport.etter_id["K27"].antall == 10
