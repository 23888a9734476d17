"""How fast the archive reads, imports, indexes and searches: `make benchmark`."""
