"""What this package hands over."""

__all__: list[str] = []
