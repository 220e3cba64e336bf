package io.orthant;

/** NumPy's functions that sort, search and count. */
abstract sealed class NpSorting extends NpManipulation permits NpReductions {}
