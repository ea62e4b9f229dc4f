"""A progress bar with the time left, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from posecheck.words import has, text

__all__ = ["progress_bar"]


@contextmanager
def progress_bar() -> Iterator[Callable[[str, float], None]]:
    """Give a function that is told the stage and its share done, 0 to 1.

    It writes to stderr, and nothing where that is not a terminal.
    """
    if not sys.stderr.isatty():
        yield lambda stage, share: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
        TextColumn(text("terminal.progress.left")),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, share: float) -> None:
            if stage not in tasks:
                for done in tasks.values():
                    bar.update(done, completed=1.0)
                known = f"terminal.progress.{stage}"
                tasks[stage] = bar.add_task(text(known) if has(known) else stage, total=1.0)
            bar.update(tasks[stage], completed=share)

        yield tell
