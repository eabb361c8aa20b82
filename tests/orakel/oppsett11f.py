"""Layout og kodesett for 11F, ett år om gangen, som rene data for orakelet.

Skrives som i ``oppsett11cf``: ``NAVN:<lengde><type>`` med ``!`` bak når layouten krever feltet.
"""

from orakel.oppsett11cf import STMND, les_felt

MND = ("JAN", "FEB", "MARS", "APRIL", "MAI", "JUNI", "JULI", "AUG", "SEPT", "OKT", "NOV", "DES")
VILKAR = (
    "VILKARARBEID",
    "VILKARKURS",
    "VILKARUTD",
    "VILKARJOBBLOG",
    "VILKARJOBBTILB",
    "VILKARSAMT",
    "VILKAROKRETT",
    "VILKARLIVSH",
    "VILKARHELSE",
    "VILKARANNET",
    "VILKARDIGPLAN",
)
NY_I_2024 = "VILKARNORSKSAMISKOPPL"

_START = {
    2022: "KOMMUNE_NR:4t VERSION:2t BYDELSNR:2t DISTRIKTSNR:2t",
    2024: "KOMMUNE_NR:4t VERSION:2t BYDELSNR:2t",
    2025: "KOMMUNE_NR:4t! VERSION:2t! BYDELSNR:2t! FODSELSDATO:8d!",
}
_PERSON = """
    PERSON_JOURNALNR:8t! PERSON_FODSELSNR:11t PERSON_DUF:12t KJONN:1t! EKTSTAT:1t! BU18:1t!
    ANTBU18:2h VKLO:1t! TRYGDESIT:2t! ARBSIT:2t!
"""
_BELOP = " ".join(
    [f"{felt}:2t" for felt in STMND]
    + ["BIDRAG:7h!", "LAAN:7h!"]
    + [f"BIDRAG_{m}:7h LAAN_{m}:7h" for m in MND]
)
_SVAR = """
    GITT_OKONOMIRAD:1t! FAAT_INDIVIDUELL_PLAN:1t! SAKSBEHANDLER:10t! BOSIT:1t! VILKARSOSLOV:1t!
    VILKARSAMEKT:1t!
"""
_SLUTT = """
    VEDTAKARB:2t VEDTAKAKT:2t VEDTAKHELSE:2t VEDTAKGRUNN:2t SANKSJONRED:2t SANKSJONANDRE:2t
"""


def _layout(aar: int) -> str:
    start = _START[max(fra for fra in _START if fra <= aar)]
    dato = "6d" if aar <= 2024 else "8d"
    vilkar = [*VILKAR, NY_I_2024] if aar >= 2024 else VILKAR
    deler = [start, _PERSON, _BELOP, _SVAR, f"UTBETDATO:{dato} UTBETTOMDATO:{dato}"]
    deler += [f"{felt}:2t" for felt in vilkar]
    deler += [f"VEDTAKDATO:{dato}", _SLUTT]
    tekst = " ".join(deler)
    return tekst if aar >= 2025 else tekst.replace("!", "")


OPPSETT = {aar: [les_felt(f) for f in _layout(aar).split()] for aar in range(2022, 2027)}
POSTLENGDE = {2022: 324, 2023: 324, 2024: 324, 2025: 338, 2026: 338}

_KODER = {
    "KJONN": "1 2",
    "EKTSTAT": "1 2 3 4 5",
    "BU18": "1 2",
    "VKLO": "1 2 3 4 5 6 7 8 9",
    "TRYGDESIT": "01 02 04 05 06 07 09 10 11 12 13",
    "ARBSIT": "01 02 03 04 05 06 07 08 09 10",
    "GITT_OKONOMIRAD": "1 2",
    "FAAT_INDIVIDUELL_PLAN": "1 2",
    "BOSIT": "1 2 3 4 5 6",
    "VILKARSOSLOV": "1 2",
    "VILKARSAMEKT": "1 2",
    "VILKARARBEID": "16",
    "VILKARKURS": "17",
    "VILKARUTD": "04",
    "VILKARJOBBLOG": "06",
    "VILKARJOBBTILB": "07",
    "VILKARSAMT": "08",
    "VILKAROKRETT": "10",
    "VILKARLIVSH": "18",
    "VILKARHELSE": "14",
    "VILKARANNET": "15",
    "VILKARDIGPLAN": "19",
    "VILKARNORSKSAMISKOPPL": "20",
    "VEDTAKARB": "01",
    "VEDTAKAKT": "02",
    "VEDTAKHELSE": "03",
    "VEDTAKGRUNN": "04",
    "SANKSJONRED": "01",
    "SANKSJONANDRE": "02",
}


def koder(aar: int) -> dict[str, set[str]]:
    """Gyldige koder per felt i et år. Felt uten kodeliste er ikke med."""
    felt_i_aar = {navn for navn, *_ in OPPSETT[aar]}
    ut = {felt: set(tekst.split()) for felt, tekst in _KODER.items() if felt in felt_i_aar}
    for n, felt in enumerate(STMND, start=1):
        ut[felt] = {f"{n:02d}"}
    if aar <= 2023:
        ut["TRYGDESIT"].remove("13")
    return ut


KODER = {aar: koder(aar) for aar in OPPSETT}
