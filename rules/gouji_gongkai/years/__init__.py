"""Which years the text says to be the report's own."""
