package io.orthant.internal.print;

/** What happens to trailing zeros and the point. */
public enum Trim {
    /** Zeros up to the precision, and the point. NumPy's {@code 'k'}. */
    KEEP,
    /** No trailing zeros, but the point. NumPy's {@code '.'}. */
    POINT,
    /** One digit after the point at least. NumPy's {@code '0'}. */
    ONE_ZERO,
    /** Neither trailing zeros nor a trailing point. NumPy's {@code '-'}. */
    ALL
}
