"""``python -m ytelse.status``: status, staff lists and search with the country, 20 forms and 5 years.

Makes a database of its own in ``build/ytelse/status`` (``KOSTRA_TEST_DATABASE``: in that one, which must
be empty: ``python verktoy/postgres.py python -m ytelse.status``), asks for each page 20 times through
Django's whole stack, and prints a table. Exit code 1 if a page is slower than the goal.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import time
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

from ytelse.prosess import maskin

MAPPE = Path("build/ytelse/status")
AARENE = range(2022, 2027)
SKJEMAER = ["11CF", "11F", "15F", *(f"{nr}" for nr in range(20, 37))]
MILJO = {
    "DJANGO_SETTINGS_MODULE": "kostra.portal.settings",
    "KOSTRA_MODUS": "test",
    "KOSTRA_HEMMELIGHET": "bare-for-maalingene-" + "x" * 50,
    "KOSTRA_ADRESSE": "https://kostra.example",
    "KOSTRA_VERTER": "kostra.example",
}
GANGER = 20  # each page is asked for
MAAL_MS = 300
#: A page, who asks for it, and what it holds.
SIDER = {
    "one form": ("", "/status/?aar=2026&skjema=11CF"),
    "one form, filtered and sorted": (
        "",
        "/status/?aar=2025&skjema=11F&sok=a&status=levert&sorter=-dato",
    ),
    "all forms": ("", "/status/?aar=2026&skjema=alle"),
    "all forms, 100 rows": ("", "/status/?aar=2024&skjema=alle&antall=100&side=3"),
    "own": ("kommune", "/status/egen/"),
    "staff, one form": ("saksbehandler", "/ansatt/status/?aar=2026&skjema=11CF"),
    "staff, not delivered": (
        "saksbehandler",
        "/ansatt/status/?aar=2026&skjema=15F&status=ikke_levert&antall=100",
    ),
    "staff, all forms": ("saksbehandler", "/ansatt/status/?aar=2026&skjema=alle"),
    "staff, overview": ("saksbehandler", "/ansatt/"),
    "staff, deliveries": ("saksbehandler", "/ansatt/leveringer/"),
    "staff, deliveries that count": (
        "saksbehandler",
        "/ansatt/leveringer/?stand=levert&sok=a&sorter=enhet",
    ),
    "staff, kommuner": ("saksbehandler", "/ansatt/kommuner/?sok=a"),
    "staff, reminders": ("saksbehandler", "/ansatt/purring/?aar=2026"),
    "staff, audit log": ("revisor", "/ansatt/revisjonslogg/"),
    "search": ("", "/sok/?q=barnevern"),
}


def ta_i_bruk() -> None:
    """Django, with an empty database."""
    shutil.rmtree(MAPPE, ignore_errors=True)
    os.environ |= MILJO | {"KOSTRA_DATA": str(MAPPE.absolute())}
    if database := os.environ.get("KOSTRA_TEST_DATABASE"):
        os.environ["KOSTRA_DATABASE"] = database
    MAPPE.mkdir(parents=True)
    (MAPPE / "static").mkdir()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def lag_landet() -> dict[str, Any]:
    """Every unit, and its forms in each year; about seven in ten delivered, some twice. Who asks."""
    from kostra.portal import klokke
    from kostra.portal.konto.models import Bruker, Rolle
    from kostra.portal.runde.models import Rapporteringsaar, Rundeskjema
    from kostra.portal.tilgang.enheter import importer
    from kostra.portal.tilgang.models import Enhet

    importer(lag_orgnr=True)
    ansatt = Bruker.objects.create(rolle=Rolle.SAKSBEHANDLER, brukerid="M000001", navn="Måling")
    enheter = list(Enhet.objects.all())
    kommune = Bruker.objects.create(rolle=Rolle.KOMMUNE, enhet=enheter[-1])
    terning, naa = random.Random(7), klokke.naa()
    for aar in AARENE:
        apner = naa - timedelta(days=365 * (2026 - aar) + 30)
        runde = Rapporteringsaar.objects.create(
            aar=aar,
            apner=apner,
            frist=(apner + timedelta(days=40)).date(),
            stenger=apner + timedelta(days=60),
        )
        Rundeskjema.objects.bulk_create(Rundeskjema(runde=runde, skjema=s) for s in SKJEMAER)
        _lag_aar(runde, [e for e in enheter if e.finnes_i(aar)], ansatt, terning)
    revisor = Bruker.objects.create(rolle=Rolle.REVISOR, brukerid="R000001", navn="Måling")
    return {"": None, "kommune": kommune, "saksbehandler": ansatt, "revisor": revisor}


def _lag_aar(runde: Any, enheter: list[Any], av: Any, terning: random.Random) -> None:
    from kostra.portal.innsending.models import Fil, Kontroll, Levering, Utfylling
    from kostra.portal.varsling.models import Purreplan, Purring

    utfyllinger, leveringer, purringer = [], [], []
    for nr, skjema in enumerate(SKJEMAER):
        plan = Purreplan.objects.create(runde=runde, skjema=skjema, steg="purring", etter_frist=7)
        for enhet in enheter:
            tilstand, ganger = terning.choices(
                [("innsendt", 1), ("innsendt", 2), ("paabegynt", 0), ("avvist", 0), ("", 0)],
                [6, 1, 1, 1, 1],
            )[0]
            if not tilstand:
                purringer.append(Purring(plan=plan, enhet=enhet, planlagt=runde.frist))
                continue
            utfylling = Utfylling(
                nr=runde.aar * 100 + nr, skjema=skjema, aar=runde.aar, enhet=enhet,
                tilstand=tilstand, opprettet_av=av, endret_av=av, svar={"deltakere": "ja"},
                sendt=runde.apner if ganger else None, aapning=max(ganger, 1),
            )  # fmt: skip
            utfyllinger.append(utfylling)
            leveringer += [_levering(runde, utfylling, n + 1, terning) for n in range(ganger)]
    kontroller = [levering.kontroll for levering in leveringer]
    for modell, rader in (
        (Utfylling, utfyllinger), (Fil, [kontroll.fil for kontroll in kontroller]),
        (Kontroll, kontroller), (Levering, leveringer), (Purring, purringer),
    ):  # fmt: skip
        modell.objects.bulk_create(rader, batch_size=500)


def _levering(runde: Any, utfylling: Any, aapning: int, terning: random.Random) -> Any:
    from kostra.portal.innsending.models import Fil, Kontroll, Levering

    sum_ = uuid.UUID(int=terning.getrandbits(128)).hex
    av, mottatt = utfylling.opprettet_av, runde.apner + timedelta(hours=terning.randrange(24 * 29))
    fil = Fil(
        utfylling=utfylling, filnavn="uttrekk.p7m", storrelse=1, sha256=sum_ * 2, lagernavn=sum_,
        lagret_av=av,
    )  # fmt: skip
    kontroll = Kontroll(
        utfylling=utfylling, fil=fil, handling="send_inn", svar="ja", aapning=aapning,
        bestilt_av=av, ferdig=mottatt,
    )  # fmt: skip
    return Levering(
        kvitteringsnr=sum_, utfylling=utfylling, aapning=aapning, sha256=sum_ * 2, fil=fil,
        kontroll=kontroll, kvittering="x" * 2000, svar="ja", antall_poster=1, mottatt=mottatt,
        alvorlighetsgrad=terning.choice(["OK", "OK", "WARNING"]),
    )  # fmt: skip


def tider(klient: Any, adresse: str) -> tuple[list[float], list[float]]:
    """Milliseconds of each answer, after one that isn't counted: by the clock, and of the processor."""
    klokke, prosessor = [], []
    for _ in range(GANGER + 1):
        start, brukt = time.perf_counter(), time.process_time()
        svar = klient.get(adresse)
        klokke.append((time.perf_counter() - start) * 1000)
        prosessor.append((time.process_time() - brukt) * 1000)
        if svar.status_code != 200:
            sys.exit(f"{adresse}: {svar.status_code}")
    return klokke[1:], prosessor[1:]


