package io.orthant.op;

import static io.orthant.dtype.DType.*;
import static io.orthant.op.Terms.*;

import io.orthant.dtype.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Division with a remainder in terms of lane primitives, to the bits of {@link RealMath}. Processors divide integers slowly
 * and one by one, but floats in lanes: a float quotient of short integers, truncated, is exact, as it lies further from
 * the next integer than it is rounded. Of 64-bit integers those below 2^51 go the same way, with an exact remainder by a
 * fused multiply-add; the others are divided one by one.
 * The remainder of floats is exact by a fused multiply-add where the quotient has few enough bits.
 */
final class Divisions {
    private static final double MAGIC = 0x1.8p52;
    private static final long MAGIC_BITS = Double.doubleToRawLongBits(MAGIC);

    private Divisions() {}

    /** The function as a tree over lane primitives, or null if it has none here. */
    static @Nullable Expr lower(Prim prim, List<Expr> args) {
        if (prim != Prim.FLOOR_DIV && prim != Prim.FLOOR_MOD && prim != Prim.TRUNC_MOD) {
            return null;
        }
        Expr x = args.get(0);
        Expr y = args.get(1);
        return switch (x.type()) {
            case FLOAT32, FLOAT64 -> floats(prim, x, y);
            case INT8, UINT8, INT16, UINT16 -> {
                DType wide = INT32;
                Expr value = integers(prim, x.cast(wide), y.cast(wide), FLOAT32);
                yield value.cast(x.type());
            }
            case INT32, UINT32 -> integers(prim, x, y, FLOAT64);
            case INT64 -> longs(prim, x, y);
            default -> null;
        };
    }

    private static Expr integers(Prim prim, Expr x, Expr y, DType real) {
        Expr zero = x.of(0);
        Expr q = x.cast(real).div(y.cast(real)).cast(x.type());
        Expr r = x.minus(q.times(y));
        Expr none = y.eq(zero);
        if (x.type() == UINT32) {
            return none.select(zero, prim == Prim.FLOOR_DIV ? q : r);
        }
        Expr other = xor(r, y).lt(zero).and(r.ne(zero));
        if (prim == Prim.FLOOR_DIV) {
            return none.select(zero, other.select(q.minus(1), q));
        }
        Expr floored = other.select(r.plus(y), r);
        if (prim == Prim.FLOOR_MOD) {
            return none.select(zero, floored);
        }
        Expr apart = xor(x, y).lt(zero).and(floored.ne(zero));
        return none.select(zero, apart.select(floored.minus(y), floored));
    }

    // below 2^51 a long and its double differ by a number added to the bits, so casts cost next to nothing
    private static Expr longs(Prim prim, Expr x, Expr y) {
        Expr half = Expr.constant(1L << 51, INT64);
        Expr fits = apply(Prim.SHR, x.plus(half).or(y.plus(half)), Expr.constant(52, INT64))
                .eq(x.of(0))
                .and(y.ne(y.of(0)));
        Expr a = toDouble(x);
        Expr b = toDouble(y);
        Expr zero = a.of(0);
        Expr rounded = a.div(b).plus(MAGIC);
        Expr q = rounded.minus(MAGIC);
        Expr r = apply(Prim.FMA, q.unaryMinus(), b, a);
        Expr usual = switch (prim) {
            case FLOOR_DIV -> {
                Expr above = r.times(b).lt(zero);
                yield toLong(above.select(rounded.minus(1), rounded));
            }
            case FLOOR_MOD -> toLong(r.times(b).lt(zero).select(r.plus(b), r).plus(MAGIC));
            default ->
                toLong(r.times(a).lt(zero).select(r.plus(copySign(b, a)), r).plus(MAGIC));
        };
        Special one = switch (prim) {
            case FLOOR_DIV -> Special.LONG_FLOOR_DIVIDE;
            case FLOOR_MOD -> Special.LONG_FLOOR_MOD;
            default -> Special.LONG_TRUNC_MOD;
        };
        return bits(fits.select(fromBits(usual), Expr.call(one, fromBits(x), fromBits(y))));
    }

    private static Expr toDouble(Expr x) {
        return fromBits(x.plus(Expr.constant(MAGIC_BITS, INT64))).minus(MAGIC);
    }

    private static Expr toLong(Expr plusMagic) {
        return bits(plusMagic).minus(Expr.constant(MAGIC_BITS, INT64));
    }

    private static Expr floats(Prim prim, Expr x, Expr y) {
        Expr zero = x.of(0);
        Expr mod = fmod(x, y);
        if (prim == Prim.TRUNC_MOD) {
            return mod;
        }
        Expr apart = y.lt(zero).ne(mod.lt(zero)).and(mod.ne(zero));
        if (prim == Prim.FLOOR_MOD) {
            return mod.eq(zero).select(copySign(zero, y), apart.select(mod.plus(y), mod));
        }
        Expr whole = x.minus(mod).div(y);
        Expr div = apart.select(whole.minus(1), whole);
        Expr floor = apply(Prim.FLOOR, div);
        Expr nearest = div.minus(floor).gt(x.of(0.5)).select(floor.plus(1), floor);
        Expr plain = x.div(y);
        return y.eq(zero).select(plain, div.eq(zero).select(copySign(zero, plain), nearest));
    }

    // the nearest integer to the quotient leaves an exact remainder, which may be negative
    private static Expr fmod(Expr x, Expr y) {
        double magic = x.type() == FLOAT32 ? 0x1.8p23 : 0x1.8p52;
        Expr a = x.abs();
        Expr b = y.abs();
        Expr quotient = a.div(b);
        Expr q = quotient.plus(magic).minus(magic);
        Expr r = apply(Prim.FMA, q.unaryMinus(), b, a);
        Expr rest = r.lt(r.of(0)).select(r.plus(b), r);
        Expr usual = quotient.lt(x.of(x.type() == FLOAT32 ? 0x1p21 : 0x1p50)).and(b.lt(x.of(Double.POSITIVE_INFINITY)));
        return usual.select(copySign(rest, x), Expr.call(Special.FMOD, x, y));
    }
}
