"""Uavhengig fasit for kontrollene: skrevet post for post, uten å bruke produktets kode."""
