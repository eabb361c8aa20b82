"""A new version can be put in while the old one runs: no migration takes away what the old one uses."""

from __future__ import annotations

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ModelState, ProjectState

from kostra.portal.drift.indeks import IndeksUtenLaas
from portal.drift.migreringsregler import UNNTAK, brudd, nye

_FELT = [
    ("id", models.BigAutoField(primary_key=True)),
    ("tekst", models.CharField(max_length=10, null=True)),
]


def test_ingen_ny_migrering_stopper_versjonen_som_kjorer():
    """If this fails: docs/drift/migreringer.md says how, or why it is safe belongs in UNNTAK."""
    funnet = {(f"{m.app_label}.{m.name}", hva) for m, stand in nye() for hva in brudd(m, stand)}
    assert funnet == set(UNNTAK)


def proves(*gjor: migrations.operations.base.Operation) -> list[str]:
    stand = ProjectState()
    stand.add_model(ModelState("konto", "Bruker", _FELT))
    migrering = migrations.Migration("9999_prove", "konto")
    migrering.operations = list(gjor)
    return [hva.partition(":")[0] for hva in brudd(migrering, stand)]


def test_det_som_stopper_den_gamle_versjonen_navngis_og_resten_slippes_gjennom():
    indeks = models.Index(fields=["tekst"], name="bruker_tekst")
    nytt = models.CharField(max_length=5, default="x")
    assert proves(
        migrations.RemoveField("bruker", "tekst"),
        migrations.AddField("bruker", "nytt", nytt),
        migrations.AddIndex("bruker", models.Index(fields=["id"], name="bruker_id")),
        migrations.RunPython(migrations.RunPython.noop),
    ) == ["RemoveField bruker.tekst", "AddField bruker.nytt", "AddIndex bruker.", "RunPython ."]
    for kortere in (models.CharField(max_length=5, null=True), models.CharField(max_length=10)):
        assert proves(migrations.AlterField("bruker", "tekst", kortere)) == [
            "AlterField bruker.tekst"
        ]
    assert (
        proves(
            migrations.CreateModel("Hendelse", _FELT),
            migrations.AddIndex("hendelse", models.Index(fields=["tekst"], name="ny_tabell")),
            migrations.AddField("bruker", "nytt", models.CharField(max_length=5, db_default="x")),
            migrations.AddField("bruker", "annet", models.IntegerField(null=True)),
            migrations.AlterField("bruker", "tekst", models.CharField(max_length=20, null=True)),
            IndeksUtenLaas("bruker", indeks),
        )
        == []
    )


@pytest.mark.django_db(transaction=True)
def test_en_indeks_uten_laas_blir_en_indeks():
    from kostra.portal.revisjon.models import Hendelse

    stand = ProjectState()
    stand.add_model(ModelState.from_model(Hendelse))
    til = stand.clone()
    gjor = IndeksUtenLaas("hendelse", models.Index(fields=["rolle"], name="prove_rolle"))
    gjor.state_forwards("revisjon", til)
    with connection.schema_editor(atomic=False) as redaktor:
        gjor.database_forwards("revisjon", redaktor, stand, til)
        with connection.cursor() as peker:
            funnet = connection.introspection.get_constraints(peker, "revisjon_hendelse")
        gjor.database_backwards("revisjon", redaktor, til, stand)
    assert "prove_rolle" in funnet
