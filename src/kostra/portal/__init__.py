"""The portal: Django, server-rendered. It holds ciphertext only, and never a private key.

Settings come from the environment alone (:mod:`kostra.portal.miljo`). The apps are split by concern;
``docs/vedtak/0008-portalen.md`` says who may call whom.
"""
