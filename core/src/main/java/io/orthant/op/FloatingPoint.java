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

    /** Makes a row anew. */
    static Op named(String name) {
        return switch (name) {
            case "isnan" ->
                unary("isnan")
                        .real(Expr::isNaN)
                        .complexes(z -> Terms.real(ComplexRules.isNaN(z)))
                        .doc("whether NaN")
                        .build();
            case "isinf" ->
                unary("isinf")
                        .bool(x -> x.ne(x))
                        .integers(x -> x.ne(x))
                        .floats(Expr::isInf)
                        .complexes(z -> Terms.real(z.re().isInf().or(z.im().isInf())))
                        .doc("whether infinite")
                        .build();
            case "isfinite" ->
                unary("isfinite")
                        .bool(x -> x.eq(x))
                        .integers(x -> x.eq(x))
                        .floats(Expr::isFinite)
                        .complexes(z -> Terms.real(z.re().isFinite().and(z.im().isFinite())))
                        .doc("whether neither NaN nor infinite")
                        .build();
            case "signbit" ->
                unary("signbit")
                        .floats(Terms::signBit)
                        .doc("whether the sign bit is set: true for -0.0")
                        .build();
            case "copysign" ->
                binary("copysign")
                        .floats(Terms::copySign)
                        .doc("|x| with the sign of y")
                        .build();
            case "heaviside" ->
                binary("heaviside")
                        .floats((x, atZero) -> x.isNaN()
                                .select(
                                        x,
                                        x.eq(x.of(0))
                                                .select(atZero, x.lt(x.of(0)).select(x.of(0), x.of(1)))))
                        .doc("0 for negative x, y at 0, 1 for positive x")
                        .build();
            case "nextafter" ->
                binary("nextafter")
                        .floats(Prim.NEXTAFTER)
                        .reals(List.of(FLOAT16), HalfSteps::nextAfter)
                        .raises(
                                OVERFLOW,
                                (args, results) -> Row.real(results.getFirst())
                                        .isInf()
                                        .and(Row.real(args.getFirst()).isFinite()))
                        .doc("the next representable value from x towards y")
                        .build();
            case "spacing" ->
                unary("spacing")
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
            case "ldexp" ->
                binary("ldexp")
                        .loop(List.of(FLOAT16, INT32), FloatingPoint::scaled)
                        .loop(List.of(FLOAT32, INT32), FloatingPoint::scaled)
                        .loop(List.of(FLOAT16, INT64), FloatingPoint::scaled)
                        .loop(List.of(FLOAT32, INT64), FloatingPoint::scaled)
                        .loop(List.of(FLOAT64, INT32), FloatingPoint::scaled)
                        .loop(List.of(FLOAT64, INT64), FloatingPoint::scaled)
                        .raises(OVERFLOW, UNDERFLOW)
                        .doc("x * 2^y")
                        .build();
            case "frexp" ->
                unary("frexp")
                        .loops(withHalf(), v -> {
                            Expr x = Row.real(v.getFirst());
                            return reals(apply(Prim.FREXP_MANTISSA, x), apply(Prim.FREXP_EXPONENT, x));
                        })
                        .doc("mantissa in [0.5, 1) and int32 exponent of 2")
                        .build();
            case "modf" ->
                unary("modf")
                        .loops(withHalf(), v -> {
                            Expr x = Row.real(v.getFirst());
                            Expr whole = trunc(x);
                            return reals(copySign(x.isInf().select(x.of(0), x.minus(whole)), x), whole);
                        })
                        .doc("fractional and integral part, both with the sign of x")
                        .build();
            default -> throw new IllegalArgumentException("no row is named " + name);
        };
    }

    private static List<Value> scaled(List<Value> v) {
        Expr n = Row.real(v.get(1));
        Expr clamped = n.type() == DType.INT64
                ? min(max(n, n.of(Integer.MIN_VALUE)), n.of(Integer.MAX_VALUE)).cast(INT32)
                : n;
        return one(apply(Prim.LDEXP, Row.real(v.get(0)), clamped));
    }
}
