package io.orthant;

/** NumPy's functions that rearrange arrays. */
abstract sealed class NpManipulation extends NpCreation permits NpSorting {}
