package io.orthant.op;

import static io.orthant.dtype.DType.*;
import static io.orthant.op.Row.*;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/**
 * Order: comparisons, the larger and the smaller. None of them raises a floating-point condition. Of zeros with
 * different signs NumPy takes the first in float16, but 0.0 as the larger and -0.0 as the smaller in wider floats.
 */
final class Comparison {
    private Comparison() {}

    /** Makes a row anew. */
    static Op named(String name) {
        return switch (name) {
            case "equal" ->
                comparison(
                        "equal",
                        Expr::eq,
                        ComplexRules::equal,
                        (s, u) -> natural(s).and(s.cast(UINT64).eq(u)),
                        (u, s) -> natural(s).and(s.cast(UINT64).eq(u)),
                        "x == y");
            case "notEqual" ->
                comparison(
                        "notEqual",
                        Expr::ne,
                        (x, y) -> x.re().ne(y.re()).or(x.im().ne(y.im())),
                        (s, u) -> natural(s).not().or(s.cast(UINT64).ne(u)),
                        (u, s) -> natural(s).not().or(s.cast(UINT64).ne(u)),
                        "x != y");
            case "less" ->
                comparison(
                        "less",
                        Expr::lt,
                        (x, y) -> ComplexRules.less(x, y, false),
                        (s, u) -> natural(s).not().or(s.cast(UINT64).lt(u)),
                        (u, s) -> natural(s).and(u.lt(s.cast(UINT64))),
                        "x < y");
            case "lessEqual" ->
                comparison(
                        "lessEqual",
                        Expr::le,
                        (x, y) -> ComplexRules.less(x, y, true),
                        (s, u) -> natural(s).not().or(s.cast(UINT64).le(u)),
                        (u, s) -> natural(s).and(u.le(s.cast(UINT64))),
                        "x <= y");
            case "greater" ->
                comparison(
                        "greater",
                        Expr::gt,
                        (x, y) -> ComplexRules.less(y, x, false),
                        (s, u) -> natural(s).and(s.cast(UINT64).gt(u)),
                        (u, s) -> natural(s).not().or(u.gt(s.cast(UINT64))),
                        "x > y");
            case "greaterEqual" ->
                comparison(
                        "greaterEqual",
                        Expr::ge,
                        (x, y) -> ComplexRules.less(y, x, true),
                        (s, u) -> natural(s).and(s.cast(UINT64).ge(u)),
                        (u, s) -> natural(s).not().or(u.ge(s.cast(UINT64))),
                        "x >= y");
            case "maximum" ->
                binary("maximum")
                        .bool(Prim.OR)
                        .integers(Prim.MAX)
                        .floats(Prim.MAX)
                        .reals(List.of(FLOAT16), (x, y) -> x.ge(y).or(x.isNaN()).select(x, y))
                        .complexes(ComplexRules::maximum)
                        .reorderable()
                        .doc("the larger; NaN if either is NaN; complex by real part, then imaginary part")
                        .build();
            case "minimum" ->
                binary("minimum")
                        .bool(Prim.AND)
                        .integers(Prim.MIN)
                        .floats(Prim.MIN)
                        .reals(List.of(FLOAT16), (x, y) -> x.le(y).or(x.isNaN()).select(x, y))
                        .complexes(ComplexRules::minimum)
                        .reorderable()
                        .doc("the smaller; NaN if either is NaN; complex by real part, then imaginary part")
                        .build();
            case "fmax" ->
                binary("fmax")
                        .bool(Prim.OR)
                        .integers(Prim.MAX)
                        .floats((x, y) -> y.isNaN().select(x, x.isNaN().select(y, Terms.max(x, y))))
                        .reals(List.of(FLOAT16), (x, y) -> x.ge(y).or(y.isNaN()).select(x, y))
                        .complexes((x, y) ->
                                ComplexRules.select(ComplexRules.isNaN(y).or(ComplexRules.less(y, x, true)), x, y))
                        .reorderable()
                        .doc("the larger; the other one if one is NaN")
                        .build();
            case "fmin" ->
                binary("fmin")
                        .bool(Prim.AND)
                        .integers(Prim.MIN)
                        .floats((x, y) -> y.isNaN().select(x, x.isNaN().select(y, Terms.min(x, y))))
                        .reals(List.of(FLOAT16), (x, y) -> x.le(y).or(y.isNaN()).select(x, y))
                        .complexes((x, y) ->
                                ComplexRules.select(ComplexRules.isNaN(y).or(ComplexRules.less(x, y, true)), x, y))
                        .reorderable()
                        .doc("the smaller; the other one if one is NaN")
                        .build();
            case "clip" ->
                ternary("clip")
                        .bool((x, lo, hi) -> x.or(lo).and(hi))
                        .integers((x, lo, hi) -> Terms.min(Terms.max(x, lo), hi))
                        .floats((x, lo, hi) -> Terms.min(Terms.max(x, lo), hi))
                        .complexes((x, lo, hi) -> ComplexRules.minimum(ComplexRules.maximum(x, lo), hi))
                        .doc("minimum(maximum(x, lo), hi)")
                        .build();
            default -> throw new IllegalArgumentException("no row is named " + name);
        };
    }

    private static Op comparison(
            String name,
            BinaryOperator<Expr> reals,
            BiFunction<Value.Complex, Value.Complex, Expr> complexes,
            BinaryOperator<Expr> signedUnsigned,
            BinaryOperator<Expr> unsignedSigned,
            String doc) {
        return binary(name)
                .real(reals)
                .complexes((x, y) -> new Value.Real(complexes.apply(x, y)))
                .loop(List.of(INT64, UINT64), v -> one(signedUnsigned.apply(real(v.get(0)), real(v.get(1)))))
                .loop(List.of(UINT64, INT64), v -> one(unsignedSigned.apply(real(v.get(0)), real(v.get(1)))))
                .doc(doc + "; 64-bit integers compare exactly also across signedness")
                .build();
    }

    // a signed integer that an unsigned one can equal
    private static Expr natural(Expr s) {
        return s.ge(s.of(0));
    }
}
