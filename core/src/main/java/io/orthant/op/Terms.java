package io.orthant.op;

import static io.orthant.dtype.DType.*;

import io.orthant.dtype.DType;

/** Expressions by the names that mathematics gives them, for the rows' bodies. */
final class Terms {
    private Terms() {}

    static Expr apply(Prim p, Expr... args) {
        return Expr.apply(p, args);
    }

    static Expr sqrt(Expr x) {
        return Expr.apply(Prim.SQRT, x);
    }

    static Expr exp(Expr x) {
        return Expr.apply(Prim.EXP, x);
    }

    static Expr log1p(Expr x) {
        return Expr.apply(Prim.LOG1P, x);
    }

    static Expr trunc(Expr x) {
        return Expr.apply(Prim.TRUNC, x);
    }

    static Expr rint(Expr x) {
        return Expr.apply(Prim.RINT, x);
    }

    static Expr max(Expr x, Expr y) {
        return Expr.apply(Prim.MAX, x, y);
    }

    static Expr min(Expr x, Expr y) {
        return Expr.apply(Prim.MIN, x, y);
    }

    static Expr xor(Expr x, Expr y) {
        return Expr.apply(Prim.XOR, x, y);
    }

    static Expr floorDiv(Expr x, Expr y) {
        return Expr.apply(Prim.FLOOR_DIV, x, y);
    }

    static Expr floorMod(Expr x, Expr y) {
        return Expr.apply(Prim.FLOOR_MOD, x, y);
    }

    static Expr bits(Expr x) {
        return Expr.apply(Prim.TO_BITS, x);
    }

    static Expr fromBits(Expr x) {
        return Expr.apply(Prim.FROM_BITS, x);
    }

    static Expr signBit(Expr x) {
        Expr b = bits(x);
        return b.lt(b.of(0));
    }

    static Expr copySign(Expr magnitude, Expr sign) {
        Expr s = bits(sign);
        Expr top = Expr.constant(s.type() == INT32 ? Integer.MIN_VALUE : Long.MIN_VALUE, s.type());
        return fromBits(bits(magnitude).and(top.not()).or(s.and(top)));
    }

    /** Truth of any real value: not zero. */
    static Expr truth(Expr x) {
        return x.type() == BOOL ? x : x.ne(x.of(0));
    }

    /** Truth of a complex value. */
    static Expr truth(Value.Complex z) {
        return truth(z.re()).or(truth(z.im()));
    }

    static Expr nan(DType type) {
        return Expr.constant(Double.NaN, type);
    }

    static Value real(Expr e) {
        return new Value.Real(e);
    }

    static Value.Complex complex(Expr re, Expr im) {
        return new Value.Complex(re, im);
    }
}
