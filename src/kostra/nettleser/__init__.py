"""The control inside a browser page: what its worker calls. Runs in Pyodide, and knows no JavaScript."""
