"""Why a file is refused before anything of it is reported: what is wrong, and what to do.

The codes are stable: they are kept with a submission and stand in exports. Mottak finds the reason;
whoever shows it needs only this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from kostra.kontroll.filtype import BARNEVERN
from kostra.kontroll.modell import Merknad
from kostra.kontroll.regel import T
from kostra.kryptering import (
    AlgoritmeAvvist,
    AnnenMottaker,
    Avkortet,
    Endret,
    FeilForm,
    IkkeKonvolutt,
    KlartekstUttrekk,
    KonvoluttFeil,
    TomFil,
    UkryptertTomFil,
)
from kostra.skjema.modell import SPRAAK, Tekst3


class Avvisningsgrunn(StrEnum):
    """The reasons. The value is the stable code."""

    IKKE_KONVOLUTT = "ikke_konvolutt"
    KLARTEKST = "klartekst"
    ANNET_SERTIFIKAT = "annet_sertifikat"
    SKADET = "skadet"
    FEIL_FORM = "feil_form"
    ANNET_SKJEMA = "annet_skjema"
    ANNET_AAR = "annet_aar"
    ANNEN_KOMMUNE = "annen_kommune"
    ANNEN_BYDEL = "annen_bydel"
    NEI_MED_INNHOLD = "nei_med_innhold"
    JA_MED_TOM_FIL = "ja_med_tom_fil"
    TOM = "tom"
    FOR_STOR = "for_stor"
    NOKKEL_MANGLER = "nokkel_mangler"

    @property
    def prov_igjen(self) -> bool:
        """True when the fault is ours: the same file may be taken later."""
        return self is Avvisningsgrunn.NOKKEL_MANGLER


@dataclass(frozen=True, slots=True)
class Avvisning:
    """One refusal: the reason, what is wrong and what to do. Nothing in it is about a person."""

    grunn: Avvisningsgrunn
    tekst: Tekst3
    gjor: Tekst3

    def __str__(self) -> str:
        return f"{self.tekst.nb} {self.gjor.nb}"

    def som_data(self) -> dict[str, Any]:
        """As JSON can hold it: the code, and both texts by language."""
        return {
            "grunn": self.grunn.value,
            "tekst": {sprak: self.tekst.paa(sprak) for sprak in SPRAAK},
            "gjor": {sprak: self.gjor.paa(sprak) for sprak in SPRAAK},
        }

    @classmethod
    def fra_data(cls, data: Mapping[str, Any]) -> Avvisning:
        """What :meth:`som_data` gave. Raises KeyError, TypeError or ValueError for anything else."""
        tekst, gjor = Tekst3(**data["tekst"]), Tekst3(**data["gjor"])
        return cls(Avvisningsgrunn(data["grunn"]), tekst, gjor)


def avvis(grunn: Avvisningsgrunn, sett: Tekst3 | None = None) -> Avvisning:
    """The refusal for that reason. ``sett``: what the file looks like, said after what is wrong."""
    tekst, gjor = _TEKSTER[grunn]
    if sett is not None:
        tekst = Tekst3(*(f"{tekst.paa(sprak)} {sett.paa(sprak)}" for sprak in SPRAAK))
    return Avvisning(grunn, tekst, gjor)


def fra_konvolutt(feil: KonvoluttFeil) -> Avvisning:
    """The refusal of an envelope that can't be opened."""
    funnet = (grunn for type_, grunn in _KONVOLUTT.items() if isinstance(feil, type_))
    return avvis(next(funnet, Avvisningsgrunn.SKADET))


def fra_merknad(merknad: Merknad) -> Avvisning | None:
    """The refusal of a file that is recognised as another's; None for remarks that refuse nothing."""
    if merknad == BARNEVERN:
        return avvis(Avvisningsgrunn.ANNET_SKJEMA, merknad.tekst)
    grunn = _MERKNADER.get(merknad.id)
    return None if grunn is None else avvis(grunn, merknad.tekst)


