package io.orthant;

/** NumPy's functions that make arrays. */
abstract sealed class NpCreation permits NpManipulation {}
