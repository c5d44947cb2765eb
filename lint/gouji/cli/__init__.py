"""The command line: one command one module."""


def main() -> int:
    """Run gouji."""
    raise NotImplementedError