_G = Avvisningsgrunn
#: Subclasses before the class they are of.
_KONVOLUTT: Final[dict[type[KonvoluttFeil], Avvisningsgrunn]] = {
    TomFil: _G.TOM,
    IkkeKonvolutt: _G.IKKE_KONVOLUTT,
    UkryptertTomFil: _G.IKKE_KONVOLUTT,
    KlartekstUttrekk: _G.KLARTEKST,
    AnnenMottaker: _G.ANNET_SERTIFIKAT,
    Avkortet: _G.SKADET,
    Endret: _G.SKADET,
    FeilForm: _G.FEIL_FORM,
    AlgoritmeAvvist: _G.FEIL_FORM,
}
_MERKNADER: Final = {
    "feil_skjema": _G.ANNET_SKJEMA,
    "feil_aar": _G.ANNET_AAR,
    "feil_kommune": _G.ANNEN_KOMMUNE,
    "feil_bydel": _G.ANNEN_BYDEL,
}
_TEKSTER: Final[dict[Avvisningsgrunn, tuple[Tekst3, Tekst3]]] = {
    _G.IKKE_KONVOLUTT: (
        T(
            "Filen er ikke en kryptert fil fra File Encrypter.",
            "Fila er ikkje ei kryptert fil frå File Encrypter.",
            "The file is not an encrypted file from File Encrypter.",
        ),
        T(
            "Krypter filuttrekket med File Encrypter, og velg den krypterte filen. Har dere ingen "
            "å rapportere, bruker du den tomme filen som er kryptert.",
            "Krypter filuttrekket med File Encrypter, og vel den krypterte fila. Har de ingen å "
            "rapportere, bruker du den tomme fila som er kryptert.",
            "Encrypt the file extract with File Encrypter, and choose the encrypted file. If you "
            "have nobody to report, use the empty file that is encrypted.",
        ),
    ),
    _G.KLARTEKST: (
        T(
            "Filen er ikke kryptert. Et filuttrekk skal aldri sendes ukryptert.",
            "Fila er ikkje kryptert. Eit filuttrekk skal aldri sendast ukryptert.",
            "The file is not encrypted. A file extract must never be sent unencrypted.",
        ),
        T(
            "Krypter filuttrekket med File Encrypter i kommunens sikre sone, og velg den krypterte "
            "filen. Meld fra om avviket slik kommunen har rutine for.",
            "Krypter filuttrekket med File Encrypter i den sikre sona til kommunen, og vel den "
            "krypterte fila. Meld frå om avviket slik kommunen har rutine for.",
            "Encrypt the file extract with File Encrypter in the municipality's secure zone, and "
            "choose the encrypted file. Report the incident as your municipality's routine says.",
        ),
    ),
    _G.ANNET_SERTIFIKAT: (
        T(
            "Filen er kryptert for et annet sertifikat enn det som gjelder her.",
            "Fila er kryptert for eit anna sertifikat enn det som gjeld her.",
            "The file is encrypted for another certificate than the one in use here.",
        ),
        T(
            "Hent sertifikatet for rapporteringsåret, og krypter filuttrekket på nytt med det.",
            "Hent sertifikatet for rapporteringsåret, og krypter filuttrekket på nytt med det.",
            "Get the certificate of the reporting year, and encrypt the file extract again with it.",
        ),
    ),
    _G.SKADET: (
        T(
            "Den krypterte filen er skadet: den er endret eller kuttet etter at den ble laget.",
            "Den krypterte fila er skadd: ho er endra eller kutta etter at ho vart laga.",
            "The encrypted file is damaged: it was changed or cut after it was made.",
        ),
        T(
            "Velg filen på nytt. Hjelper ikke det, krypterer du filuttrekket på nytt.",
            "Vel fila på nytt. Hjelper ikkje det, krypterer du filuttrekket på nytt.",
            "Choose the file again. If that doesn't help, encrypt the file extract again.",
        ),
    ),
    _G.FEIL_FORM: (
        T(
            "Filen er kryptert på en måte som ikke tas imot.",
            "Fila er kryptert på ein måte som ikkje blir teken imot.",
            "The file is encrypted in a way that is not accepted.",
        ),
        T(
            "Krypter filuttrekket på nytt med File Encrypter. Bruker dere et annet program, skal "
            "det lage CMS med AES-256-GCM.",
            "Krypter filuttrekket på nytt med File Encrypter. Bruker de eit anna program, skal "
            "det lage CMS med AES-256-GCM.",
            "Encrypt the file extract again with File Encrypter. Another program must make CMS "
            "with AES-256-GCM.",
        ),
    ),
    _G.ANNET_SKJEMA: (
        T(
            "Filen gjelder et annet skjema enn det du leverer.",
            "Fila gjeld eit anna skjema enn det du leverer.",
            "The file is for another form than the one you are delivering.",
        ),
        T(
            "Velg skjemaet som filen gjelder, eller ta ut riktig fil og krypter den.",
            "Vel skjemaet som fila gjeld, eller ta ut rett fil og krypter ho.",
            "Choose the form that the file is for, or make the right extract and encrypt it.",
        ),
    ),
    _G.ANNET_AAR: (
        T(
            "Filen gjelder et annet år enn det du leverer for.",
            "Fila gjeld eit anna år enn det du leverer for.",
            "The file is for another year than the one you are delivering for.",
        ),
        T(
            "Velg skjemaet for det året, eller ta ut filen for riktig år og krypter den.",
            "Vel skjemaet for det året, eller ta ut fila for rett år og krypter ho.",
            "Choose the form of that year, or make the extract of the right year and encrypt it.",
        ),
    ),
    _G.ANNEN_KOMMUNE: (
        T(
            "Filen gjelder en annen kommune enn den du leverer for.",
            "Fila gjeld ein annan kommune enn den du leverer for.",
            "The file is for another municipality than the one you are delivering for.",
        ),
        T(
            "Finn filen for din kommune. Er det riktig fil, må kommunenummeret rettes i fagsystemet.",
            "Finn fila for din kommune. Er det rett fil, må kommunenummeret rettast i fagsystemet.",
            "Find the file of your municipality. If it is the right file, the municipality number "
            "must be corrected in the case-work system.",
        ),
    ),
    _G.ANNEN_BYDEL: (
        T(
            "Filen gjelder en annen bydel enn den du leverer for.",
            "Fila gjeld ein annan bydel enn den du leverer for.",
            "The file is for another city district than the one you are delivering for.",
        ),
        T(
            "Finn filen for din bydel. Er det riktig fil, må bydelsnummeret rettes i fagsystemet.",
            "Finn fila for din bydel. Er det rett fil, må bydelsnummeret rettast i fagsystemet.",
            "Find the file of your city district. If it is the right file, the district number "
            "must be corrected in the case-work system.",
        ),
    ),
    _G.NEI_MED_INNHOLD: (
        T(
            "Svaret er nei, men filen har innhold.",
            "Svaret er nei, men fila har innhald.",
            "The answer is No, but the file has content.",
        ),
        T(
            "Svar ja hvis noen skal rapporteres; ellers lever den tomme, krypterte filen.",
            "Svar ja viss nokon skal rapporterast; elles lever den tomme, krypterte fila.",
            "Answer Yes if anybody is to be reported; otherwise deliver the empty, encrypted file.",
        ),
    ),
    _G.JA_MED_TOM_FIL: (
        T(
            "Svaret er ja, men filen er den tomme filen.",
            "Svaret er ja, men fila er den tomme fila.",
            "The answer is Yes, but the file is the empty file.",
        ),
        T(
            "Lever filuttrekket, eller svar nei hvis ingen skal rapporteres.",
            "Lever filuttrekket, eller svar nei viss ingen skal rapporterast.",
            "Deliver the file extract, or answer No if nobody is to be reported.",
        ),
    ),
    _G.TOM: (
        T(
            "Filen har ikke noe innhold.",
            "Fila har ikkje noko innhald.",
            "The file has no content.",
        ),
        T(
            "Ta ut filen på nytt fra fagsystemet, og krypter den. Har dere ingen å rapportere, "
            "svarer du nei og leverer den tomme, krypterte filen.",
            "Ta ut fila på nytt frå fagsystemet, og krypter ho. Har de ingen å rapportere, svarer "
            "du nei og leverer den tomme, krypterte fila.",
            "Make the extract again in the case-work system, and encrypt it. If you have nobody to "
            "report, answer No and deliver the empty, encrypted file.",
        ),
    ),
    _G.FOR_STOR: (
        T("Filen er for stor.", "Fila er for stor.", "The file is too large."),
        T(
            "Sjekk at du har valgt riktig fil. Er det riktig fil, tar du kontakt med SSB.",
            "Sjekk at du har valt rett fil. Er det rett fil, tek du kontakt med SSB.",
            "Check that you chose the right file. If it is the right file, contact Statistics Norway.",
        ),
    ),
    _G.NOKKEL_MANGLER: (
        T(
            "Mottaket kan ikke åpne eller kvittere for filer akkurat nå. Feilen er hos oss.",
            "Mottaket kan ikkje opne eller kvittere for filer akkurat no. Feilen er hos oss.",
            "The files can't be opened or receipted just now. The fault is ours.",
        ),
        T(
            "Prøv igjen senere med den samme filen. Du trenger ikke å gjøre noe med den.",
            "Prøv igjen seinare med den same fila. Du treng ikkje å gjere noko med ho.",
            "Try again later with the same file. You need not change it.",
        ),
    ),
}
