"""A fuzzer: good files of every format, mutated by what knows their structure, and what must hold of any file.

``python -m gouji.testing.fuzz`` runs it. ``targets`` is the table of what is mutated; a new target is one more line there.
"""
