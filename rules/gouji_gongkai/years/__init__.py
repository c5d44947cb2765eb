"""The years that a report gives as its own, and the one year that it is of."""
