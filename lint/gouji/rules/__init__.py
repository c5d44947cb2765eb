"""Rules: the models of a rule and of its findings, and the catalogue of all rules."""
