"""Questions and returns: what staff say about a form after it was sent, and what is answered."""
