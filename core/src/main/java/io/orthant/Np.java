package io.orthant;

/** NumPy's functions by NumPy's names; meant for {@code import static io.orthant.Np.*}. */
public final class Np extends NpUfuncs {
    private Np() {}
}
