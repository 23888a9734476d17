"""How well the search finds: cases of query → articles, measured on the archive as it stands."""

from archive.search.evaluation.cases import Case, CasesError, load_cases
from archive.search.evaluation.measuring import Evaluation, Figures, Outcome, evaluate
from archive.search.evaluation.report import plain, report

__all__ = [
    "Case",
    "CasesError",
    "Evaluation",
    "Figures",
    "Outcome",
    "evaluate",
    "load_cases",
    "plain",
    "report",
]
