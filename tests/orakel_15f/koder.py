"""The code lists of the format. Retired codes are accepted in every year."""


def _serie(fra: int, til: int, prefiks: str = "") -> set[str]:
    return {f"{prefiks}{nr}" for nr in range(fra, til + 1)}


JA_NEI = {"1", "2"}
MELDING_KONKLUSJON = _serie(1, 4)
MELDER = _serie(1, 25)
SAKSINNHOLD = _serie(1, 36)
UNDERSOKELSE_KONKLUSJON = _serie(1, 6)
PLANTYPE = _serie(1, 8)
OPPHEVELSE = _serie(1, 4)
FLYTTING_TIL = _serie(1, 9)
ARSAK_FRA = _serie(1, 5, "1.1.") | _serie(1, 3, "1.2.") | {"1.3"} | _serie(1, 9, "2.")
#: Group -> its last code before 99, «other», which all groups have.
_KATEGORIGRUPPER = {1: 2, 2: 6, 3: 10, 4: 9, 5: 4, 6: 4, 7: 3, 8: 3}
_ANDRE_TILTAK = {f"{gruppe}.99" for gruppe in _KATEGORIGRUPPER}
KATEGORI = _ANDRE_TILTAK.union(*(_serie(1, n, f"{g}.") for g, n in _KATEGORIGRUPPER.items()))

KATEGORI_MED_PRESISERING = _ANDRE_TILTAK | {"3.7"}
SAKSINNHOLD_MED_PRESISERING = {"18", "19"}
