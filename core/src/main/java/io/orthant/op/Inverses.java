package io.orthant.op;

import static io.orthant.dtype.DType.FLOAT32;
import static io.orthant.op.Terms.*;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inverse trigonometric and hyperbolic functions of FLOAT32 and FLOAT64 in terms of lane primitives, as
 * {@link Elementary}: arctan by reduction about 0, 1 and infinity, arcsin and arccos by the half-angle formula beyond 1/2,
 * the hyperbolic ones by log1p. Near-minimax polynomials by {@code oracle/scripts/minimax.py}. Errors against 40-digit
 * values on random arguments stay below 0.6 ulp for arcsin and arccos, 1.2 for arctan, 1.5 for the hyperbolic ones.
 */
final class Inverses {
    private static final double[] ARCTAN = {
        -0.3333333333333333,
        0.1999999999999548,
        -0.14285714284657894,
        0.11111111014561013,
        -0.09090904549884611,
        0.07692182535116648,
        -0.06664502215671447,
        0.058580687568615106,
        -0.05085030492810941,
        0.03921955253255129,
        -0.019162068915902573
    };
    private static final double[] ARCTAN_F = {
        -0.3333333134651184, 0.19999538362026215, -0.14263896644115448, 0.10743099451065063, -0.06449835002422333
    };
    private static final double[] ARCSIN = {
        0.16666666666666669,
        0.07499999999998433,
        0.04464285714635543,
        0.030381944138531247,
        0.02237217294214989,
        0.017352392720869973,
        0.013971212973552933,
        0.011479177415184906,
        0.01032281435018578,
        0.005457506718640358,
        0.01740087944269402,
        -0.014851887071247204,
        0.028757851367421566
    };
    private static final double[] ARCSIN_F = {
        0.1666666567325592,
        0.07500094175338745,
        0.04459940269589424,
        0.031100662425160408,
        0.017149237915873528,
        0.03369084745645523
    };

    private static final double HALF_PI = 1.5707963267948966;
    private static final double HALF_PI_LOW = 6.123233995736766e-17;
    private static final double HALF_PI_F = 1.5707963705062866;
    private static final double HALF_PI_LOW_F = -4.371138828673793e-08;
    private static final double LN2 = 0.6931471805599453;
    // beyond it the functions are log(2x), and log1p is log; below it squares are finite in either type
    private static final double LARGE = 0x1p60;

    private Inverses() {}

    /** The function as a tree over lane primitives, or null if it has none here. */
    static @Nullable Expr lower(Prim prim, List<Expr> args) {
        Expr x = args.getFirst();
        return switch (prim) {
            case ARCTAN -> arctan(x);
            case ARCTAN2 -> arctan2(x, args.get(1));
            case ARCSIN -> arcsin(x);
            case ARCCOS -> arccos(x);
            case ARCSINH -> arcsinh(x);
            case ARCCOSH -> arccosh(x);
            case ARCTANH -> arctanh(x);
            default -> null;
        };
    }

    private static boolean single(Expr x) {
        return x.type() == FLOAT32;
    }

    private static Expr fma(Expr a, Expr b, Expr c) {
        return apply(Prim.FMA, a, b, c);
    }

    private static Expr polynomial(double[] forDouble, double[] forFloat, Expr x) {
        double[] p = single(x) ? forFloat : forDouble;
        Expr sum = x.of(p[p.length - 1]);
        for (int i = p.length - 2; i >= 0; i--) {
            sum = fma(sum, x, x.of(p[i]));
        }
        return sum;
    }

    private static Expr halfPi(Expr x) {
        return x.of(single(x) ? HALF_PI_F : HALF_PI);
    }

    private static Expr halfPiLow(Expr x) {
        return x.of(single(x) ? HALF_PI_LOW_F : HALF_PI_LOW);
    }

    private static Expr arctan(Expr x) {
        Expr a = x.abs();
        Expr steep = a.gt(x.of(1 + Math.sqrt(2)));
        Expr middle = a.gt(x.of(Math.sqrt(2) - 1));
        Expr one = x.of(1);
        Expr above = steep.select(one.unaryMinus(), middle.select(a.minus(1), a));
        Expr below = steep.select(a, middle.select(a.plus(1), one));
        Expr t = above.div(below);
        Expr base = steep.select(halfPi(x), middle.select(halfPi(x).times(0.5), x.of(0)));
        Expr low = steep.select(halfPiLow(x), middle.select(halfPiLow(x).times(0.5), x.of(0)));
        // what rounding the divisor and the quotient took
        Expr ofDivisor = middle.and(steep.not()).select(a.minus(below.minus(1)), x.of(0));
        Expr ofQuotient =
                fma(t.unaryMinus(), below, above).minus(t.times(ofDivisor)).div(below);
        Expr more = low.plus(a.lt(x.of(LARGE)).select(ofQuotient, x.of(0)));
        Expr z = t.times(t);
        Expr rest = fma(t.times(z), polynomial(ARCTAN, ARCTAN_F, z), more);
        return copySign(base.plus(t.plus(rest)), x);
    }

