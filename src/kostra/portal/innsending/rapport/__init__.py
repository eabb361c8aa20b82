"""The control report as a page and as downloads."""
