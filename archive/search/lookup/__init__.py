"""Directives by whatever of them a clerk remembers: "nq18", "qd 41 BCT", "Nghị quyết số 18-NQ/TW ngày 25/10/2017"."""

from archive.search.lookup.finding import Found, find
from archive.search.lookup.understanding import Understood, understand

__all__ = ["Found", "Understood", "find", "understand"]
