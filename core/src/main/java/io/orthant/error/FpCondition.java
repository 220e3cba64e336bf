package io.orthant.error;

/** The floating-point conditions NumPy reports, in the order in which it reports them. */
public enum FpCondition {
    /** An infinity from finite operands at a pole, or an integer division by zero. */
    DIVIDE("divide by zero"),
    /** A finite result too large for its dtype. */
    OVERFLOW("overflow"),
    /** A non-zero result too small to be normal. */
    UNDERFLOW("underflow"),
    /** NaN from operands which are not NaN, or a cast out of range. */
    INVALID("invalid value");

    private final String text;

    FpCondition(String text) {
        this.text = text;
    }

    /** NumPy's words: {@code "divide by zero"}. */
    public String text() {
        return text;
    }

    /** This condition's bit in a kernel's answer. */
    public int bit() {
        return 1 << ordinal();
    }
}
