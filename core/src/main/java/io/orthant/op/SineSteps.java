package io.orthant.op;

import io.orthant.dtype.DType;

/**
 * Sine and cosine: reduction to {@code r = x - n pi/2} in three steps with products rounded once (Cody and Waite), the
 * rounding error of r kept, and the polynomials of Sun's fdlibm (k_sin.c, k_cos.c). Arguments too large for that, which
 * are rare, go to the scalar function. Error below 1 ulp.
 */
final class SineSteps {
    private static final double[] HALF_PI = {1.5707963267948966, 6.123233995736766e-17, -1.4973849048591833e-33};
    private static final double[] HALF_PI_SINGLE = singles();

    private static final double[] SINE = {
        -1.66666666666666324348e-01,
        8.33333333332248946124e-03,
        -1.98412698298579493134e-04,
        2.75573137070700676789e-06,
        -2.50507602534068634195e-08,
        1.58969099521155010221e-10
    };
    private static final double[] COSINE = {
        4.16666666666666019037e-02,
        -1.38888888888741095749e-03,
        2.48015872894767294178e-05,
        -2.75573143513906633035e-07,
        2.08757232129817482790e-09,
        -1.13596475577881948265e-11
    };

    private SineSteps() {}

    static Expr sin(Expr x) {
        return bounded(x, 0, Special.SIN);
    }

    static Expr cos(Expr x) {
        return bounded(x, 1, Special.COS);
    }

    private static Expr bounded(Expr x, int quarters, Special large) {
        Expr small = x.abs().le(x.of(isSingle(x) ? 0x1p15 : 0x1p22));
        return small.select(reduced(x, quarters), Expr.call(large, x));
    }

    private static boolean isSingle(Expr x) {
        return x.type() == DType.FLOAT32;
    }

    private static Expr fma(Expr a, Expr b, Expr c) {
        return Expr.apply(Prim.FMA, a, b, c);
    }

    /** The sine of x plus some quarter turns. */
    private static Expr reduced(Expr x, int quarters) {
        double[] part = isSingle(x) ? HALF_PI_SINGLE : HALF_PI;
        // adding it rounds to an integer, which stands in the lowest bits of the sum
        double magic = isSingle(x) ? 0x1.8p23 : 0x1.8p52;
        Expr sum = fma(x, x.of(0.6366197723675814), x.of(magic));
        Expr n = sum.minus(magic);
        Expr first = fma(n, x.of(-part[0]), x);
        // first is exact; what the difference with the second product loses, is found as by Knuth's two-sum
        Expr second = n.times(part[1]);
        Expr r = first.minus(second);
        Expr moved = r.minus(first);
        Expr lost = first.minus(r.minus(moved)).minus(second.plus(moved));
        Expr low = fma(n, x.of(-part[2]), lost.minus(fma(n, x.of(part[1]), second.unaryMinus())));
        DType bits = isSingle(x) ? DType.INT32 : DType.INT64;
        Expr quadrant = Expr.apply(Prim.TO_BITS, sum).plus(Expr.constant(quarters, bits));
        int terms = isSingle(x) ? 4 : 6;
        Expr odd = quadrant.and(Expr.constant(1, bits)).ne(Expr.constant(0, bits));
        Expr value = odd.select(cosine(r, low, terms), sine(r, low, terms));
        Expr half = quadrant.and(Expr.constant(2, bits));
        Expr sign = Expr.apply(Prim.SHL, half, Expr.constant(isSingle(x) ? 30 : 62, bits));
        return Expr.apply(Prim.FROM_BITS, Expr.apply(Prim.XOR, Expr.apply(Prim.TO_BITS, value), sign));
    }

    private static Expr sine(Expr r, Expr low, int terms) {
        Expr z = r.times(r);
        Expr cube = z.times(r);
        Expr rest = polynomial(z, SINE, 1, terms);
        Expr correction = z.times(low.times(0.5).minus(cube.times(rest))).minus(low);
        return r.minus(correction.minus(cube.times(SINE[0])));
    }

    private static Expr cosine(Expr r, Expr low, int terms) {
        Expr z = r.times(r);
        Expr rest = z.times(polynomial(z, COSINE, 0, terms));
        Expr half = z.times(0.5);
        Expr w = half.of(1).minus(half);
        Expr lost = half.of(1).minus(w).minus(half);
        return w.plus(lost.plus(z.times(rest).minus(r.times(low))));
    }

    /** The polynomial with some of these coefficients, lowest first, by Horner's rule. */
    private static Expr polynomial(Expr z, double[] coefficients, int from, int to) {
        Expr sum = z.of(coefficients[to - 1]);
        for (int k = to - 2; k >= from; k--) {
            sum = fma(sum, z, z.of(coefficients[k]));
        }
        return sum;
    }

    /** Half of pi in floats, each below what it stands for: positive parts keep the sign of a zero. */
    private static double[] singles() {
        float first = Math.nextDown((float) HALF_PI[0]);
        double rest = HALF_PI[0] - first;
        float second = (float) rest;
        second = second > rest ? Math.nextDown(second) : second;
        float third = (float) (rest - second + HALF_PI[1]);
        return new double[] {first, second, third};
    }
}
