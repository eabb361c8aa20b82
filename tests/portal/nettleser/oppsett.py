"""Run in a process of its own, in the portal's environment: what staff would do before a round.

Makes the database ready, opens the rounds with their certificates, issues a PIN for each unit named, and
gives some of the units a rapportør who is past form 999 and the first login. One unit has delivered, and
been asked about it. Prints the logins as JSON, those of the staff too.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path

from kostra.cli import kjor
from kostra.cli.portal_oppsett import sett_opp
from kostra.cli.portal_runde import skjemaer_i

AARENE = (2026, 2022)
PASSORD = "nordlys over fjorden i mars"


def hoved(nokler: Path, enheter: list[str], med_rapportor: set[str], levert: str) -> None:
    sett_opp()
    assert kjor(["portal", "migrer"]) == 0  # here: to start Django once more takes its time
    from django.contrib.auth.hashers import make_password
    from django.db import transaction

    from kostra.portal import klokke
    from kostra.portal.konto.hashing import Argon2id
    from kostra.portal.konto.services import opprett_rapportor, utsted_pin
    from kostra.portal.runde.models import Sertifikat
    from kostra.portal.runde.services import legg_til_sertifikat, opprett_aar
    from kostra.portal.tilgang.enheter import importer
    from kostra.portal.tilgang.models import Enhet, Skjemarett
    from portal.nettleser.oppsett_ansatt import fyll_sidene, lag_ansatte

    importer(None, lag_orgnr=True)
    (kryptering,) = nokler.glob("kryptering-*.crt.pem")
    (signering,) = nokler.glob("signering-*.crt.pem")
    naa = klokke.naa()
    runder = {}
    for aar in AARENE:
        runder[aar] = opprett_aar(
            aar=aar,
            aapner=naa - timedelta(days=8),
            frist=(naa + timedelta(days=6)).date(),
            stenger=naa + timedelta(days=30),
            skjemaer=skjemaer_i(aar),
            sertifikater=[kryptering.read_text()],
        )
    legg_til_sertifikat(pem=signering.read_text(), bruk=Sertifikat.Bruk.SIGNERING)
    avtrykk = make_password(PASSORD)  # once: hashing is made to be slow
    Argon2id.time_cost, Argon2id.memory_cost = 1, 8  # PINs and start passwords are many
    kontoer = []
    with transaction.atomic():
        ansatte = lag_ansatte(avtrykk)
        for nr, region in enumerate(enheter):
            enhet = Enhet.objects.get(kommunenr=region[:4], bydelsnr=region[4:])
            konto = {"region": region, "navn": enhet.fullt_navn, "orgnr": enhet.orgnr}
            konto["pin"] = utsted_pin(enhet=enhet)
            if region in med_rapportor:
                bruker, _ = opprett_rapportor(
                    enhet=enhet,
                    navn=f"Nora Eksempel {nr}",
                    epost=f"nora{nr}@kommune.example",
                    mobil=f"+47900001{nr:02d}",
                )
                bruker.password = avtrykk
                bruker.maa_bytte_passord, bruker.startpassord_utloper = False, None
                bruker.save()
                for skjema in skjemaer_i(AARENE[0]):
                    Skjemarett.objects.create(bruker=bruker, aar=AARENE[0], skjema=skjema)
                konto |= {"brukerid": bruker.brukerid, "mobil": bruker.mobil, "epost": bruker.epost}
            kontoer.append(konto)
        fyll_sidene(levert, runder[AARENE[0]], ansatte)
    sys.stdout.write(json.dumps({"kontoer": kontoer, "ansatte": ansatte}))


if __name__ == "__main__":
    hoved(Path(sys.argv[1]), sys.argv[2].split(","), set(sys.argv[3].split(",")), sys.argv[4])
