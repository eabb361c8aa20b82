"""News: written, looked at in every language, published and taken down."""
