package io.orthant;

/**
 * Element-wise arithmetic, the same for arrays and for lazy chains, so that a function written for
 * {@code T extends Arithmetic<T>} serves both. The names are those which Kotlin and Manifold read as operators.
 *
 * <p>Java numbers are weak scalars: {@code float32Array.times(1.2)} stays float32. Shapes broadcast; results are fresh.
 *
 * @param <T> the implementing type
 */
public sealed interface Arithmetic<T extends Arithmetic<T>> permits NDArray, Lazy {
    /**
     * A ufunc of some operands, one of which is this.
     *
     * @param ufunc a ufunc with one result
     * @param operands values of type {@code T}, arrays, numbers or booleans
     */
    T apply(Ufunc ufunc, Object... operands);

    /** Sum. */
    default T plus(T that) {
        return apply(Np.add, this, that);
    }

    /** Sum with a number. */
    default T plus(double that) {
        return apply(Np.add, this, that);
    }

    /** Sum with an integer. */
    default T plus(long that) {
        return apply(Np.add, this, that);
    }

    /** Difference. */
    default T minus(T that) {
        return apply(Np.subtract, this, that);
    }

    /** Difference with a number. */
    default T minus(double that) {
        return apply(Np.subtract, this, that);
    }

    /** Difference with an integer. */
    default T minus(long that) {
        return apply(Np.subtract, this, that);
    }

    /** A number minus this. */
    default T rminus(double from) {
        return apply(Np.subtract, from, this);
    }

    /** An integer minus this. */
    default T rminus(long from) {
        return apply(Np.subtract, from, this);
    }

    /** Product. */
    default T times(T that) {
        return apply(Np.multiply, this, that);
    }

    /** Product with a number. */
    default T times(double that) {
        return apply(Np.multiply, this, that);
    }

    /** Product with an integer. */
    default T times(long that) {
        return apply(Np.multiply, this, that);
    }

    /** True quotient; of integers float64. */
    default T div(T that) {
        return apply(Np.divide, this, that);
    }

    /** True quotient by a number. */
    default T div(double that) {
        return apply(Np.divide, this, that);
    }

    /** True quotient by an integer. */
    default T div(long that) {
        return apply(Np.divide, this, that);
    }

    /** A number over this. */
    default T rdiv(double dividend) {
        return apply(Np.divide, dividend, this);
    }

    /** An integer over this. */
    default T rdiv(long dividend) {
        return apply(Np.divide, dividend, this);
    }

    /** Quotient rounded down. */
    default T floorDivide(T that) {
        return apply(Np.floorDivide, this, that);
    }

    /** Quotient by a number, rounded down. */
    default T floorDivide(double that) {
        return apply(Np.floorDivide, this, that);
    }

    /** Quotient by an integer, rounded down. */
    default T floorDivide(long that) {
        return apply(Np.floorDivide, this, that);
    }

    /** Remainder with the divisor's sign, Python's {@code %}. */
    default T rem(T that) {
        return apply(Np.remainder, this, that);
    }

    /** Remainder by a number. */
    default T rem(double that) {
        return apply(Np.remainder, this, that);
    }

    /** Remainder by an integer. */
    default T rem(long that) {
        return apply(Np.remainder, this, that);
    }

    /** Power. */
    default T pow(T exponent) {
        return apply(Np.power, this, exponent);
    }

    /** Power with a number. */
    default T pow(double exponent) {
        return apply(Np.power, this, exponent);
    }

    /** Power with an integer. */
    default T pow(long exponent) {
        return apply(Np.power, this, exponent);
    }

    /** Negation. */
    default T unaryMinus() {
        return apply(Np.negative, this);
    }

    /** Absolute value. */
    default T abs() {
        return apply(Np.absolute, this);
    }

    /** Square. */
    default T square() {
        return apply(Np.square, this);
    }

    /** Square root. */
    default T sqrt() {
        return apply(Np.sqrt, this);
    }

    /** Exponential. */
    default T exp() {
        return apply(Np.exp, this);
    }

    /** Natural logarithm. */
    default T log() {
        return apply(Np.log, this);
    }

    /** {@code log(1 + x)}. */
    default T log1p() {
        return apply(Np.log1p, this);
    }

