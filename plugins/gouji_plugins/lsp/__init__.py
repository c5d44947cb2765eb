"""The language server: what editors ask of gouji, over standard input and output."""
