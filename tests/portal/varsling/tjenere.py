"""Servers that take mail and SMS, well or badly. All on 127.0.0.1."""

from __future__ import annotations

import datetime
import ipaddress
import json
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def ledig_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Posttjener:
    """An SMTP server. ``brev``: what it took; ``rcpt``, ``data``: answers other than yes."""

    def __init__(self) -> None:
        self.brev: list[bytes] = []
        self.mottakere: list[str] = []
        self.rcpt = self.data = ""
        self.kutt = False  # drops the line after the message, before the answer
        self.port = 0

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if self.rcpt:
            return self.rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.data:
            return self.data
        self.brev.append(envelope.original_content)
        self.mottakere += envelope.rcpt_tos
        if self.kutt:
            server.transport.abort()
        return "250 OK"


@contextmanager
def posttjener(tls: ssl.SSLContext | None = None):
    tjener = Posttjener()
    tjener.port = ledig_port()
    kontroller = Controller(
        tjener, hostname="127.0.0.1", port=tjener.port, tls_context=tls, require_starttls=bool(tls)
    )
    kontroller.start()
    try:
        yield tjener
    finally:
        kontroller.stop()


@contextmanager
def rotjener(samtale: Callable[[socket.socket], None]):
    """A TCP server that has one conversation after the other. Gives the port."""
    lytter = socket.create_server(("127.0.0.1", 0))
    aapne: list[socket.socket] = []

    def kjor() -> None:
        while True:
            try:
                forbindelse, _ = lytter.accept()
            except OSError:
                return
            aapne.append(forbindelse)
            try:
                samtale(forbindelse)
            except OSError:
                continue

    traad = threading.Thread(target=kjor, daemon=True)
    traad.start()
    try:
        yield lytter.getsockname()[1]
    finally:
        lytter.shutdown(socket.SHUT_RDWR)
        lytter.close()
        for forbindelse in aapne:
            forbindelse.close()
        traad.join()


def taus(_: socket.socket) -> None:
    """Takes the connection and says nothing."""


def slipper_i_data(forbindelse: socket.socket) -> None:
    """An SMTP server that says yes to DATA, reads a little, and is gone."""
    svar = {b"DATA": b"354 kom\r\n"}
    forbindelse.sendall(b"220 test\r\n")
    with forbindelse.makefile("rb") as linjer:
        for linje in linjer:
            kommando = linje[:4].upper()
            forbindelse.sendall(svar.get(kommando, b"250 OK\r\n"))
            if kommando == b"DATA":
                linjer.readline()
                forbindelse.shutdown(socket.SHUT_RDWR)
                return


class Smstjener:
    """A gateway. ``svar``: statuses to answer with, then 200. ``levert``: by idempotency key."""

    def __init__(self) -> None:
        self.svar: list[int | str] = []
        self.kall: list[dict] = []
        self.levert: dict[str, dict] = {}
        self.adresse = ""

    def ta_imot(self, noekkel: str, innhold: dict, hoder: dict) -> int | str:
        self.kall.append({**innhold, "idempotens": noekkel, "autorisasjon": hoder["Authorization"]})
        svar = self.svar.pop(0) if self.svar else 200
        if svar in {200, "kutt"}:
            self.levert.setdefault(noekkel, innhold)
        return svar


@contextmanager
def smstjener():
    tjener = Smstjener()

    class Svarer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            lengde = int(self.headers["Content-Length"])
            innhold = json.loads(self.rfile.read(lengde))
            svar = tjener.ta_imot(self.headers["Idempotency-Key"], innhold, dict(self.headers))
            if isinstance(svar, str):
                self.close_connection = True
                return
            self.send_response(svar)
            if 300 <= svar < 400:
                self.send_header("Location", f"{tjener.adresse}/et-annet-sted")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self) -> None:  # what a client that follows a redirect would ask for
            tjener.kall.append(dict(self.headers))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    httpd = HTTPServer(("127.0.0.1", 0), Svarer)
    tjener.adresse = f"http://127.0.0.1:{httpd.server_port}"
    traad = threading.Thread(target=httpd.serve_forever, args=[0.02], daemon=True)
    traad.start()
    try:
        yield tjener
    finally:
        httpd.shutdown()
        httpd.server_close()
        traad.join()


def sertifikat(mappe) -> tuple[ssl.SSLContext, str]:
    """A self-signed certificate for 127.0.0.1: the server's context, and the PEM file's name."""
    nokkel = ec.generate_private_key(ec.SECP256R1())
    navn = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    naa = datetime.datetime.now(datetime.UTC)
    pem = (
        x509.CertificateBuilder()
        .subject_name(navn)
        .issuer_name(navn)
        .public_key(nokkel.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(naa - datetime.timedelta(days=1))
        .not_valid_after(naa + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        .sign(nokkel, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )
    (mappe / "sert.pem").write_bytes(pem)
    (mappe / "nokkel.pem").write_bytes(
        nokkel.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    kontekst = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    kontekst.load_cert_chain(mappe / "sert.pem", mappe / "nokkel.pem")
    return kontekst, str(mappe / "sert.pem")