    /** {@code exp(x) - 1}. */
    default T expm1() {
        return apply(Np.expm1, this);
    }

    /** Sine. */
    default T sin() {
        return apply(Np.sin, this);
    }

    /** Cosine. */
    default T cos() {
        return apply(Np.cos, this);
    }

    /** Hyperbolic tangent. */
    default T tanh() {
        return apply(Np.tanh, this);
    }

    /** The larger of both, NaN if either is. */
    default T maximum(T that) {
        return apply(Np.maximum, this, that);
    }

    /** The larger of this and a number. */
    default T maximum(double that) {
        return apply(Np.maximum, this, that);
    }

    /** The larger of this and an integer. */
    default T maximum(long that) {
        return apply(Np.maximum, this, that);
    }

    /** The smaller of both, NaN if either is. */
    default T minimum(T that) {
        return apply(Np.minimum, this, that);
    }

    /** The smaller of this and a number. */
    default T minimum(double that) {
        return apply(Np.minimum, this, that);
    }

    /** The smaller of this and an integer. */
    default T minimum(long that) {
        return apply(Np.minimum, this, that);
    }

    /** Limited to an interval. */
    default T clip(double low, double high) {
        return apply(Np.clip, this, low, high);
    }

    /** Limited to an interval of integers. */
    default T clip(long low, long high) {
        return apply(Np.clip, this, low, high);
    }

    /** Where greater; bool. */
    default T gt(T that) {
        return apply(Np.greater, this, that);
    }

    /** Where greater than a number; bool. */
    default T gt(double that) {
        return apply(Np.greater, this, that);
    }

    /** Where greater than an integer; bool. */
    default T gt(long that) {
        return apply(Np.greater, this, that);
    }

    /** Where greater or equal; bool. */
    default T ge(T that) {
        return apply(Np.greaterEqual, this, that);
    }

    /** Where greater than or equal to a number; bool. */
    default T ge(double that) {
        return apply(Np.greaterEqual, this, that);
    }

    /** Where greater than or equal to an integer; bool. */
    default T ge(long that) {
        return apply(Np.greaterEqual, this, that);
    }

    /** Where less; bool. */
    default T lt(T that) {
        return apply(Np.less, this, that);
    }

    /** Where less than a number; bool. */
    default T lt(double that) {
        return apply(Np.less, this, that);
    }

    /** Where less than an integer; bool. */
    default T lt(long that) {
        return apply(Np.less, this, that);
    }

    /** Where less or equal; bool. */
    default T le(T that) {
        return apply(Np.lessEqual, this, that);
    }

    /** Where less than or equal to a number; bool. */
    default T le(double that) {
        return apply(Np.lessEqual, this, that);
    }

    /** Where less than or equal to an integer; bool. */
    default T le(long that) {
        return apply(Np.lessEqual, this, that);
    }

    /** Where equal; bool. */
    default T eq(T that) {
        return apply(Np.equal, this, that);
    }

    /** Where equal to a number; bool. */
    default T eq(double that) {
        return apply(Np.equal, this, that);
    }

    /** Where equal to an integer; bool. */
    default T eq(long that) {
        return apply(Np.equal, this, that);
    }

    /** Where different; bool. */
    default T ne(T that) {
        return apply(Np.notEqual, this, that);
    }

    /** Where different from a number; bool. */
    default T ne(double that) {
        return apply(Np.notEqual, this, that);
    }

    /** Where different from an integer; bool. */
    default T ne(long that) {
        return apply(Np.notEqual, this, that);
    }

    /** Bitwise and; logical for bool. */
    default T and(T that) {
        return apply(Np.bitwiseAnd, this, that);
    }

    /** Bitwise or; logical for bool. */
    default T or(T that) {
        return apply(Np.bitwiseOr, this, that);
    }

    /** Bitwise exclusive or; logical for bool. */
    default T xor(T that) {
        return apply(Np.bitwiseXor, this, that);
    }

    /** Bitwise complement; logical not for bool. Kotlin's {@code inv()}. */
    default T inv() {
        return apply(Np.invert, this);
    }

    /** With this bool value as the condition: {@code yes} where true, else {@code no}, promoted and broadcast. */
    default T choose(Object yes, Object no) {
        return apply(Np.WHERE, this, yes, no);
    }
}
