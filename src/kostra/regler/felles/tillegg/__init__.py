"""Additional rules that several forms share."""
