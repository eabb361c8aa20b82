"""E-mail: the message as bytes, and its way to the server."""

from __future__ import annotations

import re
import smtplib
import ssl
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kostra.portal.varsling.feil import Midlertidig, Sendefeil, Tvilsom, Varig
from kostra.portal.varsling.grenser import grenser
from kostra.portal.varsling.maler import Brevtekst

AVSENDERNAVN = "IKKE_SVAR_kostra"


def gyldig(adresse: str) -> bool:
    """True for an address that mail can be sent to: one line, ASCII before the @, a domain that resolves
    to letters a name server takes (``bærum.example`` does)."""
    try:
        validate_email(adresse)
        paa_ledningen(adresse)
    except (ValidationError, UnicodeError, ValueError):
        return False
    return True


def paa_ledningen(adresse: str) -> str:
    """The address with its domain in punycode. Raises UnicodeError, ValueError."""
    lokal, _, domene = adresse.rpartition("@")
    return f"{lokal.encode('ascii').decode()}@{domene.encode('idna').decode()}"


def ny_message_id(brev: UUID) -> str:
    """Made once for a letter, so that whoever gets it twice can see that it is the same."""
    domene = paa_ledningen(settings.KOSTRA.avsender).rpartition("@")[2]
    return f"<{brev}@{domene}>"


def lag(tekst: Brevtekst, *, til: str, sprak: str, message_id: str, dato: datetime) -> EmailMessage:
    """The message, in text and HTML, 7-bit. The same letter gives the same headers at each attempt."""
    melding = EmailMessage(policy=SMTP)
    melding["From"] = Address(AVSENDERNAVN, addr_spec=paa_ledningen(settings.KOSTRA.avsender))
    melding["To"] = Address(addr_spec=paa_ledningen(til))
    melding["Subject"] = tekst.emne
    melding["Date"] = format_datetime(dato)
    melding["Message-ID"] = message_id
    melding["Auto-Submitted"] = "auto-generated"
    melding["X-Auto-Response-Suppress"] = "All"
    melding.set_content(tekst.tekst, cte="quoted-printable")
    melding.add_alternative(tekst.html, subtype="html", cte="quoted-printable")
    melding["Content-Language"] = sprak  # last: set_content takes every Content- header away
    return melding


def send(melding: EmailMessage, *, til: str) -> None:
    """Hands the message to the SMTP server. Raises a :class:`Sendefeil`.

    Until the whole message is written, a fault means that it wasn't sent. Between then and the server's
    answer it is doubtful. After the answer nothing can change it.
    """
    forbindelse = _kobl_til()
    try:
        _adresser(forbindelse, til)
        _innhold(forbindelse, melding.as_bytes())
        _farvel(forbindelse)
    finally:
        forbindelse.close()


def _kobl_til() -> smtplib.SMTP:
    """A connection, guarded by TLS with a certificate that holds for the host, and logged in."""
    k = settings.KOSTRA
    frist, oss = grenser().smtp_svar, urlsplit(k.adresse).hostname
    forbindelse: smtplib.SMTP | None = None
    try:
        tls = ssl.create_default_context()
        if k.smtp_tls == "tls":
            forbindelse = smtplib.SMTP_SSL(
                k.smtp_vert, k.smtp_port, oss, timeout=frist, context=tls
            )
        else:
            forbindelse = smtplib.SMTP(k.smtp_vert, k.smtp_port, oss, timeout=frist)
        if k.smtp_tls == "starttls":
            forbindelse.starttls(context=tls)
        if k.smtp_bruker:
            forbindelse.login(k.smtp_bruker, k.smtp_passord)
    except (OSError, ValueError) as feil:  # smtplib's own errors are OSErrors
        if forbindelse is not None:
            forbindelse.close()
        raise Midlertidig(_ord(feil)) from None
    return forbindelse


def _krev(kode: int, ventet: int) -> None:
    if kode != ventet:
        raise smtplib.SMTPResponseException(kode, b"")


def _adresser(forbindelse: smtplib.SMTP, til: str) -> None:
    try:
        forbindelse.ehlo_or_helo_if_needed()
        _krev(forbindelse.mail(paa_ledningen(settings.KOSTRA.avsender))[0], 250)
        kode = forbindelse.rcpt(paa_ledningen(til))[0]
    except OSError as feil:
        raise Midlertidig(_ord(feil)) from None
    if kode not in {250, 251}:
        raise _avslag(kode)


def _innhold(forbindelse: smtplib.SMTP, melding: bytes) -> None:
    try:
        kode = forbindelse.docmd("DATA")[0]
        if kode != 354:
            raise _avslag(kode)
        forbindelse.send(_punktum(melding))
    except OSError as feil:
        raise Midlertidig(_ord(feil)) from None
    try:
        kode = forbindelse.getreply()[0]
    except OSError:
        raise Tvilsom("brutt_etter_overlevering") from None
    if kode != 250:
        raise _avslag(kode)


def _punktum(melding: bytes) -> bytes:
    """As DATA wants it: CRLF everywhere, dots doubled, and the dot that ends it."""
    linjer = re.sub(rb"\r\n|\r|\n", b"\r\n", melding)
    return re.sub(rb"(?m)^\.", b"..", linjer).rstrip(b"\r\n") + b"\r\n.\r\n"


def _farvel(forbindelse: smtplib.SMTP) -> None:
    try:
        forbindelse.quit()
    except OSError:
        return  # it is sent: how the line ends changes nothing


def _avslag(kode: int) -> Sendefeil:
    """What the server's answer to the address or the message means."""
    if 500 <= kode < 600:
        return Varig("avvist_av_mottaker")
    return Midlertidig("avvist_for_naa")


def _ord(feil: Exception) -> str:
    match feil:
        case smtplib.SMTPAuthenticationError():
            return "innlogging_hos_tjeneren"
        case ssl.SSLError() | smtplib.SMTPNotSupportedError():
            return "tls"
        case TimeoutError():
            return "tjeneren_svarer_ikke"
        case smtplib.SMTPServerDisconnected() if isinstance(feil.__context__, TimeoutError):
            return "tjeneren_svarer_ikke"
        case ConnectionRefusedError():
            return "tjeneren_er_nede"
        case smtplib.SMTPResponseException():
            return "avvist_for_naa"
        case _:
            return "forbindelsen_brutt"
