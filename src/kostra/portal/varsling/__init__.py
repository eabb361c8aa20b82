"""The outbox: e-mail and SMS."""
