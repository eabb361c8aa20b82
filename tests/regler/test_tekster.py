"""The words of the rules: three languages, true placeholders, no fødselsnummer."""

import re
from typing import Any

import kostra
from kostra.kontroll.regel import plassholdere
from kostra.kontroll.regelsett import bundne_regler
from kostra.kontroll.uttrykk import Uttrykk
from kostra.regler import regelsett
from kostra.skjema import filbeskrivelse
from kostra.skjema.modell import SPRAAK, Tekst3
from orakel.tilfelle import BYGGERE
from regler.test_regelsett import HVERT_AAR, REGIONER, SETT, alle_regler
from samlet import i_ett

REGLER = [r for skjema in SETT for r in alle_regler(skjema)]
REGLER += regelsett("15F").regler_i(2026, tillegg=True)


def setninger(tekst: str) -> int:
    return len(re.findall(r"[.?!](?:\s+[A-ZÆØÅ]|$)", tekst))


def tekster(regel: Any) -> list[Tekst3]:
    meldinger = [v.melding for v in regel.varianter]
    gjor = [v.gjor for v in regel.varianter if v.gjor]
    return [regel.tittel, regel.hvorfor, regel.gjor, *meldinger, *gjor]


@i_ett("regel", REGLER, ids=lambda r: r.id)
def test_tre_spraak_er_fylt_ut(regel: Any) -> None:
    for tekst in tekster(regel):
        for sprak in ("nb", "nn", "en"):
            ord_ = getattr(tekst, sprak)
            assert ord_, regel.id
            assert ord_ == ord_.strip()
            assert "  " not in ord_
            assert "TODO" not in ord_
        assert plassholdere(tekst.nb) == plassholdere(tekst.nn) == plassholdere(tekst.en)


@i_ett("regel", REGLER, ids=lambda r: r.id)
def test_setninger(regel: Any) -> None:
    """Titles have no full stop; other texts end with one. A message is at most two sentences."""
    for sprak in SPRAAK:
        assert not regel.tittel.paa(sprak).endswith(".")
        assert len(regel.tittel.paa(sprak)) <= 50
        for tekst in tekster(regel)[1:]:
            assert tekst.paa(sprak).endswith(".")
        for variant in regel.varianter:
            assert setninger(variant.melding.paa(sprak)) <= 2
        assert 1 <= setninger(regel.hvorfor.paa(sprak)) <= 3


@i_ett("region", REGIONER)
@i_ett(("skjema", "aar"), HVERT_AAR)
def test_fodselsnummer_og_duf_nummer_vises_ikke(skjema: str, aar: int, region: str) -> None:
    fb = filbeskrivelse(skjema, aar)
    kolonner = [(felt.fra - 1, felt.lengde) for felt in fb.felt if felt.lengde > 10]
    assert len(kolonner) == {"11CF": 1, "11F": 2}[skjema]
    for regel in bundne_regler(SETT[skjema], fb, region, True):
        for variant in regel.varianter:
            for hva in variant.vis.values():
                for vist in hva if isinstance(hva, list) else [(None, hva)]:
                    node = vist[1]
                    if isinstance(node, Uttrykk):
                        assert not (node.op == "kolonne" and node.ledd in kolonner)
                        assert not (node.op == "like_andre" and node.ledd[-1].ledd in kolonner)
                        assert node.op != "fodselsdato"


