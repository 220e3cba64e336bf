package io.orthant.op;

import static io.orthant.dtype.DType.*;
import static io.orthant.op.Terms.*;

import io.orthant.dtype.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Elementary functions of FLOAT32 and FLOAT64 in terms of primitives that every backend has in lanes, so that reference,
 * scalar and vector code give the same bits. {@link Program} puts these trees in the functions' place.
 *
 * <p>Method: additive reduction by multiples of ln 2 in two parts (W. Cody and W. Waite, "Software Manual for the
 * Elementary Functions", 1980), logarithms by the series in f / (2 + f), products fused where written {@link #fma}.
 * The polynomials are near-minimax, by {@code oracle/scripts/minimax.py}. Errors against 40-digit values on random
 * arguments of all magnitudes stay below 1 ulp for exp, exp2, log, log2, log10 log1p and expm1, 2.5 for the
 * hyperbolic functions, and half an ulp for hypot, in either type.
 */
final class Elementary {
    private static final double[] EXP = {
        0.5,
        0.1666666666666667,
        0.04166666666666667,
        0.008333333333326084,
        0.0013888888888883711,
        0.0001984126987500228,
        2.480158732567746e-05,
        2.755725517000089e-06,
        2.755727347871858e-07,
        2.5105312729622103e-08,
        2.09147553258932e-09
    };
    private static final double[] EXP_F = {
        0.5, 0.1666666716337204, 0.041666463017463684, 0.00833331048488617, 0.0013933731243014336, 0.000198910798644647
    };
    private static final double[] EXP2 = {
        0.24022650695910072,
        0.0555041086648216,
        0.009618129107628479,
        0.0013333558146416842,
        0.00015403530393375868,
        1.525273382999124e-05,
        1.3215486802980713e-06,
        1.0178062351388103e-07,
        7.0548999096177775e-09,
        4.4549794711760616e-10,
        2.5725173994577337e-11
    };
    private static final double[] EXP2_F = {
        0.24022650718688965,
        0.05550410971045494,
        0.009618082083761692,
        0.0013333521783351898,
        0.00015453262312803417,
        1.529102519270964e-05
    };
    private static final double[] LOG = {
        0.666666666666667,
        0.3999999999989889,
        0.28571428626253836,
        0.22222211089379496,
        0.1818289243253687,
        0.15331611722055008,
        0.14617807153417325
    };
    private static final double[] LOG_F = {
        0.6666666865348816, 0.4000012278556824, 0.28550779819488525, 0.23331613838672638
    };

    private final DType type;
    private final boolean single;
    private final DType bits;
    private final int mantissaBits;
    private final int bias;
    // adding it to a small number rounds that to an integer, found in the lowest bits of the sum
    private final double magic;
    private final double ln2High;
    private final double ln2Low;

    private Elementary(DType type) {
        this.type = type;
        single = type == FLOAT32;
        bits = single ? INT32 : INT64;
        mantissaBits = single ? 23 : 52;
        bias = single ? 127 : 1023;
        magic = single ? 0x1.8p23 : 0x1.8p52;
        ln2High = single ? 0.693145751953125 : 0.6931471803691238;
        ln2Low = single ? 1.428606765330187e-06 : 1.9082149292705877e-10;
    }

    /** The function as a tree over lane primitives, or null if it has none. */
    static @Nullable Expr lower(Prim prim, List<Expr> args) {
        Expr x = args.getFirst();
        Expr division = Divisions.lower(prim, args);
        if (division != null || x.type() != FLOAT32 && x.type() != FLOAT64) {
            return division;
        }
        Elementary e = new Elementary(x.type());
        return switch (prim) {
            case EXP -> e.exp(x, 0);
            case EXP2 -> e.exp2(x);
            case EXPM1 -> e.expm1(x);
            case LOG -> e.log(x);
            case LOG2 -> e.log2(x);
            case LOG10 -> e.log10(x);
            case LOG1P -> e.log1p(x);
            case SINH -> e.sinh(x);
            case COSH -> e.cosh(x);
            case TANH -> e.tanh(x);
            case SIN -> SineSteps.sin(x);
            case COS -> SineSteps.cos(x);
            case TAN -> Expr.apply(Prim.SIN, x).div(Expr.apply(Prim.COS, x));
            case POW -> Powers.pow(x, args.get(1));
            case HYPOT -> e.hypot(x.abs(), args.get(1).abs());
            default -> Inverses.lower(prim, args);
        };
    }

    private Expr c(double value) {
        return Expr.constant(value, type);
    }

    private Expr integer(long value) {
        return Expr.constant(value, bits);
    }

    private static Expr fma(Expr a, Expr b, Expr c) {
        return apply(Prim.FMA, a, b, c);
    }

    private Expr polynomial(double[] forDouble, double[] forFloat, Expr x) {
        double[] p = single ? forFloat : forDouble;
        Expr sum = c(p[p.length - 1]);
        for (int i = p.length - 2; i >= 0; i--) {
            sum = fma(sum, x, c(p[i]));
        }
        return sum;
    }

    private Expr clamp(Expr x, double low, double high) {
        // written with selects, which let NaN through
        return x.gt(c(high)).select(c(high), x.lt(c(low)).select(c(low), x));
    }

    /** A number as n + r or n ln2 + r, with n as an integer too, and what is left of r. */
    private record Reduced(Expr k, Expr r, Expr rest) {}

    private Reduced reduce(Expr x) {
        Expr shifted = fma(x, c(1.4426950408889634), c(magic));
        Expr n = shifted.minus(magic);
        Expr first = fma(n, c(-ln2High), x);
        Expr r = fma(n, c(-ln2Low), first);
        return new Reduced(asInteger(shifted), r, fma(n, c(-ln2Low), first.minus(r)));
    }

    private Expr asInteger(Expr shifted) {
        long origin = single ? Float.floatToRawIntBits((float) magic) : Double.doubleToRawLongBits(magic);
        return Terms.bits(shifted).minus(integer(origin));
    }

    // 2^k for a normal result
    private Expr power(Expr k) {
        return fromBits(apply(Prim.SHL, k.plus(integer(bias)), integer(mantissaBits)));
    }

    // in two steps, the first exact, so that a subnormal result is rounded once
    private Expr scale(Expr p, Expr k) {
        Expr half = apply(Prim.SHR, k, integer(1));
        return p.times(power(half)).times(power(k.minus(half)));
    }

    // e^x * 2^shift; beyond the clamp all is zero or infinite
    private Expr exp(Expr x, int shift) {
        Reduced d = reduce(single ? clamp(x, -105, 91) : clamp(x, -747, 712));
        Expr q = polynomial(EXP, EXP_F, d.r());
        Expr p = fma(d.r().times(d.r()), q, d.r()).plus(1);
        return scale(p, shift == 0 ? d.k() : d.k().plus(integer(shift)));
    }

    /** 2 to the sum of a FLOAT64 and a small correction. */
    static Expr exp2Of(Expr x, Expr low) {
        return new Elementary(FLOAT64).exp2(x, low);
    }

    /** A positive normal FLOAT64 taken apart. */
    static Parts partsOf(Expr x) {
        return new Elementary(FLOAT64).split(x, Terms.bits(x), null);
    }

    private Expr exp2(Expr x) {
        return exp2(x, null);
    }

    private Expr exp2(Expr x, @Nullable Expr correction) {
        Expr inside = single ? clamp(x, -152, 130) : clamp(x, -1080, 1026);
        Expr shifted = inside.plus(magic);
        Expr first = inside.minus(shifted.minus(magic));
        Expr r = correction == null ? first : first.plus(correction);
        Expr q = polynomial(EXP2, EXP2_F, r);
        double ln2 = single ? 0.6931471824645996 : 0.6931471805599453;
        double low = single ? -1.904654299957768e-09 : 2.3190468138462996e-17;
        if (correction != null) {
            // the leading product and its sum with 1 in two parts each
            Expr lead = r.times(ln2);
            Expr sum = lead.plus(1);
            Expr lost = c(1).minus(sum).plus(lead).plus(fma(r, c(ln2), lead.unaryMinus()));
            Expr more = fma(r, c(low), first.minus(r).plus(correction).times(ln2));
            return scale(sum.plus(fma(r.times(r), q, more).plus(lost)), asInteger(shifted));
        }
        Expr tail = fma(r.times(r), q, r.times(low));
        return scale(fma(r, c(ln2), tail).plus(1), asInteger(shifted));
    }

    private Expr expm1(Expr x) {
        Reduced d = reduce(single ? clamp(x, -20, 91) : clamp(x, -40, 712));
        Expr q = fma(d.r().times(d.r()), polynomial(EXP, EXP_F, d.r()), d.rest());
        Expr high = d.r().plus(q);
        Expr low = d.r().minus(high).plus(q);
        // halved, as 2^k alone may overflow where the result does not
        Expr s = power(d.k().minus(integer(1)));
        Expr a = s.times(high);
        Expr b = s.minus(0.5);
        // the rounding error of a + b, of which either may be larger
        Expr sum = a.plus(b);
        Expr ofB = sum.minus(a);
        Expr error = a.minus(sum.minus(ofB)).plus(b.minus(ofB));
        Expr value = sum.plus(fma(s, low, error)).times(2);
        Expr tooLarge = x.gt(c(single ? 88.72284f : 709.782712893384));
        Expr tiny = x.abs().lt(c(single ? 0x1p-26 : 0x1p-55));
        return tiny.select(x, tooLarge.select(c(Double.POSITIVE_INFINITY), value));
    }

    private Expr sinh(Expr x) {
        Expr a = x.abs();
        Expr e = expm1(a);
        Expr near = e.plus(e.div(e.plus(1))).times(0.5);
        return copySign(a.gt(c(20)).select(exp(a, -1), near), x);
    }

    private Expr cosh(Expr x) {
        Expr half = exp(x.abs(), -1);
        return half.plus(c(0.25).div(half));
    }

    private Expr tanh(Expr x) {
        Expr a = x.abs();
        Expr e = expm1(clamp(a.plus(a), 0, single ? 22 : 44));
        return copySign(e.div(e.plus(2)), x);
    }

    /** A positive number as 2^e (1 + f) with 1 + f between sqrt(1/2) and sqrt(2). */
    record Parts(Expr exponent, Expr f) {}

    private Parts split(Expr x) {
        double boost = single ? 0x1p25 : 0x1p54;
        Expr subnormal = x.lt(c(single ? Float.MIN_NORMAL : Double.MIN_NORMAL));
        return split(x, Terms.bits(subnormal.select(x.times(boost), x)), subnormal);
    }

    private Parts split(Expr x, Expr y, @Nullable Expr boosted) {
        long rootHalf =
                single ? Float.floatToRawIntBits((float) Math.sqrt(0.5)) : Double.doubleToRawLongBits(Math.sqrt(0.5));
        Expr k = apply(Prim.SHR, y.minus(integer(rootHalf)), integer(mantissaBits));
        Expr mantissa = fromBits(y.minus(apply(Prim.SHL, k, integer(mantissaBits))));
        Expr exponent = asFloat(k);
        if (boosted != null) {
            exponent = exponent.minus(boosted.select(c(single ? 25 : 54), c(0)));
        }
        return new Parts(exponent, mantissa.minus(1));
    }

    private Expr asFloat(Expr k) {
        long origin = single ? Float.floatToRawIntBits((float) magic) : Double.doubleToRawLongBits(magic);
        return fromBits(k.plus(integer(origin))).minus(magic);
    }

    // log(1 + f) = f - f*f/2 + this
    private Expr seriesRest(Expr f, Expr halfSquare) {
        Expr s = f.div(f.plus(2));
        Expr z = s.times(s);
        return s.times(fma(z, polynomial(LOG, LOG_F, z), halfSquare));
    }

    // what logarithms share outside of (0, inf)
    private Expr guard(Expr x, Expr zero, Expr value) {
        Expr inside = x.gt(zero).and(x.lt(c(Double.POSITIVE_INFINITY)));
        Expr pole = x.lt(zero).select(c(Double.NaN), x);
        return inside.select(value, x.eq(zero).select(c(Double.NEGATIVE_INFINITY), pole));
    }

    private Expr log(Expr x) {
        Parts m = split(x);
        return guard(x, c(0), assemble(m, c(0)));
    }

    // e ln2 + log(1 + f) + correction, small terms first
    private Expr assemble(Parts m, Expr correction) {
        Expr half = m.f().times(m.f()).times(0.5);
        Expr rest = seriesRest(m.f(), half);
        Expr small = rest.plus(fma(m.exponent(), c(ln2Low), correction));
        return fma(m.exponent(), c(ln2High), m.f().minus(half.minus(small)));
    }

    private Expr log1p(Expr x) {
        Expr u = x.plus(1);
        Parts m = split(u);
        // what rounding took from u; nothing is lost where x itself can serve as f
        Expr lost =
                u.ge(c(2)).select(c(1).minus(u.minus(x)), x.minus(u.minus(1))).div(u);
        Expr plain = m.exponent().eq(c(0));
        Parts parts = new Parts(m.exponent(), plain.select(x, m.f()));
        return x.eq(c(0)).select(x, guard(x, c(-1), assemble(parts, plain.select(c(0), lost))));
    }

    private Expr log2(Expr x) {
        double high = single ? 1.4423828125 : 1.4426950407214463;
        double low = single ? 0.00031222838896340733 : 1.6751713164886512e-10;
        return scaledLog(x, high, low, 1, 0);
    }

    private Expr log10(Expr x) {
        double high = single ? 0.43408203125 : 0.4342944818781689;
        double low = single ? 0.00021245065325182765 : 2.5082946711645275e-11;
        double twoHigh = single ? 0.301025390625 : 0.3010299955494702;
        double twoLow = single ? 4.605039066518657e-06 : 1.1451100898021838e-10;
        return scaledLog(x, high, low, twoHigh, twoLow);
    }

    // e * perTwo + log(1 + f) * perNatural; log(1 + f) in two parts, the first short enough for exact products
    private Expr scaledLog(Expr x, double perNatural, double perNaturalLow, double perTwo, double perTwoLow) {
        Parts m = split(x);
        Expr half = m.f().times(m.f()).times(0.5);
        Expr rest = seriesRest(m.f(), half);
        long mask = single ? 0xFFFFF000L : 0xFFFF_FFFF_0000_0000L;
        Expr high = fromBits(Terms.bits(m.f().minus(half)).and(integer(mask)));
        Expr low = m.f().minus(high).minus(half).plus(rest);
        Expr first = high.times(perNatural);
        Expr tail = fma(low, c(perNatural), low.plus(high).times(perNaturalLow));
        Expr exponent = m.exponent().times(perTwo);
        Expr sum = exponent.plus(first);
        Expr lost = exponent.minus(sum).plus(first);
        Expr more = fma(m.exponent(), c(perTwoLow), tail).plus(lost);
        return guard(x, c(0), sum.plus(more));
    }

    /**
     * The square root of the sum of squares, then one correction from the rounding errors of the squares (C. Borges,
     * "An improved algorithm for hypot(a, b)", 2019), on numbers scaled so that squares stay in range.
     */
    private Expr hypot(Expr a, Expr b) {
        Expr swap = a.lt(b);
        Expr large = swap.select(b, a);
        Expr small = swap.select(a, b);
        Expr high = large.gt(c(single ? 0x1p60 : 0x1p500));
        Expr low = large.lt(c(single ? 0x1p-40 : 0x1p-450));
        double down = single ? 0x1p-70 : 0x1p-600;
        double up = single ? 0x1p100 : 0x1p600;
        Expr scale = high.select(c(down), low.select(c(up), c(1)));
        Expr back = high.select(c(1 / down), low.select(c(1 / up), c(1)));
        Expr m = large.times(scale);
        Expr n = small.times(scale);
        Expr square = m.times(m);
        Expr h = sqrt(fma(n, n, square));
        Expr hSquare = h.times(h);
        Expr excess = fma(n.unaryMinus(), n, hSquare.minus(square))
                .plus(fma(h, h, hSquare.unaryMinus()))
                .minus(fma(m, m, square.unaryMinus()));
        Expr value = h.minus(excess.div(h.plus(h))).times(back);
        Expr infinite = a.isInf().or(b.isInf());
        return infinite.select(c(Double.POSITIVE_INFINITY), h.eq(c(0)).select(h, value));
    }
}
