"""What somebody may be about to type: names, numbers, headlines and short forms that begin with what stands there."""

from archive.search.suggestions.suggesting import Suggestion, suggest

__all__ = ["Suggestion", "suggest"]
