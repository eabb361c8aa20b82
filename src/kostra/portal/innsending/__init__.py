"""Forms and drafts, upload, Kontrollere, Send inn, report and receipt."""
