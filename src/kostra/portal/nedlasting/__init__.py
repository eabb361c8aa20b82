"""Front page, documents, news."""
