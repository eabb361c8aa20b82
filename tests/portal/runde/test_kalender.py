"""The suggested calendar: the dates of rounds that have been, and no due date on a day off."""

from __future__ import annotations

from datetime import date

import pytest

from kostra.portal.klokke import NORGE
from kostra.portal.runde.kalender import forslag, siste_dag, slutten, virkedag


@pytest.mark.parametrize(
    ("dag", "virkedagen"),
    [
        (date(2023, 1, 15), date(2023, 1, 16)),  # a Sunday
        (date(2024, 6, 15), date(2024, 6, 17)),  # a Saturday
        (date(2022, 4, 15), date(2022, 4, 19)),  # Good Friday, and Easter after it
        (date(2027, 5, 17), date(2027, 5, 18)),  # Constitution Day, the day after Whit Sunday
        (date(2027, 1, 15), date(2027, 1, 15)),
    ],
)
def test_en_frist_paa_en_fridag_er_neste_virkedag(dag, virkedagen):
    assert virkedag(dag) == virkedagen


def test_forslaget_for_2023_er_runden_som_var():
    runden = forslag(2023)
    assert (runden.frist, runden.forelopig) == (date(2024, 1, 15), date(2024, 3, 15))
    assert (runden.siste_retting, runden.endelig) == (date(2024, 4, 15), date(2024, 6, 17))
    assert runden.prove_fra.isoformat() == "2023-11-01T00:00:00+01:00"
    assert siste_dag(runden.prove_til) == date(2023, 11, 22)
    assert runden.apner.isoformat() == "2024-01-02T00:00:00+01:00"
    stengt = [tuple(t.strftime("%d.%m %H") for t in par) for par in runden.stenginger]
    assert stengt == [("08.03 12", "15.03 12"), ("10.06 12", "17.06 12")]


def test_en_dag_varer_til_norsk_midnatt_ogsaa_naar_klokken_stilles():
    dag = date(2027, 3, 28)  # 23 hours long
    assert slutten(dag) == slutten(dag).replace(tzinfo=NORGE)
    assert siste_dag(slutten(dag)) == dag
