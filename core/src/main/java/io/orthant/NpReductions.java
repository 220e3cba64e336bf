package io.orthant;

/** NumPy's functions that reduce along axes. */
abstract sealed class NpReductions extends NpSorting permits NpUfuncs {}
