package io.orthant;

/** NumPy's ufuncs, each as a function and as an object of the same name. */
abstract sealed class NpUfuncs extends NpReductions permits Np {}