@i_ett(
    ("skjema", "id_", "aar", "endring", "ventet"),
    [
        ("11CF", "K03-komm", 2026, {"KOMMUNE_NR": "1106"},
         "Kommunenummer er «1106», men filen leveres for 1103."),
        ("11CF", "K04", 2026, {"VERSION": "25"}, "Årgang er «25». For 2026 skal den være 26."),
        ("11CF", "K05", 2026, {"PERSON_FODSELSNR": ""}, "Fødselsnummer eller d-nummer mangler."),
        ("11CF", "K05", 2026, {"PERSON_FODSELSNR": "15869010080"},
         "Fødselsnummeret eller d-nummeret er ikke gyldig. Det skal ha 11 siffer, og de to siste "
         "skal stemme med de andre."),
        ("11CF", "K06", 2022, {"PERSON_FODSELSNR": "15869010089"},
         "Deltakerens alder er ukjent (eller 99 år), og i 2022 teller det som under 18."),
        ("11CF", "K07", 2024, {"PERSON_FODSELSNR": "15865600019"}, "Deltakeren er 68 år, over 67."),
        ("11CF", "K07", 2026, {"PERSON_FODSELSNR": "01815710025"}, "Deltakeren er 69 år, over 68."),
        ("11CF", "K08", 2026, {"KJONN": "3"}, "Kjønn er «3». Gyldige koder: 1 = Mann, 2 = Kvinne."),
        ("11CF", "K08", 2026, {"KJONN": ""}, "Kjønn er tomt. Gyldige koder: 1 = Mann, 2 = Kvinne."),
        ("11CF", "K13", 2026, {"BU18": "1", "ANTBU18": "14"},
         "Antall barn under 18 år er 14. Kontrollen slår ut ved 14 eller flere."),
        ("11CF", "K16", 2026, {"BEGYNT_DATO": "01012027"},
         "Startdato er «01012027», etter utgangen av 2026."),
        ("11CF", "K27", 2026, {"KVP_MED_ASTONAD": "2", "KVP_MED_KOMMBOS": "4"},
         "Det er svart nei på støtte i 2026, men krysset av for støtte: KVP_MED_KOMMBOS = 4, "
         "KVP_MED_HUSBANKBOS = –, KVP_MED_SOSHJ_ENGANG = –, KVP_MED_SOSHJ_PGM = –, "
         "KVP_MED_SOSHJ_SUP = –."),
        ("11CF", "K32", 2026, {"KVP_STONAD": "0600001"},
         "Stønaden er 600 001 kr, over kontrollgrensen på 600 000 kr."),
        ("11CF", "K37", 2022, {"AVSL_DATO": "300622"},
         "Avslutningsdato er «300622», men status er «1». Da skal datoen være tom."),
        ("11CF", "K002-dato", 2022, {"AVSL_DATO": "320122"},
         "Feltet AVSL_DATO (posisjon 102–107) er «320122». Ventet en dato på formen DDMMÅÅ."),
        ("11CF", "T12", 2026, {"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": "1103"},
         "Deltakeren kom fra program i en annen kommune, men kommunenummeret er «1103», det samme "
         "som filen leveres for."),
        ("11CF", "T15", 2026, {"STATUS": "6", "KVP_STONAD": "-001500"},
         "Stønadsbeløpet er −1 500 kr."),
        ("11F", "K06", 2026, {"PERSON_FODSELSNR": "01810950087"}, "Mottakeren er 17 år, under 18."),
        ("11F", "K06", 2026, {"PERSON_FODSELSNR": ""},
         "Mottakerens alder er ukjent, og kontrollen regner det som under 18."),
        ("11F", "K07", 2026, {"PERSON_FODSELSNR": "01813010042"},
         "Mottakeren er 96 år. Kontrollen slår ut ved 96 år eller mer."),
        ("11F", "K13", 2022, {"BU18": "1", "ANTBU18": "10"},
         "Antall barn under 18 år er 10. Kontrollen slår ut ved 10 eller flere."),
        ("11F", "K15", 2026, {"VKLO": "1", "ARBSIT": "03"},
         "Viktigste kilde til livsopphold er 1 = Arbeidsinntekt, men arbeidssituasjonen er «03». "
         "Ventet: 01 = Arbeid, heltid, 02 = Arbeid, deltid."),
        ("11F", "K20", 2023, {"VKLO": "3", "TRYGDESIT": ""},
         "Viktigste kilde til livsopphold er 3 = Trygd/pensjon, men trygdesituasjonen er tomt. "
         "Ventet: 01 = Sykepenger, 02 = Dagpenger, 04 = Uføretrygd, 05 = Overgangsstønad, "
         "06 = Etterlattepensjon, 07 = Alderspensjon, 09 = Supplerende stønad (kort botid), "
         "10 = Annen trygd, 11 = Arbeidsavklaringspenger."),
        ("11F", "K23A", 2026, {"TRYGDESIT": "07", "PERSON_FODSELSNR": "01816510011"},
         "Mottakeren er 61 år, under 62, og har alderspensjon."),
        ("11F", "K22", 2023, {"TRYGDESIT": "07", "PERSON_FODSELSNR": "15469010187"},
         "Mottakeren har alderspensjon, men alderen er ukjent. Kontrollen regner det som under 63 "
         "år."),
        ("11F", "K24", 2026, {"TRYGDESIT": "04", "ARBSIT": "08"},
         "Trygdesituasjonen er 04 = Uføretrygd, men arbeidssituasjonen er «08». Det er uvanlig."),
        ("11F", "K27", 2026, {"BIDRAG": "12A4567", "LAAN": ""},
         "Verken bidrag eller lån er over 0. Bidrag er «12A4567», og lån er tomt."),
        ("11F", "K30", 2026, {"BIDRAG": "0999999", "LAAN": "0000002"},
         "Samlet stønad er 1 000 001 kr (bidrag 999 999, lån 2). Kontrollgrensen er 1 000 000 kr."),
        ("11F", "K36", 2026, {"BIDRAG_DES": "0000001"},
         "Bidrag per måned er til sammen 12 001 kr, men bidraget for året er 12 000 kr."),
        ("11F", "K41", 2026, {"VILKARSOSLOV": "1", "UTBETDATO": "32012026"},
         "Det er stilt vilkår, men vedtakets dato er «32012026». Den mangler eller er ugyldig."),
        ("11F", "T15", 2025, {"BIDRAG_MAI": "-1500"},
         "Feltet BIDRAG_MAI (posisjon 152–158) er −1 500 kr."),
        ("11F", "T17", 2026, {"PERSON_FODSELSNR": "", "PERSON_DUF": "999900000108"},
         "DUF-nummeret er gyldig, og det er nok. At K05 likevel stopper filen, er en kjent feil i "
         "kontrollen."),
        ("11F", "T19", 2026, {"LAAN_MARS": "0001500"},
         "Mars er ikke krysset av som stønadsmåned, men bidraget er 0 kr og lånet 1 500 kr."),
    ],
)  # fmt: skip
def test_melding(skjema: str, id_: str, aar: int, endring: dict[str, str], ventet: str) -> None:
    bygger = BYGGERE[skjema]
    innhold = bygger.bygg_endringer(aar, [endring])
    rapport = kostra.kontroller(
        innhold, skjema=skjema, aar=aar, region=bygger.REGION, kolonner="ren"
    )
    tekst = next(m.tekst for m in rapport.meldinger if m.kontroll == id_)
    assert tekst.replace("\u00a0", " ") == ventet
