"""The order in which files are named changes nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.run.session import Session
from gouji.testing.strategies import printed_reports
from gouji_gongkai.testing.strategies import FAULTS, faulted, sound_reports


@given(data=st.data())
@settings(max_examples=15)
def test_files_in_any_order_give_the_same_result(data: st.DataObject, session: Session) -> None:
    with TemporaryDirectory() as folder:
        paths = []
        for number in range(data.draw(st.integers(2, 4))):
            sound = data.draw(printed_reports(sound_reports(cites=False, dated=True)))
            fault = data.draw(faulted(sound.sample, data.draw(st.sampled_from(sorted(FAULTS)))))
            path = Path(folder, f"{number}.txt")
            path.write_bytes(sound.print_again(fault.sample).rendered.data)
            paths.append(str(path))
        shuffled = data.draw(st.permutations(paths))

        assert session.check_paths(shuffled, jobs=1) == session.check_paths(paths, jobs=1)