def main() -> int:
    """Prints the table."""
    ta_i_bruk()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    print(maskin())
    start = time.perf_counter()
    brukere = lag_landet()
    with connection.cursor() as peker:  # as autovacuum does, a minute after so many rows
        peker.execute("ANALYZE")
    print(f"{connection.vendor}, data made in {time.perf_counter() - start:.0f} s")
    print(f"{'page':34} {'median':>7} {'p95':>7} {'cpu':>7} {'queries':>8} {'kB':>6}   held")
    for_trege = 0
    for navn, (rolle, adresse) in SIDER.items():
        klient = Client()
        klient.defaults |= {"wsgi.url_scheme": "https", "SERVER_NAME": "kostra.example"}
        if brukere[rolle]:
            klient.force_login(brukere[rolle])
        maalt, prosessor = tider(klient, adresse)
        with CaptureQueriesContext(connection) as sporringer:
            svar = klient.get(adresse)
        p95 = sorted(maalt)[int(0.95 * (len(maalt) - 1))]
        for_trege += p95 > MAAL_MS
        holdt = "ja" if p95 <= MAAL_MS else "NEI"
        print(
            f"{navn:34} {statistics.median(maalt):7.0f} {p95:7.0f}"
            f" {statistics.median(prosessor):7.0f} {len(sporringer):8}"
            f" {len(svar.content) / 1000:6.0f}   {holdt}"
        )
    return 1 if for_trege else 0


if __name__ == "__main__":
    sys.exit(main())
