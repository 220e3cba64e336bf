package io.orthant.op;

import static io.orthant.dtype.DType.*;
import static io.orthant.op.Terms.*;

import io.orthant.dtype.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Division with a remainder in terms of lane primitives, to the bits of {@link RealMath}. Processors divide integers slowly
 * and one by one, but floats in lanes: a float quotient of short integers, truncated, is exact, as it lies further from
 * the next integer than it is rounded; one of 64-bit integers leaves a remainder small enough for a second quotient.
 * The remainder of floats is exact by a fused multiply-add where the quotient has few enough bits.
 */
final class Divisions {
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
            case INT64 -> integers(prim, x, y, FLOAT64);
            default -> null;
        };
    }

    private static Expr integers(Prim prim, Expr x, Expr y, DType real) {
        Expr zero = x.of(0);
        Expr q = x.cast(real).div(y.cast(real)).cast(x.type());
        Expr r = x.minus(q.times(y));
        if (x.type() == INT64) {
            Expr more = r.cast(real).div(y.cast(real)).cast(x.type());
            q = q.plus(more);
            r = r.minus(more.times(y));
            // the remainder may still be as large as the divisor
            Expr beyond = r.minus(y);
            Expr over = xor(r, y).ge(zero).and(beyond.eq(zero).or(xor(beyond, y).ge(zero)));
            q = over.select(q.plus(1), q);
            r = over.select(beyond, r);
        }
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
