"""A county's reports: a folder of any number of bodies over some years, in several formats, some of them with faults.

``./dev python -m tests.benchmarks.county FOLDER`` writes it: 60 bodies from 2020 to 2024, 300 reports. The same
arguments give the same files. Nobody in them exists.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
import sys

import attrs

from gouji.testing import Fault, Line, SampleReport
from gouji.testing.changes import with_line
from gouji.testing.strategies.formats import PLAIN_RENDERERS
from gouji_gongkai.testing import CATALOGUE, official_forms, sound_report

__all__ = ["BODIES", "YEARS", "write_county"]

BODIES, YEARS = 60, 5
_LAST_YEAR = 2024
_FAULTY = 0.5
"""Which part of the reports have a fault; one in four of these has two."""

_COUNTY = "云麓县"
_DUTIES = "水务、民政、司法、财政、审计、统计、林业、气象、教育、文旅、体育、医保、信访、应急管理、市场监督管理、自然资源、生态环境、农业农村、交通运输、卫生健康、住房和城乡建设、人力资源和社会保障、退役军人事务、行政审批服务、城市管理、发展和改革、工业和信息化、商务、乡村振兴、数据"
_PLACES = "柳汀、白鹮、青岭、石桥、梅溪、桃源、竹山、芦苇、双河、枫林、松岗、莲塘、龙潭、凤坡、鹿鸣、雁荡、沙洲、高田、新塘、古井、大坪、小满、长堤、三渡、平湖、东关、西屏、南浦、北辰、中和"
_TREES = "榆枫柏槐桐杉棠梅竹荷菊兰芦苇蒲菱茶桑麻葛禾黍稷粟梨枣杏栗柿椿楠樟桂柚橘榛"
_FORMATS = ("text rows", "text cells", "text tabs", "html clean", "docx", "xlsx", "markdown")
_APPLICANTS = ("natural_person", "enterprise", "research", "welfare", "legal_service", "other_organization")
_RESULTS = ("granted", "partial", "denied.third_party", "unavailable.not_held", "not_processed.repeated")
_IN_FORCE = "proactive.normative_documents.in_force"


def write_county(
    folder: Path,
    *,
    bodies: int = BODIES,
    years: int = YEARS,
    faulty: float = _FAULTY,
    formats: Sequence[str] = _FORMATS,
) -> tuple[Path, ...]:
    """Write the reports of so many bodies for so many years into a folder of each year, and return their paths."""
    written: list[Path] = []
    for number, body in enumerate(_names(bodies)):
        random = Random(number)  # noqa: S311 (no secret: the same reports each time)
        for sample in _reports(body, years, random):
            name = formats[random.randrange(len(formats))]
            rendered = PLAIN_RENDERERS[name](_with_faults(sample, name, faulty, random))
            path = folder / str(sample.period) / f"{body}.{rendered.format}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(rendered.data)
            written.append(path)
    return tuple(written)


def _names(count: int) -> Iterator[str]:
    """Yield the names of bodies: departments, then townships."""
    names = [f"{_COUNTY}{duty}局" for duty in _DUTIES.split("、")] + [
        f"{place}镇人民政府" for place in _PLACES.split("、")
    ]
    rounds = -(-count // len(names))
    yield from [name if turn == 0 else f"{name}第{turn + 1}分局" for turn in range(rounds) for name in names][:count]


def _reports(body: str, years: int, random: Random) -> Iterator[SampleReport]:
    """Yield a body's sound reports, the oldest first, each following from the one before."""
    last: Mapping[str, str] = {}
    for year in range(_LAST_YEAR + 1 - years, _LAST_YEAR + 1):
        form = next(form for form in official_forms() if form.in_force(year))
        figures = {fact: value for fact, value in _figures(last, random).items() if fact in form.slots}
        sample = sound_report(form, period=year, subject=body, figures=figures, variant=random.randrange(6))
        last = sample.figures
        yield with_line(sample, _villages(random), "overview")


def _figures(last: Mapping[str, str], random: Random) -> dict[str, Decimal]:
    """Return figures that no relation determines, those carried in and in force as last year's have them."""
    drawn = {f"requests.{result}.{who}": random.choice((0, 0, 1, 2, 5)) for result in _RESULTS for who in _APPLICANTS}
    drawn |= {f"requests.carried_out.{who}": random.choice((0, 0, 1, 2)) for who in _APPLICANTS}
    drawn |= {f"requests.carried_in.{who}": int(last.get(f"requests.carried_out.{who}", 0)) for who in _APPLICANTS}
    issued, repealed, before = random.randrange(1, 5), random.randrange(2), int(last.get(_IN_FORCE, 20))
    drawn |= {
        "proactive.normative_documents.issued": issued,
        "proactive.normative_documents.repealed": repealed,
        _IN_FORCE: before + issued - repealed,
        "proactive.licensing.decisions": random.randrange(400),
        "litigation.reconsideration.upheld": random.randrange(3),
    }
    return {fact: Decimal(value) for fact, value in drawn.items()}


def _villages(random: Random) -> Line:
    """Return a sentence that no other report has, so that none is a copy of another."""
    names = "、".join("".join(random.sample(_TREES, 2)) + "村" for _ in range(60))
    return Line.of("{villages}已在公示栏张贴补贴明细。", {"villages": names}, marked={})


def _with_faults(sample: SampleReport, name: str, faulty: float, random: Random) -> SampleReport:
    """Plant one fault or two in a part of the reports."""
    if random.random() >= faulty:
        return sample
    fitting = [fault for fault in CATALOGUE if fault.fits(sample.form.id) and not fault.excuse(name)]
    for fault in random.sample(fitting, random.choice((1, 1, 1, 2))):
        sample = _planted(fault, sample)
    return sample


def _planted(fault: Fault, sample: SampleReport) -> SampleReport:
    """Return the sample with a fault; itself where a fault that is there already leaves no room for it."""
    try:
        faulted = fault.plant(sample).sample
    except (LookupError, ValueError, StopIteration):
        return sample
    return attrs.evolve(faulted, subject=sample.subject)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the folder that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.county", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bodies", type=int, default=BODIES)
    parser.add_argument("--years", type=int, default=YEARS)
    parser.add_argument("--faulty", type=float, default=_FAULTY, help="which part of the reports have a fault")
    asked = parser.parse_args(arguments)
    print(len(write_county(asked.folder, bodies=asked.bodies, years=asked.years, faulty=asked.faulty)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
