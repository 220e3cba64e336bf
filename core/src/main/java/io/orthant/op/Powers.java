package io.orthant.op;

import static io.orthant.dtype.DType.*;
import static io.orthant.op.Terms.*;

/**
 * Powers of floats in lane primitives: the logarithm to base 2 and its product with the exponent in two parts each, so
 * that the exponential's argument is exact to some 70 bits; FLOAT32 takes FLOAT64's plain functions and rounds once. The
 * logarithm is the series in s = (m - 1) / (m + 1), the products split by fused multiply-adds (T. Dekker, 1971). Zeros,
 * infinities, NaN, subnormal numbers and immense exponents, which are rare, go to the scalar function. Errors stay below
 * 0.6 ulp.
 */
final class Powers {
    private static final int SERIES = 11;
    private static final double TWO_THIRDS_LOW = 3.700743415417188e-17;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LOG2_E_LOW = 2.0355273740931033e-17;

    private Powers() {}

    static Expr pow(Expr x, Expr y) {
        if (x.type() == FLOAT32) {
            // in doubles from one end to the other: lanes change their width only there
            Expr a = x.cast(FLOAT64);
            Expr b = y.cast(FLOAT64);
            Expr magnitude = apply(Prim.EXP2, apply(Prim.LOG2, a.abs()).times(b));
            return pow(a, b, Float.MIN_NORMAL, magnitude).cast(FLOAT32);
        }
        return pow(x, y, Double.MIN_NORMAL, magnitude(x.abs(), y));
    }

    private static Expr pow(Expr x, Expr y, double least, Expr magnitude) {
        Expr a = x.abs();
        Expr usual = a.ge(a.of(least))
                .and(a.lt(a.of(Double.POSITIVE_INFINITY)))
                .and(y.abs().lt(y.of(0x1p60)));
        Expr odd = isWhole(y.times(0.5)).not();
        Expr signed = isWhole(y).select(odd.select(magnitude.unaryMinus(), magnitude), nan(FLOAT64));
        Expr value = usual.select(x.lt(x.of(0)).select(signed, magnitude), Expr.call(Special.POWER, x, y));
        return y.eq(y.of(2)).select(x.times(x), value);
    }

    // what has no room for a fraction is whole; the JIT inlines this in long programs, unlike a call that rounds
    private static Expr isWhole(Expr x) {
        Expr a = x.abs();
        return a.ge(a.of(0x1p52)).or(a.plus(0x1p52).minus(0x1p52).eq(a));
    }

    private static Expr fma(Expr a, Expr b, Expr c) {
        return apply(Prim.FMA, a, b, c);
    }

    private static Expr productError(Expr a, Expr b, Expr product) {
        return fma(a, b, product.unaryMinus());
    }

    private static Expr magnitude(Expr x, Expr y) {
        Elementary.Parts parts = Elementary.partsOf(x);
        Expr f = parts.f();
        Expr k = parts.exponent();
        // s in two parts
        Expr t = f.plus(2);
        Expr tLow = f.minus(t.minus(2));
        Expr s = f.div(t);
        Expr sLow = fma(s.unaryMinus(), t, f).minus(s.times(tLow)).div(t);
        Expr z = s.times(s);
        Expr zLow = productError(s, s, z).plus(s.plus(s).times(sLow));
        // log(m) = s (2 + z (2/3 + z (2/5 + …)))
        Expr tail = x.of(2.0 / (2 * SERIES + 3));
        for (int i = SERIES - 2; i >= 0; i--) {
            tail = fma(tail, z, x.of(2.0 / (2 * i + 5)));
        }
        Expr p = z.times(tail);
        Expr c = p.plus(2.0 / 3);
        Expr cLow = x.of(2.0 / 3).minus(c).plus(p).plus(TWO_THIRDS_LOW);
        Expr r = z.times(c);
        Expr rLow = productError(z, c, r).plus(fma(z, cLow, zLow.times(c)));
        Expr u = r.plus(2);
        Expr uLow = x.of(2).minus(u).plus(r).plus(rLow);
        Expr log = s.times(u);
        Expr logLow = productError(s, u, log).plus(fma(s, uLow, sLow.times(u)));
        // to base 2, with the exponent, times y
        Expr g = log.times(LOG2_E);
        Expr gLow = productError(log, x.of(LOG2_E), g).plus(fma(log, x.of(LOG2_E_LOW), logLow.times(LOG2_E)));
        Expr h = k.plus(g);
        Expr hLow = k.minus(h).plus(g).plus(gLow);
        Expr e = y.times(h);
        Expr eLow = productError(y, h, e).plus(y.times(hLow));
        return Elementary.exp2Of(e, e.abs().lt(e.of(1100)).select(eLow, e.of(0)));
    }
}
