"""The greatest of many numbers, without sorting the others."""

import numpy as np


def greatest(values: np.ndarray, number: int) -> np.ndarray:
    """The places of so many of the greatest values, in no order; of equals at the edge those that come first."""
    if number >= len(values):
        return np.arange(len(values))
    if number <= 0:
        return np.zeros(0, np.intp)
    edge = np.partition(values, -number)[-number]
    above, equal = np.flatnonzero(values > edge), np.flatnonzero(values == edge)
    return np.concatenate([above, equal[: number - len(above)]])
