package io.orthant;

import java.util.List;

/**
 * NumPy's arithmetic ufuncs, each as a function and as an object of the same name. Operands broadcast; numbers are weak
 * scalars; results are fresh arrays.
 */
abstract sealed class NpArithmetic extends NpReductions permits NpExpLog {
    /** x + y; logical or on bools. */
    public static final Ufunc add = Ufunc.named("add");

    /** x - y. */
    public static final Ufunc subtract = Ufunc.named("subtract");

    /** x * y; logical and on bools. */
    public static final Ufunc multiply = Ufunc.named("multiply");

    /** x / y, a float also for integers. */
    public static final Ufunc divide = Ufunc.named("divide");

    /** Another name of {@link #divide}. */
    public static final Ufunc trueDivide = divide;

    /** largest integer not above x / y; 0 for an integer zero divisor. */
    public static final Ufunc floorDivide = Ufunc.named("floorDivide");

    /** x - y * floor(x / y), with the sign of y; 0 for an integer zero divisor. */
    public static final Ufunc remainder = Ufunc.named("remainder");

    /** Another name of {@link #remainder}. */
    public static final Ufunc mod = remainder;

    /** remainder of division towards zero, with the sign of x; 0 for an integer zero divisor. */
    public static final Ufunc fmod = Ufunc.named("fmod");

    /** floorDivide and remainder at once. */
    public static final Ufunc divmod = Ufunc.named("divmod");

    /** -x. */
    public static final Ufunc negative = Ufunc.named("negative");

    /** +x, a copy. */
    public static final Ufunc positive = Ufunc.named("positive");

    /** |x|; the modulus of a complex number, a float; the smallest signed integer stays itself. */
    public static final Ufunc absolute = Ufunc.named("absolute");

    /** Another name of {@link #absolute}. */
    public static final Ufunc abs = absolute;

    /** |x| as a float. */
    public static final Ufunc fabs = Ufunc.named("fabs");

    /** -1, 0 or 1; z / |z| for complex. */
    public static final Ufunc sign = Ufunc.named("sign");

    /** complex conjugate. */
    public static final Ufunc conjugate = Ufunc.named("conjugate");

    /** Another name of {@link #conjugate}. */
    public static final Ufunc conj = conjugate;

    /** x * x. */
    public static final Ufunc square = Ufunc.named("square");

    /** 1 / x; integers truncate. */
    public static final Ufunc reciprocal = Ufunc.named("reciprocal");

    /** greatest common divisor, not negative. */
    public static final Ufunc gcd = Ufunc.named("gcd");

    /** least common multiple, not negative. */
    public static final Ufunc lcm = Ufunc.named("lcm");

    /** x + y; logical or on bools. */
    public static NDArray add(NDArray x1, NDArray x2) {
        return add.call(x1, x2);
    }

    /** x + y; logical or on bools. */
    public static NDArray add(NDArray x1, Number x2) {
        return add.call(x1, x2);
    }

    /** x + y; logical or on bools. */
    public static NDArray add(Number x1, NDArray x2) {
        return add.call(x1, x2);
    }

    /** x - y. */
    public static NDArray subtract(NDArray x1, NDArray x2) {
        return subtract.call(x1, x2);
    }

    /** x - y. */
    public static NDArray subtract(NDArray x1, Number x2) {
        return subtract.call(x1, x2);
    }

    /** x - y. */
    public static NDArray subtract(Number x1, NDArray x2) {
        return subtract.call(x1, x2);
    }

    /** x * y; logical and on bools. */
    public static NDArray multiply(NDArray x1, NDArray x2) {
        return multiply.call(x1, x2);
    }

    /** x * y; logical and on bools. */
    public static NDArray multiply(NDArray x1, Number x2) {
        return multiply.call(x1, x2);
    }

    /** x * y; logical and on bools. */
    public static NDArray multiply(Number x1, NDArray x2) {
        return multiply.call(x1, x2);
    }

    /** x / y, a float also for integers. */
    public static NDArray divide(NDArray x1, NDArray x2) {
        return divide.call(x1, x2);
    }

    /** x / y, a float also for integers. */
    public static NDArray divide(NDArray x1, Number x2) {
        return divide.call(x1, x2);
    }

    /** x / y, a float also for integers. */
    public static NDArray divide(Number x1, NDArray x2) {
        return divide.call(x1, x2);
    }

    /** Another name of {@link #divide}. */
    public static NDArray trueDivide(NDArray x1, NDArray x2) {
        return divide.call(x1, x2);
    }

    /** Another name of {@link #divide}. */
    public static NDArray trueDivide(NDArray x1, Number x2) {
        return divide.call(x1, x2);
    }

    /** Another name of {@link #divide}. */
    public static NDArray trueDivide(Number x1, NDArray x2) {
        return divide.call(x1, x2);
    }

