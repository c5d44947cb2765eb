"""A case: a good file and the mutations that are applied to it, all of it told by the case's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeAlias

import attrs

from gouji.value import Entity

__all__ = ["MAX_BYTES", "Case", "Change", "Good", "Mutation", "Step", "make_case", "random_of"]

MAX_BYTES = 4 * 1024 * 1024
"""No mutated file is larger: what a large file costs is measured elsewhere."""

_MOST_STEPS = 8

Change: TypeAlias = Callable[[Random, bytes], bytes]
"""What mutates the bytes of a file; bytes it can do nothing with are returned as they are."""


@attrs.frozen(eq=False)
class Good(Entity):
    """A file in which nothing is wrong: its name and its bytes."""

    name: str
    data: bytes = attrs.field(repr=False)


@attrs.frozen(eq=False)
class Mutation(Entity):
    """A named way to mutate a file."""

    name: str
    change: Change = attrs.field(repr=False)


@attrs.frozen(eq=False)
class Step(Entity):
    """A mutation with the seed of its choices."""

    mutation: Mutation
    seed: str

    def apply(self, data: bytes) -> bytes:
        """Return mutated bytes, at most `MAX_BYTES` of them."""
        return self.mutation.change(random_of(self.seed), data)[:MAX_BYTES]


@attrs.frozen(eq=False)
class Case(Entity):
    """A good file and the steps that mutate it. ``name`` is the target's and a number: ``docx:17``."""

    name: str
    good: Good
    steps: tuple[Step, ...]

    @property
    def data(self) -> bytes:
        """The mutated bytes, the same each time."""
        data = self.good.data
        for step in self.steps:
            data = step.apply(data)
        return data

    @property
    def mutations(self) -> tuple[str, ...]:
        """The names of its mutations, in order."""
        return tuple(step.mutation.name for step in self.steps)

    def without(self, index: int) -> Case:
        """Return the case without one of its steps."""
        return attrs.evolve(self, steps=self.steps[:index] + self.steps[index + 1 :])


def make_case(name: str, goods: Callable[[Random], Good], mutations: Sequence[Mutation], another: float = 0.55) -> Case:
    """Return the case of a name, of the good files and mutations of its target.

    There is one mutation, and *another* is how probable it is that one more follows.
    """
    random = random_of(name)
    good = goods(random)
    count = 1
    while count < _MOST_STEPS and random.random() < another:
        count += 1
    chosen = (random.choice(mutations) for _ in range(count))
    return Case(name, good, tuple(Step(mutation, f"{name}/{number}") for number, mutation in enumerate(chosen)))


def random_of(seed: str) -> Random:
    """Return the source of choices of a seed."""
    return Random(seed)  # noqa: S311 (nothing is secret here)
