"""The network and the batch that every side makes alike: see Problem.swift."""

import numpy as np


def numbers(count, salt, scale):
    """Numbers in [-scale/2, scale/2) that look random."""
    index = np.arange(count, dtype=np.uint64)
    hashes = (index * np.uint64(2654435761) + np.uint64(salt * 40503077)) & np.uint64(0xFFFFFFFF)
    return scale * (hashes.astype(np.float64) / 2.0**32 - 0.5)


def problem(hidden, inputs, outputs, steps, sequences):
    """U, W, V, b, c, the inputs [T, B, I] and the classes [T, B]."""

    def matrix(rows, columns, salt):
        return numbers(rows * columns, salt, 2 / columns**0.5).reshape(rows, columns)

    parameters = (
        matrix(hidden, inputs, 1),
        matrix(hidden, hidden, 2),
        matrix(outputs, hidden, 3),
        numbers(hidden, 4, 1.0),
        numbers(outputs, 5, 1.0),
    )
    x = numbers(steps * sequences * inputs, 6, 2.0).reshape(steps, sequences, inputs)
    classes = (7 * np.arange(steps * sequences) + 3) % outputs
    return parameters, x, classes.reshape(steps, sequences)