    /** largest integer not above x / y; 0 for an integer zero divisor. */
    public static NDArray floorDivide(NDArray x1, NDArray x2) {
        return floorDivide.call(x1, x2);
    }

    /** largest integer not above x / y; 0 for an integer zero divisor. */
    public static NDArray floorDivide(NDArray x1, Number x2) {
        return floorDivide.call(x1, x2);
    }

    /** largest integer not above x / y; 0 for an integer zero divisor. */
    public static NDArray floorDivide(Number x1, NDArray x2) {
        return floorDivide.call(x1, x2);
    }

    /** x - y * floor(x / y), with the sign of y; 0 for an integer zero divisor. */
    public static NDArray remainder(NDArray x1, NDArray x2) {
        return remainder.call(x1, x2);
    }

    /** x - y * floor(x / y), with the sign of y; 0 for an integer zero divisor. */
    public static NDArray remainder(NDArray x1, Number x2) {
        return remainder.call(x1, x2);
    }

    /** x - y * floor(x / y), with the sign of y; 0 for an integer zero divisor. */
    public static NDArray remainder(Number x1, NDArray x2) {
        return remainder.call(x1, x2);
    }

    /** Another name of {@link #remainder}. */
    public static NDArray mod(NDArray x1, NDArray x2) {
        return remainder.call(x1, x2);
    }

    /** Another name of {@link #remainder}. */
    public static NDArray mod(NDArray x1, Number x2) {
        return remainder.call(x1, x2);
    }

    /** Another name of {@link #remainder}. */
    public static NDArray mod(Number x1, NDArray x2) {
        return remainder.call(x1, x2);
    }

    /** remainder of division towards zero, with the sign of x; 0 for an integer zero divisor. */
    public static NDArray fmod(NDArray x1, NDArray x2) {
        return fmod.call(x1, x2);
    }

    /** remainder of division towards zero, with the sign of x; 0 for an integer zero divisor. */
    public static NDArray fmod(NDArray x1, Number x2) {
        return fmod.call(x1, x2);
    }

    /** remainder of division towards zero, with the sign of x; 0 for an integer zero divisor. */
    public static NDArray fmod(Number x1, NDArray x2) {
        return fmod.call(x1, x2);
    }

    /** floorDivide and remainder at once. */
    public static List<NDArray> divmod(NDArray x1, NDArray x2) {
        return divmod.callAll(x1, x2);
    }

    /** floorDivide and remainder at once. */
    public static List<NDArray> divmod(NDArray x1, Number x2) {
        return divmod.callAll(x1, x2);
    }

    /** floorDivide and remainder at once. */
    public static List<NDArray> divmod(Number x1, NDArray x2) {
        return divmod.callAll(x1, x2);
    }

    /** -x. */
    public static NDArray negative(NDArray x) {
        return negative.call(x);
    }

    /** +x, a copy. */
    public static NDArray positive(NDArray x) {
        return positive.call(x);
    }

    /** |x|; the modulus of a complex number, a float; the smallest signed integer stays itself. */
    public static NDArray absolute(NDArray x) {
        return absolute.call(x);
    }

    /** Another name of {@link #absolute}. */
    public static NDArray abs(NDArray x) {
        return absolute.call(x);
    }

    /** |x| as a float. */
    public static NDArray fabs(NDArray x) {
        return fabs.call(x);
    }

    /** -1, 0 or 1; z / |z| for complex. */
    public static NDArray sign(NDArray x) {
        return sign.call(x);
    }

    /** complex conjugate. */
    public static NDArray conjugate(NDArray x) {
        return conjugate.call(x);
    }

    /** Another name of {@link #conjugate}. */
    public static NDArray conj(NDArray x) {
        return conjugate.call(x);
    }

    /** x * x. */
    public static NDArray square(NDArray x) {
        return square.call(x);
    }

    /** 1 / x; integers truncate. */
    public static NDArray reciprocal(NDArray x) {
        return reciprocal.call(x);
    }

    /** greatest common divisor, not negative. */
    public static NDArray gcd(NDArray x1, NDArray x2) {
        return gcd.call(x1, x2);
    }

    /** greatest common divisor, not negative. */
    public static NDArray gcd(NDArray x1, Number x2) {
        return gcd.call(x1, x2);
    }

    /** greatest common divisor, not negative. */
    public static NDArray gcd(Number x1, NDArray x2) {
        return gcd.call(x1, x2);
    }

    /** least common multiple, not negative. */
    public static NDArray lcm(NDArray x1, NDArray x2) {
        return lcm.call(x1, x2);
    }

    /** least common multiple, not negative. */
    public static NDArray lcm(NDArray x1, Number x2) {
        return lcm.call(x1, x2);
    }

    /** least common multiple, not negative. */
    public static NDArray lcm(Number x1, NDArray x2) {
        return lcm.call(x1, x2);
    }
}
