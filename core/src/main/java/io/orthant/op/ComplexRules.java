package io.orthant.op;

import static io.orthant.op.Terms.*;

/** Complex arithmetic and order as expressions over parts. */
final class ComplexRules {
    private ComplexRules() {}

    static Value.Complex times(Value.Complex x, Value.Complex y) {
        return complex(
                x.re().times(y.re()).minus(x.im().times(y.im())),
                x.re().times(y.im()).plus(x.im().times(y.re())));
    }

    /** Smith's algorithm (CACM 5(8), 1962), in the form in which NumPy divides by the larger part first. */
    static Value.Complex quotient(Value.Complex x, Value.Complex y) {
        Expr a = y.re().abs();
        Expr b = y.im().abs();
        Expr byRe = a.ge(b);
        Expr ratio = byRe.select(y.im(), y.re()).div(byRe.select(y.re(), y.im()));
        Expr scale = y.re().of(1)
                .div(byRe.select(y.re(), y.im())
                        .plus(byRe.select(y.im(), y.re()).times(ratio)));
        Expr re = byRe.select(
                x.re().plus(x.im().times(ratio)), x.re().times(ratio).plus(x.im()));
        Expr im = byRe.select(
                x.im().minus(x.re().times(ratio)), x.im().times(ratio).minus(x.re()));
        Expr byZero = a.eq(a.of(0)).and(b.eq(b.of(0)));
        return complex(byZero.select(x.re().div(a), re.times(scale)), byZero.select(x.im().div(a), im.times(scale)));
    }

    static Value.Complex reciprocal(Value.Complex z) {
        Expr byRe = z.im().abs().le(z.re().abs());
        Expr large = byRe.select(z.re(), z.im());
        Expr small = byRe.select(z.im(), z.re());
        Expr ratio = small.div(large);
        Expr d = byRe.select(large.plus(small.times(ratio)), small.times(ratio).plus(large));
        Expr one = large.of(1);
        return complex(
                byRe.select(one, ratio).div(d),
                byRe.select(ratio.unaryMinus(), one.unaryMinus()).div(d));
    }

    /** {@code z / |z|}; an axis' unit if one part is infinite; NaN if both are. */
    static Value.Complex sign(Value.Complex z) {
        Expr size = apply(Prim.HYPOT, z.re(), z.im());
        return complex(signPart(z.re(), z.im(), size), signPart(z.im(), z.re(), size));
    }

    private static Expr signPart(Expr part, Expr other, Expr size) {
        Expr unit = part.gt(part.of(0)).select(part.of(1), part.of(-1));
        Expr atInfinity = part.isInf().select(other.isInf().select(nan(part.type()), unit), part.of(0));
        Expr finite = size.eq(size.of(0)).select(part.of(0), part.div(size));
        return size.isNaN()
                .select(
                        nan(part.type()),
                        size.isInf().and(part.isInf().or(other.isInf())).select(atInfinity, finite));
    }

    static Expr isNaN(Value.Complex z) {
        return z.re().isNaN().or(z.im().isNaN());
    }

    static Value.Complex select(Expr condition, Value.Complex yes, Value.Complex no) {
        return complex(condition.select(yes.re(), no.re()), condition.select(yes.im(), no.im()));
    }

    /** Lexicographic order: by real parts, equal ones by imaginary parts; a NaN in an imaginary part orders nothing. */
    static Expr less(Value.Complex x, Value.Complex y, boolean orEqual) {
        Expr byRe = x.re().lt(y.re()).and(x.im().isNaN().or(y.im().isNaN()).not());
        Expr byIm = orEqual ? x.im().le(y.im()) : x.im().lt(y.im());
        return byRe.or(x.re().eq(y.re()).and(byIm));
    }

    static Expr equal(Value.Complex x, Value.Complex y) {
        return x.re().eq(y.re()).and(x.im().eq(y.im()));
    }

    static Value.Complex maximum(Value.Complex x, Value.Complex y) {
        return select(isNaN(x).or(less(y, x, true)), x, y);
    }

    static Value.Complex minimum(Value.Complex x, Value.Complex y) {
        return select(isNaN(x).or(less(x, y, true)), x, y);
    }

    static Value.Complex exp(Value.Complex z) {
        return call(Special.C_EXP_RE, Special.C_EXP_IM, z.re(), z.im());
    }

    static Value.Complex expm1(Value.Complex z) {
        return call(Special.C_EXPM1_RE, Special.C_EXPM1_IM, z.re(), z.im());
    }

    static Value.Complex log(Value.Complex z) {
        return call(Special.C_LOG_RE, Special.C_LOG_IM, z.re(), z.im());
    }

    static Value.Complex log1p(Value.Complex z) {
        return call(Special.C_LOG1P_RE, Special.C_LOG1P_IM, z.re(), z.im());
    }

    static Value.Complex sqrt(Value.Complex z) {
        return call(Special.C_SQRT_RE, Special.C_SQRT_IM, z.re(), z.im());
    }

    static Value.Complex sin(Value.Complex z) {
        return call(Special.C_SIN_RE, Special.C_SIN_IM, z.re(), z.im());
    }

    static Value.Complex cos(Value.Complex z) {
        return call(Special.C_COS_RE, Special.C_COS_IM, z.re(), z.im());
    }

    static Value.Complex tan(Value.Complex z) {
        return call(Special.C_TAN_RE, Special.C_TAN_IM, z.re(), z.im());
    }

    static Value.Complex arcsin(Value.Complex z) {
        return call(Special.C_ARCSIN_RE, Special.C_ARCSIN_IM, z.re(), z.im());
    }

    static Value.Complex arccos(Value.Complex z) {
        return call(Special.C_ARCCOS_RE, Special.C_ARCCOS_IM, z.re(), z.im());
    }

    static Value.Complex arctan(Value.Complex z) {
        return call(Special.C_ARCTAN_RE, Special.C_ARCTAN_IM, z.re(), z.im());
    }

    static Value.Complex sinh(Value.Complex z) {
        return call(Special.C_SINH_RE, Special.C_SINH_IM, z.re(), z.im());
    }

    static Value.Complex cosh(Value.Complex z) {
        return call(Special.C_COSH_RE, Special.C_COSH_IM, z.re(), z.im());
    }

    static Value.Complex tanh(Value.Complex z) {
        return call(Special.C_TANH_RE, Special.C_TANH_IM, z.re(), z.im());
    }

    static Value.Complex arcsinh(Value.Complex z) {
        return call(Special.C_ARCSINH_RE, Special.C_ARCSINH_IM, z.re(), z.im());
    }

    static Value.Complex arccosh(Value.Complex z) {
        return call(Special.C_ARCCOSH_RE, Special.C_ARCCOSH_IM, z.re(), z.im());
    }

    static Value.Complex arctanh(Value.Complex z) {
        return call(Special.C_ARCTANH_RE, Special.C_ARCTANH_IM, z.re(), z.im());
    }

    static Value.Complex power(Value.Complex z, Value.Complex w) {
        return call(Special.C_POWER_RE, Special.C_POWER_IM, z.re(), z.im(), w.re(), w.im());
    }

    private static Value.Complex call(Special re, Special im, Expr... parts) {
        return complex(Expr.call(re, parts), Expr.call(im, parts));
    }
}
