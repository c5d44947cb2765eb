"""``gouji page``: one file that checks reports in a browser, with Pyodide, gouji and all that they need in it."""
