"""Did you mean: other words for a query that found few articles or none, each with what it would find."""

from archive.search.did_you_mean.proposing import Proposal, proposals

__all__ = ["Proposal", "proposals"]
