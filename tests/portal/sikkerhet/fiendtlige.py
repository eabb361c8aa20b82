"""Requests that nobody sends by mistake, as data: parts, JSON, headers, paths."""

from __future__ import annotations

import json

from django.conf import settings

from portal.stygge import GRUPPER

#: Some of each kind, for what is tried on every page; all of them are tried where ``treg`` says so.
_ANTALL = {"lange": 2, "adresser": 3, "styretegn": 5, "xss": 6}
UTVALG = (
    *(
        gruppe[nr * len(gruppe) // antall]
        for navn, gruppe in GRUPPER.items()
        for antall in [_ANTALL.get(navn, 3)]
        for nr in range(antall)
    ),
    *("\x00", "x\x00y", "\ud800", "9" * 30, "-1", "1e999"),
)

#: For numbers in addresses.
TALL = ("9" * 5000, "²", "0", "-0", "1.5", "²" * 50)
#: Many attacks in one, for each field of each form: what can be drawn, what can't, what is too much.
FELTUTVALG = (
    "\"'><script>alert(1)</script>{{7*7}}{% debug %}' OR 1=1--",
    "=cmd|' /C calc'!A0\r\nBcc: ond@ond.example",
    "x\x00y\x1b[31m\ud800",
    "\u202eNora\u200b\u0301 İ١²",
    "-1",
    "9" * 5000,
)

GRENSE = "x" * 20


def del_(hode: str, innhold: str = "1") -> str:
    return f"--{GRENSE}\r\n{hode}\r\n\r\n{innhold}\r\n"


FIL = 'Content-Disposition: form-data; name="fil"; filename="{}"\r\nContent-Type: text/plain'
FELT = 'Content-Disposition: form-data; name="{}"'
SLUTT = f"--{GRENSE}--\r\n"
KROPPER = {
    "samme felt 50 ganger": del_(FELT.format("gjor"), "lagre") * 50 + SLUTT,
    "300 felt": "".join(del_(FELT.format(f"f{nr}")) for nr in range(300)) + SLUTT,
    "to filer": del_(FIL.format("a.p7m")) * 2 + SLUTT,
    "uten slutt": del_(FELT.format("gjor")),
    "ingen deler": SLUTT,
    "tomt": "",
    "uten navn": del_("Content-Disposition: form-data") + SLUTT,
    "uten hode": del_("") + SLUTT,
    "langt hode": del_("X: " + "a" * 70_000) + SLUTT,
    "1000 hoder": del_("\r\n".join(f"X-{nr}: 1" for nr in range(1000))) + SLUTT,
    "ikke base64": del_(FELT.format("gjor") + "\r\nContent-Transfer-Encoding: base64", "æ=/=")
    + SLUTT,
    "fil som ikke er base64": del_(FIL.format("a") + "\r\nContent-Transfer-Encoding: base64", "!")
    + SLUTT,
    "NUL i navnet": del_(FELT.format("a\x00b")) + SLUTT,
    "NUL i filnavnet": del_(FIL.format("a\x00.p7m")) + SLUTT,
    "sti i filnavnet": del_(FIL.format("../../etc/passwd")) + SLUTT,
    "langt filnavn": del_(FIL.format("a" * 5000)) + SLUTT,
    "filnavn to ganger": del_(
        "Content-Disposition: form-data; name=fil; filename=a; filename*=utf-8''%00%ff"
    )
    + SLUTT,
    "ukjent tegnsett": del_(FELT.format("gjor") + "\r\nContent-Type: text/plain; charset=x-ond")
    + SLUTT,
    "flere deler inni": del_('Content-Type: multipart/mixed; boundary="y"', "--y\r\n\r\na\r\n--y--")
    + SLUTT,
}


JSON = [
    b"",
    b"{",
    b"null",
    b"[]",
    b'"x"',
    b"1e999",
    b"NaN",
    b"\xff\xfe{}",
    b"[" * 200_000,
    b'{"a":' * 50_000,
    b"9" * 100_000,
    *(
        json.dumps({"navn": navn, "storrelse": storrelse, "sha256": sha}).encode()
        for navn, storrelse, sha in (
            ("\ud800\x00.p7m", 10, "0" * 64),
            ("../../x", 10, "0" * 64),
            ("x" * 70_000, 10, "0" * 64),
            ("", 10, "0" * 64),
            ("x", -1, "0" * 64),
            ("x", 0, "0" * 64),
            ("x", 10**30, "0" * 64),
            ("x", 1.5, "0" * 64),
            ("x", True, "0" * 64),
            ("x", "10", "0" * 64),
            ("x", 10, "Z" * 64),
            ("x", 10, "\ud800" * 64),
            ("x", 10, "٠" * 64),
            (None, 10, "0" * 64),
            ({}, [], {}),
        )
    ),
]


HODER = (
    [
        {"HTTP_ACCEPT_LANGUAGE": verdi}
        for verdi in ("\x00", "a" * 4000, "nb;q=x", ",,,;;;", "*", "nn-\xff")
    ]
    + [
        {"HTTP_REFERER": verdi}
        for verdi in ("https://[x", "//ond.example", "javascript:x", "\xff\x00", "a" * 4000)
    ]
    + [
        {"HTTP_COOKIE": verdi}
        for verdi in (
            "x",
            "=;=;=",
            "a" * 4000,
            *(
                f'{navn}="{verdi}"'
                for navn in (
                    settings.SESSION_COOKIE_NAME,
                    settings.CSRF_COOKIE_NAME,
                    settings.LANGUAGE_COOKIE_NAME,
                    "__Host-kostra-kjent",
                )
                for verdi in (
                    "\\000aaaaaaaaaa",
                    "a" * 3000,
                    "../../x",
                    "'; DROP TABLE x",
                    "\\377\\376aaaaaaaa",
                    "W10:1x:x",
                    "æøå",
                )
            ),
        )
    ]
    + [
        {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": verdi}
        for verdi in (
            "https://[x",
            "//ond.example/x",
            "https://kostra.example//ond.example",
            "javascript:x",
            "%",
        )
    ]
    + [
        {"HTTP_RANGE": "bytes=0-0,1-1"},
        {"HTTP_IF_MODIFIED_SINCE": "x"},
        {"HTTP_IF_NONE_MATCH": '"x' * 100},
        {"HTTP_X_FORWARDED_FOR": "x, \x00, 999.1.1.1"},
        {"HTTP_X_FORWARDED_HOST": "ond.example"},
        {"HTTP_X_FORWARDED_PROTO": "http"},
        {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE"},
        {"HTTP_ACCEPT": "application/json"},
        {"HTTP_ACCEPT": "x" * 4000},
        {"HTTP_SEC_FETCH_DEST": "empty"},
        {"HTTP_EXPECT": "100-continue"},
        {"CONTENT_LENGTH": "x"},
        {"CONTENT_LENGTH": "-1"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "https://[x"},
        {"REMOTE_ADDR": "x"},
        {"REMOTE_ADDR": "fe80::1%eth0"},
    ]
)


STIER = [
    b"/\x00",
    b"/skjema/\x00/",
    b"/../../etc/passwd",
    b"/skjema/../../x",
    b"/static/../settings.py",
    b"/static/..\\settings.py",
    b"/static//etc/passwd",
    b"/static/kostra/%2e%2e/x",
    b"/\xc0\xae\xc0\xae/",
    b"/\xff\xfe/",
    b"/\xe0\x80\xaf",
    b"//ond.example/",
    b"//ond.example//",
    b"/\\ond.example",
    b"/skjema//",
    b"/ ",
    b"/\r\nSet-Cookie: x=1",
    b"/%",
    b"/" + b"a" * 8000,
    b"/" + b"a/" * 3000,
    b"/skjema/" + b"9" * 5000 + b"/",
    b"/tomfil/11CF/99999999999999999999/",
    b"/tomfil/11CF/" + b"9" * 5000 + b"/",
    b"/tomfil/x/0/",
    b"/tomfil/" + b"x" * 3000 + b"/2026/",
    b"/sertifikat/99999999999999999999999/",
    b"/sertifikat/0/",
    b"/skjema/les/11CF/99999999999999999999/",
    b"/skjema/les/999/0/",
    b"/skjema/kvittering/" + b"a" * 4000 + b"/",
    b"/rapportorer/x000000/ta-bort/99999999999999999999/",
    b"/rapportorer/X000000/passord/",
    b"/skjema/rapport/00000000-0000-0000-0000-000000000000/xlsx/",
    b"/skjema/00000000-0000-0000-0000-000000000000/kommune/",
    b"",
    b"*",
    b"?",
    b"http://ond.example/",
]
