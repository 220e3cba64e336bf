package io.orthant.op;

import static io.orthant.dtype.DType.*;
import static io.orthant.error.FpCondition.*;
import static io.orthant.op.Row.*;
import static io.orthant.op.Terms.*;

import io.orthant.dtype.DType;
import java.util.List;

/** Floats taken apart: classes, signs, exponents, neighbours. */
final class FloatingPoint {
    private FloatingPoint() {}

    static final Op ISNAN = unary("isnan")
            .real(Expr::isNaN)
            .complexes(z -> Terms.real(ComplexRules.isNaN(z)))
            .doc("whether NaN")
            .build();

    static final Op ISINF = unary("isinf")
            .bool(x -> x.ne(x))
            .integers(x -> x.ne(x))
            .floats(Expr::isInf)
            .complexes(z -> Terms.real(z.re().isInf().or(z.im().isInf())))
            .doc("whether infinite")
            .build();

    static final Op ISFINITE = unary("isfinite")
            .bool(x -> x.eq(x))
            .integers(x -> x.eq(x))
            .floats(Expr::isFinite)
            .complexes(z -> Terms.real(z.re().isFinite().and(z.im().isFinite())))
            .doc("whether neither NaN nor infinite")
            .build();

    static final Op SIGNBIT = unary("signbit")
            .floats(Terms::signBit)
            .doc("whether the sign bit is set: true for -0.0")
            .build();

    static final Op COPYSIGN = binary("copysign")
            .floats(Terms::copySign)
            .doc("|x| with the sign of y")
            .build();

    static final Op HEAVISIDE = binary("heaviside")
            .floats((x, atZero) -> x.isNaN()
                    .select(x, x.eq(x.of(0)).select(atZero, x.lt(x.of(0)).select(x.of(0), x.of(1)))))
            .doc("0 for negative x, y at 0, 1 for positive x")
            .build();

    static final Op NEXTAFTER = binary("nextafter")
            .floats((x, y) -> apply(Prim.NEXTAFTER, x, y))
            .reals(List.of(FLOAT16), HalfSteps::nextAfter)
            .raises(
                    OVERFLOW,
                    (args, results) -> Row.real(results.getFirst())
                            .isInf()
                            .and(Row.real(args.getFirst()).isFinite()))
            .doc("the next representable value from x towards y")
            .build();

    static final Op SPACING = unary("spacing")
            .floats(x -> x.isFinite()
                    .select(
                            apply(
                                            Prim.NEXTAFTER,
                                            x,
                                            x.lt(x.of(0))
                                                    .select(
                                                            x.of(Double.NEGATIVE_INFINITY),
                                                            x.of(Double.POSITIVE_INFINITY)))
                                    .minus(x),
                            nan(x.type())))
            .reals(List.of(FLOAT16), HalfSteps::spacing)
            .raises(OVERFLOW)
            .raises(
                    INVALID,
                    (args, results) -> HalfSteps.isHalf(Row.real(args.getFirst()))
                            ? Row.real(args.getFirst()).isFinite().not()
                            : null)
            .doc(
                    "distance to the next representable value away from zero, with the sign of x; in float16 upwards, positive")
            .build();

    static final Op LDEXP = binary("ldexp")
            .loop(List.of(FLOAT16, INT32), FloatingPoint::scaled)
            .loop(List.of(FLOAT32, INT32), FloatingPoint::scaled)
            .loop(List.of(FLOAT16, INT64), FloatingPoint::scaled)
            .loop(List.of(FLOAT32, INT64), FloatingPoint::scaled)
            .loop(List.of(FLOAT64, INT32), FloatingPoint::scaled)
            .loop(List.of(FLOAT64, INT64), FloatingPoint::scaled)
            .raises(OVERFLOW, UNDERFLOW)
            .doc("x * 2^y")
            .build();

    static final Op FREXP = unary("frexp")
            .loops(withHalf(), v -> {
                Expr x = Row.real(v.getFirst());
                return reals(apply(Prim.FREXP_MANTISSA, x), apply(Prim.FREXP_EXPONENT, x));
            })
            .doc("mantissa in [0.5, 1) and int32 exponent of 2")
            .build();

    static final Op MODF = unary("modf")
            .loops(withHalf(), v -> {
                Expr x = Row.real(v.getFirst());
                Expr whole = trunc(x);
                return reals(copySign(x.isInf().select(x.of(0), x.minus(whole)), x), whole);
            })
            .doc("fractional and integral part, both with the sign of x")
            .build();

    static final List<Op> ALL =
            List.of(ISNAN, ISINF, ISFINITE, SIGNBIT, COPYSIGN, HEAVISIDE, NEXTAFTER, SPACING, LDEXP, FREXP, MODF);

    private static List<Value> scaled(List<Value> v) {
        Expr n = Row.real(v.get(1));
        Expr clamped = n.type() == DType.INT64
                ? min(max(n, n.of(Integer.MIN_VALUE)), n.of(Integer.MAX_VALUE)).cast(INT32)
                : n;
        return one(apply(Prim.LDEXP, Row.real(v.get(0)), clamped));
    }
}
