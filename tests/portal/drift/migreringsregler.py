"""What a migration may not do while two versions run: the rules of docs/drift/migreringer.md.

Those up to :data:`UTGANGSPUNKT` were made before anything was in production.
"""

from __future__ import annotations

from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models import Field, ManyToManyField

from kostra.portal.drift.indeks import IndeksUtenLaas

#: The last migration of each app that the rules don't hold for.
UTGANGSPUNKT = {
    "konto": 6, "tilgang": 3, "runde": 2, "innsending": 5, "varsling": 2, "nedlasting": 2,
    "revisjon": 3, "saksbehandling": 1, "api": 1,
}  # fmt: skip
#: (migration, what it does as :func:`brudd` says it) -> why it is safe none the less.
UNNTAK: dict[tuple[str, str], str] = {}
#: Where making an index or checking a constraint takes long enough to be noticed.
STORE = {
    "hendelse", "forsendelse", "kontroll", "levering", "fil", "utfylling", "innloggingsforsok", "bruker",
}  # fmt: skip
_TAR_BORT = (
    operations.DeleteModel, operations.RemoveField, operations.RenameField, operations.RenameModel,
    operations.AlterModelTable,
)  # fmt: skip


def nye() -> list[tuple[Migration, ProjectState]]:
    """Our own migrations after the starting point, each with the state it begins from."""
    laster = MigrationLoader(None)
    egne = [
        (app, navn)
        for (app, navn), m in sorted(laster.disk_migrations.items())
        if m.__module__.startswith("kostra.") and int(navn[:4]) > UTGANGSPUNKT.get(app, 0)
    ]
    return [(laster.disk_migrations[en], laster.project_state(en, at_end=False)) for en in egne]


def brudd(migrering: Migration, for_: ProjectState) -> list[str]:
    """What it does against the rules, in words that can stand in :data:`UNNTAK`."""
    app, funnet, nye_modeller = migrering.app_label, [], set()
    stand = for_.clone()
    for ett in migrering.operations:
        modell = getattr(ett, "model_name_lower", "") or getattr(ett, "name_lower", "")
        if isinstance(ett, operations.CreateModel):
            nye_modeller.add(modell)
        elif modell not in nye_modeller and (grunn := _grunn(ett, stand, app, modell)):
            navn = getattr(ett, "name", "")
            funnet.append(f"{type(ett).__name__} {modell}.{navn}: {grunn}")
        ett.state_forwards(app, stand)
    return funnet


def _grunn(ett: operations.base.Operation, stand: ProjectState, app: str, modell: str) -> str:
    if isinstance(ett, _TAR_BORT):
        return "den gamle versjonen bruker det ennå"
    if isinstance(ett, operations.RunPython | operations.RunSQL):
        return "kan holde en lås lenge, og må vurderes"
    if isinstance(ett, operations.AddField):
        return _nytt_felt(ett.field)
    if isinstance(ett, operations.AlterField):
        return _endret_felt(stand.models[app, modell].fields[ett.name], ett.field)
    if modell not in STORE or isinstance(ett, IndeksUtenLaas):
        return ""
    if isinstance(ett, operations.AddIndex | operations.AddConstraint):
        return "låser en stor tabell mens den lages"
    return ""


def _nytt_felt(felt: Field) -> str:
    if isinstance(felt, ManyToManyField) or felt.null or felt.has_db_default():
        return ""
    return "den gamle versjonen skriver rader uten feltet; gi det null=True eller db_default"


def _endret_felt(var: Field, blir: Field) -> str:
    if var.null and not blir.null:
        return "den gamle versjonen kan skrive null"
    if var.get_internal_type() != blir.get_internal_type():
        return "tabellen skrives om mens den er låst"
    if (var.max_length or 0) > (blir.max_length or 0):
        return "verdier får ikke plass"
    return ""
