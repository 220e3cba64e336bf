package io.orthant.dtype;

/** The families of dtypes, in the order in which NumPy's promotion climbs them. */
public enum Kind {
    /** Truth values. */
    BOOL,
    /** Signed integers in two's complement. */
    SIGNED,
    /** Unsigned integers. */
    UNSIGNED,
    /** IEEE 754 binary floating point. */
    FLOAT,
    /** Pairs of floats: real part, imaginary part. */
    COMPLEX
}
