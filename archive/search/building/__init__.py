"""The whole index anew: in parts, by several processes, beside the old index and then in its place."""

from archive.search.building.build import Progress, build

__all__ = ["Progress", "build"]
