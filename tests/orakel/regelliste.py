"""Hvilke funn som kan komme i hvert skjema og år, med grad. Skrevet av regeltabellene."""


def _ider(*deler: str) -> set[str]:
    """``"K08-K19"`` er alle numrene fra og til."""
    ut = set()
    for del_ in deler:
        if "-K" in del_:
            fra, til = (int(nr[1:]) for nr in del_.split("-"))
            ut |= {f"K{nr:02d}" for nr in range(fra, til + 1)}
        else:
            ut.add(del_)
    return ut


_HODE = _ider("K000", "K001", "K03-komm", "K03-bydel", "K04", "K05", "K05A", "K05B")
_K002 = _ider("K002-kode", "K002-heltall", "K002-dato")
_11CF = _HODE | _ider("K06-K16", "K19-K21", "K26-K32", "K36-K39")
_11F = _HODE | _ider("K08-K19", "K24", "K24B", "K25-K27", "K30-K33", "K35-K43")
_ALDER_OG_KILDE = _ider("K06", "K07", "K21")

REGLER = {
    ("11CF", 2022): _11CF | _K002 | {"K002-mangler", "K20A"},
    ("11CF", 2023): _11CF,
    ("11CF", 2024): _11CF,
    ("11CF", 2025): _11CF | {"K04A"},
    ("11CF", 2026): _11CF | {"K04A"},
    ("11F", 2022): _11F - {"K000"} | _K002 | _ider("K20", "K22", "K23", "K28", "K29"),
    ("11F", 2023): _11F | _ALDER_OG_KILDE | _ider("K20", "K22", "K23"),
    ("11F", 2024): _11F | _ALDER_OG_KILDE | _ider("K20A", "K20B", "K22", "K23"),
    ("11F", 2025): _11F | _ALDER_OG_KILDE | _ider("K04A", "K20A", "K20B", "K22", "K23"),
    ("11F", 2026): _11F
    | _ALDER_OG_KILDE
    | _K002
    | _ider("K002-mangler", "K04A", "K20B", "K22", "K23A", "K23B", "K23C"),
}
_ADVARSLER = {
    "11CF": _ider("K07", "K28-K32"),
    "11F": _ider("K06", "K07", "K20A", "K21", "K24", "K30", "K31", "K36", "K37", "K38"),
}
# Grader som er andre i enkelte år
_GRADER = {
    ("11CF", 2022): {"K05": "WARNING", "K06": "WARNING", "K20A": "WARNING"},
    ("11CF", 2023): {"K05": "WARNING"},
    ("11F", 2022): {"K05": "WARNING", "K13": "WARNING", "K38": "ERROR"},
    ("11F", 2023): {"K05": "WARNING"},
}


def grad(regel: str, skjema: str, aar: int) -> str:
    if regel in ("K000", "K001"):
        return "FATAL"
    vanlig = "WARNING" if regel in _ADVARSLER[skjema] else "ERROR"
    return _GRADER.get((skjema, aar), {}).get(regel, vanlig)
