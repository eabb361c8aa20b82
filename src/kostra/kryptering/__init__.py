"""The envelope: CMS AuthEnvelopedData, AES-256-GCM, for the holders of the given certificates.

The public side (:func:`krypter`, :func:`tom_fil`, :func:`les_sertifikat`, :func:`vurder`) and
decryption with a private key handed in (:func:`dekrypter`). Reading key files is
``kostra.nokler``. The format and why: ``docs/vedtak/0003-konvolutt.md``. Times are arguments:
nothing here reads a clock. Other programs can test themselves against
``tests/vektorer/konvolutt``.
"""

from __future__ import annotations

from kostra.kryptering.beskrivelse import Beskrivelse, beskriv
from kostra.kryptering.feil import (
    AlgoritmeAvvist,
    AnnenMottaker,
    Avkortet,
    Endret,
    FeilForm,
    FeilPassord,
    IkkeKonvolutt,
    InnholdFeil,
    KlartekstUttrekk,
    KonvoluttFeil,
    NokkelFeil,
    PassordMangler,
    SertifikatFeil,
    TomFil,
    UkryptertTomFil,
)
from kostra.kryptering.les import dekrypter, dekrypter_strom
from kostra.kryptering.modell import Profil
from kostra.kryptering.nokkelpakking import Mottakernokkel
from kostra.kryptering.sertifikat import Vurdering, fingeravtrykk, navn_paa, vurder
from kostra.kryptering.sertifikatfil import les_sertifikat
from kostra.kryptering.skriv import krypter, krypter_strom, tom_fil

__all__ = [
    "AlgoritmeAvvist",
    "AnnenMottaker",
    "Avkortet",
    "Beskrivelse",
    "Endret",
    "FeilForm",
    "FeilPassord",
    "IkkeKonvolutt",
    "InnholdFeil",
    "KlartekstUttrekk",
    "KonvoluttFeil",
    "Mottakernokkel",
    "NokkelFeil",
    "PassordMangler",
    "Profil",
    "SertifikatFeil",
    "TomFil",
    "UkryptertTomFil",
    "Vurdering",
    "beskriv",
    "dekrypter",
    "dekrypter_strom",
    "fingeravtrykk",
    "krypter",
    "krypter_strom",
    "les_sertifikat",
    "navn_paa",
    "tom_fil",
    "vurder",
]
