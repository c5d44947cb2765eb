"""The checks that a rule of a pack can make, one a file: each plain data, and the function that looks at a report."""
