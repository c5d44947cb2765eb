"""``gouji greet FILE``: say hello to the body of a report."""

from argparse import ArgumentParser, Namespace

import gouji


def add_arguments(parser: ArgumentParser) -> None:
    """Take a file, and how often to greet. The name of an argument may be anything."""
    parser.add_argument("command", help="a report")
    parser.add_argument("--times", type=int, default=1, help="how often")


def run(args: Namespace) -> int:
    """Greet, and say by the status how often."""
    agency = gouji.read_report(args.command).subject.value
    for _ in range(args.times):
        print(f"Hello, {agency}")
    return int(args.times)
