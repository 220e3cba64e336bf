package io.orthant;

/**
 * NumPy's logical and bitwise ufuncs, each as a function and as an object of the same name. Operands broadcast; numbers are weak
 * scalars; results are fresh arrays.
 */
abstract sealed class NpLogic extends NpComparison permits NpUfuncs {
    /** whether both are true. */
    public static final Ufunc logicalAnd = Ufunc.named("logicalAnd");

    /** whether one is true. */
    public static final Ufunc logicalOr = Ufunc.named("logicalOr");

    /** whether exactly one is true. */
    public static final Ufunc logicalXor = Ufunc.named("logicalXor");

    /** whether zero. */
    public static final Ufunc logicalNot = Ufunc.named("logicalNot");

    /** bits set in both. */
    public static final Ufunc bitwiseAnd = Ufunc.named("bitwiseAnd");

    /** bits set in either. */
    public static final Ufunc bitwiseOr = Ufunc.named("bitwiseOr");

    /** bits set in exactly one. */
    public static final Ufunc bitwiseXor = Ufunc.named("bitwiseXor");

    /** all bits flipped; logical not on bools. */
    public static final Ufunc invert = Ufunc.named("invert");

    /** Another name of {@link #invert}. */
    public static final Ufunc bitwiseNot = invert;

    /** x * 2^y; 0 if y is negative or not below the number of bits. */
    public static final Ufunc leftShift = Ufunc.named("leftShift");

    /** x / 2^y rounded down; 0 or -1 by sign if y is negative or not below the number of bits. */
    public static final Ufunc rightShift = Ufunc.named("rightShift");

    /** number of bits set in |x|. */
    public static final Ufunc bitwiseCount = Ufunc.named("bitwiseCount");

    /** Another name of {@link #bitwiseCount}. */
    public static final Ufunc bitCount = bitwiseCount;

    /** whether both are true. */
    public static NDArray logicalAnd(NDArray x1, NDArray x2) {
        return logicalAnd.call(x1, x2);
    }

    /** whether both are true. */
    public static NDArray logicalAnd(NDArray x1, Number x2) {
        return logicalAnd.call(x1, x2);
    }

    /** whether both are true. */
    public static NDArray logicalAnd(Number x1, NDArray x2) {
        return logicalAnd.call(x1, x2);
    }

    /** whether one is true. */
    public static NDArray logicalOr(NDArray x1, NDArray x2) {
        return logicalOr.call(x1, x2);
    }

    /** whether one is true. */
    public static NDArray logicalOr(NDArray x1, Number x2) {
        return logicalOr.call(x1, x2);
    }

    /** whether one is true. */
    public static NDArray logicalOr(Number x1, NDArray x2) {
        return logicalOr.call(x1, x2);
    }

    /** whether exactly one is true. */
    public static NDArray logicalXor(NDArray x1, NDArray x2) {
        return logicalXor.call(x1, x2);
    }

    /** whether exactly one is true. */
    public static NDArray logicalXor(NDArray x1, Number x2) {
        return logicalXor.call(x1, x2);
    }

    /** whether exactly one is true. */
    public static NDArray logicalXor(Number x1, NDArray x2) {
        return logicalXor.call(x1, x2);
    }

    /** whether zero. */
    public static NDArray logicalNot(NDArray x) {
        return logicalNot.call(x);
    }

    /** bits set in both. */
    public static NDArray bitwiseAnd(NDArray x1, NDArray x2) {
        return bitwiseAnd.call(x1, x2);
    }

    /** bits set in both. */
    public static NDArray bitwiseAnd(NDArray x1, Number x2) {
        return bitwiseAnd.call(x1, x2);
    }

    /** bits set in both. */
    public static NDArray bitwiseAnd(Number x1, NDArray x2) {
        return bitwiseAnd.call(x1, x2);
    }

    /** bits set in either. */
    public static NDArray bitwiseOr(NDArray x1, NDArray x2) {
        return bitwiseOr.call(x1, x2);
    }

    /** bits set in either. */
    public static NDArray bitwiseOr(NDArray x1, Number x2) {
        return bitwiseOr.call(x1, x2);
    }

    /** bits set in either. */
    public static NDArray bitwiseOr(Number x1, NDArray x2) {
        return bitwiseOr.call(x1, x2);
    }

    /** bits set in exactly one. */
    public static NDArray bitwiseXor(NDArray x1, NDArray x2) {
        return bitwiseXor.call(x1, x2);
    }

    /** bits set in exactly one. */
    public static NDArray bitwiseXor(NDArray x1, Number x2) {
        return bitwiseXor.call(x1, x2);
    }

    /** bits set in exactly one. */
    public static NDArray bitwiseXor(Number x1, NDArray x2) {
        return bitwiseXor.call(x1, x2);
    }

    /** all bits flipped; logical not on bools. */
    public static NDArray invert(NDArray x) {
        return invert.call(x);
    }

    /** Another name of {@link #invert}. */
    public static NDArray bitwiseNot(NDArray x) {
        return invert.call(x);
    }

    /** x * 2^y; 0 if y is negative or not below the number of bits. */
    public static NDArray leftShift(NDArray x1, NDArray x2) {
        return leftShift.call(x1, x2);
    }

    /** x * 2^y; 0 if y is negative or not below the number of bits. */
    public static NDArray leftShift(NDArray x1, Number x2) {
        return leftShift.call(x1, x2);
    }

    /** x * 2^y; 0 if y is negative or not below the number of bits. */
    public static NDArray leftShift(Number x1, NDArray x2) {
        return leftShift.call(x1, x2);
    }

    /** x / 2^y rounded down; 0 or -1 by sign if y is negative or not below the number of bits. */
    public static NDArray rightShift(NDArray x1, NDArray x2) {
        return rightShift.call(x1, x2);
    }

    /** x / 2^y rounded down; 0 or -1 by sign if y is negative or not below the number of bits. */
    public static NDArray rightShift(NDArray x1, Number x2) {
        return rightShift.call(x1, x2);
    }

    /** x / 2^y rounded down; 0 or -1 by sign if y is negative or not below the number of bits. */
    public static NDArray rightShift(Number x1, NDArray x2) {
        return rightShift.call(x1, x2);
    }

    /** number of bits set in |x|. */
    public static NDArray bitwiseCount(NDArray x) {
        return bitwiseCount.call(x);
    }

    /** Another name of {@link #bitwiseCount}. */
    public static NDArray bitCount(NDArray x) {
        return bitwiseCount.call(x);
    }
}
