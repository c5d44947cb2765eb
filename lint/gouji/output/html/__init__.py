"""``--format html``: one page for whoever must tell many bodies what to mend; it needs nothing but itself."""
