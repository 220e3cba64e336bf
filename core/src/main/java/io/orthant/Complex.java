package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.internal.print.ScalarText;

/** One complex number, as an item of a complex array is given out and taken in. */
public record Complex(double re, double im) {
    /** Python's text: {@code (1+2j)}. */
    @Override
    public String toString() {
        return ScalarText.str(Scalars.scalar(this, DType.COMPLEX128), 0);
    }
}
