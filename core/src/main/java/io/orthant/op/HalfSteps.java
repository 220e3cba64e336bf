package io.orthant.op;

import static io.orthant.dtype.DType.FLOAT16;
import static io.orthant.op.Terms.*;

/** Steps between neighbouring half-precision values, computed on their float32 images. */
final class HalfSteps {
    private static final int EXPONENT_MASK = 0x7F800000;
    private static final int MANTISSA_MASK = 0x007FFFFF;

    private HalfSteps() {}

    // 2^(e - 10) for a value in [2^e, 2^(e+1)), at least the smallest half
    private static Expr unit(Expr x) {
        Expr b = bits(x);
        Expr power = fromBits(b.and(Expr.constant(EXPONENT_MASK, b.type())));
        return max(power, x.of(0x1p-14)).times(0x1p-10);
    }

    private static Expr isPowerOfTwo(Expr x) {
        Expr b = bits(x);
        return b.and(Expr.constant(MANTISSA_MASK, b.type()))
                .eq(b.of(0))
                .and(x.abs().gt(x.of(0x1p-14)));
    }

    static Expr nextAfter(Expr x, Expr y) {
        Expr outward = x.gt(x.of(0)).select(y.gt(x), x.lt(x.of(0)).select(y.lt(x), x.eq(x)));
        Expr step = unit(x);
        Expr inwardStep = isPowerOfTwo(x).select(step.times(0.5), step);
        Expr fromInfinity = copySign(x.of(65504), x);
        Expr moved = outward.select(
                x.plus(copySign(step, x.eq(x.of(0)).select(y, x))),
                copySign(x.abs().minus(inwardStep), x));
        Expr next = x.isInf().select(fromInfinity, moved);
        return x.isNaN().or(y.isNaN()).select(nan(x.type()), x.eq(y).select(x, next));
    }

    /** Whether a body's or alarm's argument stands for a half. */
    static boolean isHalf(Expr x) {
        return x instanceof Expr.Cast widened && widened.arg().type() == FLOAT16;
    }

    // NumPy's half spacing is the step upwards, of either sign positive, unlike that of wider floats
    static Expr spacing(Expr x) {
        Expr step = x.lt(x.of(0)).and(isPowerOfTwo(x)).select(unit(x).times(0.5), unit(x));
        Expr fromLargest = x.eq(x.of(65504)).select(x.of(Double.POSITIVE_INFINITY), step);
        return x.isFinite().select(fromLargest, nan(x.type()));
    }
}