    /**
     * The arctangent of the smaller side over the larger, less a quarter turn's half where the sides are alike, and the
     * rest from so many eighths of a turn. What is zero, immense, tiny or no number goes to the scalar function.
     */
    private static Expr arctan2(Expr y, Expr x) {
        Expr a = y.abs();
        Expr b = x.abs();
        Expr swap = a.gt(b);
        Expr small = swap.select(b, a);
        Expr large = swap.select(a, b);
        Expr usual = large.lt(x.of(single(x) ? 0x1p120 : 0x1p1000)).and(large.gt(x.of(single(x) ? 0x1p-90 : 0x1p-900)));
        Expr zero = x.of(0);
        Expr middle = small.gt(large.times(Math.sqrt(2) - 1));
        Expr above = middle.select(small.minus(large), small);
        Expr below = middle.select(small.plus(large), large);
        Expr t = above.div(below);
        Expr ofDivisor = middle.select(small.minus(below.minus(large)), zero);
        Expr ofQuotient =
                fma(t.unaryMinus(), below, above).minus(t.times(ofDivisor)).div(below);
        Expr z = t.times(t);
        Expr rest = fma(t.times(z), polynomial(ARCTAN, ARCTAN_F, z), ofQuotient);
        Expr left = signBit(x);
        Expr first = middle.select(x.of(1), zero);
        Expr second = swap.select(x.of(2).minus(first), first);
        Expr eighths = left.select(x.of(4).minus(second), second);
        Expr eighth = halfPi(x).times(0.5);
        Expr base = eighths.times(eighth);
        Expr low = fma(eighths, eighth, base.unaryMinus())
                .plus(eighths.times(halfPiLow(x).times(0.5)));
        Expr turned = swap.ne(left);
        Expr signedT = turned.select(t.unaryMinus(), t);
        Expr signedRest = turned.select(rest.unaryMinus(), rest);
        Expr angle = base.plus(signedT.plus(signedRest.plus(low)));
        return usual.select(copySign(angle, y), Expr.call(Special.ARCTAN2, y, x));
    }

    // arcsin(s) = s + s z P(z), with z = s*s; beyond 1/2, s = sqrt((1 - |x|) / 2) and its rounding error
    private record HalfAngle(Expr far, Expr s, Expr sError, Expr rest) {}

    private static HalfAngle halfAngle(Expr x) {
        Expr a = x.abs();
        Expr far = a.gt(x.of(0.5));
        Expr z = far.select(x.of(1).minus(a).times(0.5), a.times(a));
        Expr root = sqrt(z);
        Expr error =
                root.eq(x.of(0)).select(root, fma(root.unaryMinus(), root, z).div(root.plus(root)));
        Expr s = far.select(root, a);
        return new HalfAngle(far, s, error, s.times(z).times(polynomial(ARCSIN, ARCSIN_F, z)));
    }

    private static Expr arcsin(Expr x) {
        HalfAngle h = halfAngle(x);
        Expr near = h.s().plus(h.rest());
        Expr doubled = h.rest().plus(h.sError()).times(2);
        // the difference with its rounding error
        Expr first = halfPi(x).minus(h.s().times(2));
        Expr lost = halfPi(x).minus(first).minus(h.s().times(2));
        Expr exact = first.plus(lost.plus(halfPiLow(x).minus(doubled)));
        return copySign(h.far().select(exact, near), x);
    }

    private static Expr arccos(Expr x) {
        HalfAngle h = halfAngle(x);
        Expr negative = x.lt(x.of(0));
        Expr signed = negative.select(h.s().unaryMinus(), h.s());
        Expr signedRest = negative.select(h.rest().unaryMinus(), h.rest());
        Expr first = halfPi(x).minus(signed);
        Expr lost = halfPi(x).minus(first).minus(signed);
        Expr near = first.plus(lost.plus(halfPiLow(x).minus(signedRest)));
        Expr angle = h.s().times(2);
        Expr angleRest = h.rest().plus(h.sError()).times(2);
        Expr back = halfPi(x).times(2).minus(angle);
        Expr backLost = halfPi(x).times(2).minus(back).minus(angle);
        Expr obtuse = back.plus(backLost.plus(halfPiLow(x).times(2).minus(angleRest)));
        Expr acute = angle.plus(angleRest);
        return h.far().select(negative.select(obtuse, acute), near);
    }

    private static Expr arcsinh(Expr x) {
        Expr a = x.abs();
        Expr large = a.gt(x.of(LARGE));
        Expr square = a.times(a);
        Expr arg = large.select(a, a.plus(square.div(sqrt(square.plus(1)).plus(1))));
        return copySign(log1p(arg).plus(large.select(x.of(LN2), x.of(0))), x);
    }

    private static Expr arccosh(Expr x) {
        Expr large = x.gt(x.of(LARGE));
        Expr t = x.minus(1);
        Expr arg = large.select(x, t.plus(sqrt(t.plus(t).plus(t.times(t)))));
        Expr value = log1p(arg).plus(large.select(x.of(LN2), x.of(0)));
        return x.lt(x.of(1)).select(nan(x.type()), value);
    }

    private static Expr arctanh(Expr x) {
        Expr a = x.abs();
        Expr small = a.lt(x.of(0.5));
        Expr t = a.plus(a);
        Expr q = small.select(t.times(a), t).div(x.of(1).minus(a));
        return copySign(log1p(small.select(t.plus(q), q)).times(0.5), x);
    }
}
