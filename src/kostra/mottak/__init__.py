"""Mottak: the only room that holds the private key. Decrypts in memory, controls, gives a receipt."""

from kostra.mottak.motta import Avvist, KanIkkeSignere, Levering, Mottatt, motta

__all__ = ["Avvist", "KanIkkeSignere", "Levering", "Mottatt", "motta"]
