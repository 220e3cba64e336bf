package io.orthant.op;

import static io.orthant.dtype.DType.*;
import static io.orthant.error.FpCondition.*;
import static io.orthant.op.Row.*;
import static io.orthant.op.Terms.*;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Powers, roots, exponentials and logarithms. */
final class ExpLog {
    private static final double LN2 = 0.6931471805599453;
    private static final double LOG2_E = 1.4426950408889634;

    private ExpLog() {}

    /** Makes a row anew. */
    static Op named(String name) {
        return switch (name) {
            case "exp" ->
                unary("exp")
                        .floats(Prim.EXP)
                        .complexes(ComplexRules::exp)
                        .raises(OVERFLOW, UNDERFLOW, INVALID)
                        .ulp(1)
                        .doc("e^x")
                        .build();
            case "exp2" ->
                unary("exp2")
                        .floats(Prim.EXP2)
                        .complexes(z -> ComplexRules.exp(complex(z.re().times(LN2), z.im().times(LN2))))
                        .raises(OVERFLOW, UNDERFLOW, INVALID)
                        .ulp(1)
                        .doc("2^x")
                        .build();
            case "expm1" ->
                unary("expm1")
                        .floats(Prim.EXPM1)
                        .complexes(ComplexRules::expm1)
                        .raises(OVERFLOW, INVALID)
                        .ulp(1)
                        .doc("e^x - 1, exact near 0")
                        .build();
            case "log" -> logarithm("log", Prim.LOG, 1, "natural logarithm");
            case "log2" -> logarithm("log2", Prim.LOG2, LOG2_E, "base-2 logarithm");
            case "log10" -> logarithm("log10", Prim.LOG10, 0.4342944819032518, "base-10 logarithm");
            case "log1p" ->
                unary("log1p")
                        .floats(Prim.LOG1P)
                        .complexes(ComplexRules::log1p)
                        .raises(DIVIDE, (args, results) -> switch (args.getFirst()) {
                            case Value.Real x -> x.expr().eq(x.expr().of(-1));
                            case Value.Complex z -> z.re().eq(z.re().of(-1)).and(z.im().eq(z.im().of(0)));
                        })
                        .raises(INVALID, OVERFLOW)
                        .ulp(1)
                        .doc("log(1 + x), exact near 0")
                        .build();
            case "logaddexp" ->
                binary("logaddexp")
                        .floats((x, y) -> x.eq(y)
                                .select(
                                        x.plus(LN2),
                                        max(x, y)
                                                .plus(log1p(exp(x.minus(y).abs().unaryMinus())))))
                        .identity(Double.NEGATIVE_INFINITY)
                        .raises(INVALID, ExpLog::comparesNaN)
                        .raises(OVERFLOW, ExpLog::differenceOverflows)
                        .ulp(4)
                        .doc("log(exp(x) + exp(y)) without overflow")
                        .build();
            case "logaddexp2" ->
                binary("logaddexp2")
                        .floats((x, y) -> x.eq(y)
                                .select(
                                        x.plus(1),
                                        max(x, y)
                                                .plus(log1p(apply(
                                                                Prim.EXP2,
                                                                x.minus(y).abs().unaryMinus()))
                                                        .times(LOG2_E))))
                        .identity(Double.NEGATIVE_INFINITY)
                        .raises(INVALID, ExpLog::comparesNaN)
                        .raises(OVERFLOW, ExpLog::differenceOverflows)
                        .ulp(4)
                        .doc("log2(2^x + 2^y) without overflow")
                        .build();
            case "sqrt" ->
                unary("sqrt")
                        .floats(Prim.SQRT)
                        .complexes(ComplexRules::sqrt)
                        .raises(INVALID)
                        .doc("square root, correctly rounded")
                        .build();
            case "cbrt" ->
                unary("cbrt").floats(Prim.CBRT).ulp(1).doc("cube root").build();
            case "power" ->
                binary("power")
                        .integers(Prim.POW)
                        .floats(Prim.POW)
                        .complexes(ComplexRules::power)
                        .refuses(
                                "power: integers to negative integer powers are not allowed; use floatPower or astype(FLOAT64)",
                                (args, results) -> {
                                    Value y = args.get(1);
                                    return Row.SIGNED.contains(y.type())
                                            ? Row.real(y).lt(Row.real(y).of(0))
                                            : null;
                                })
                        .raises(DIVIDE, ExpLog::powerPole)
                        .raises(OVERFLOW, UNDERFLOW, INVALID)
                        .ulp(1)
                        .doc("x^y; integers wrap around")
                        .build();
            case "floatPower" ->
                binary("floatPower")
                        .reals(List.of(FLOAT64), (x, y) -> apply(Prim.POW, x, y))
                        .loop(
                                List.of(COMPLEX128, COMPLEX128),
                                v -> List.of(ComplexRules.power(Row.complex(v.get(0)), Row.complex(v.get(1)))))
                        .raises(DIVIDE, ExpLog::powerPole)
                        .raises(OVERFLOW, UNDERFLOW, INVALID)
                        .ulp(1)
                        .doc("x^y in float64 or complex128, whatever the operands")
                        .build();
            case "hypot" ->
                binary("hypot")
                        .floats(Prim.HYPOT)
                        .identity(0)
                        .raises(OVERFLOW, UNDERFLOW)
                        .ulp(1)
                        .doc("sqrt(x*x + y*y) without overflow")
                        .build();
            default -> throw new IllegalArgumentException("no row is named " + name);
        };
    }

    private static Op logarithm(String name, Prim prim, double perNatural, String doc) {
        return unary(name)
                .floats(x -> apply(prim, x))
                .complexes(z -> {
                    Value.Complex log = ComplexRules.log(z);
                    return perNatural == 1
                            ? log
                            : complex(log.re().times(perNatural), log.im().times(perNatural));
                })
                .raises(DIVIDE, (args, results) -> switch (args.getFirst()) {
                    case Value.Real x -> x.expr().eq(x.expr().of(0));
                    case Value.Complex z -> truth(z).not();
                })
                .raises(INVALID, OVERFLOW)
                .ulp(1)
                .doc(doc)
                .build();
    }

    // NumPy compares the difference of the operands with 0
    private static Expr comparesNaN(List<Value> args, List<Value> results) {
        return Row.real(results.getFirst()).isNaN();
    }

    private static Expr differenceOverflows(List<Value> args, List<Value> results) {
        Expr x = Row.real(args.get(0));
        Expr y = Row.real(args.get(1));
        Expr infinite = x.minus(y).isInf().or(Row.real(results.getFirst()).isInf());
        return infinite.and(x.isFinite()).and(y.isFinite());
    }

    private static @Nullable Expr powerPole(List<Value> args, List<Value> results) {
        if (!(args.get(0) instanceof Value.Real x) || !x.type().isFloating()) {
            return null;
        }
        Expr y = Row.real(args.get(1));
        return truth(x.expr()).not().and(y.lt(y.of(0))).and(y.isFinite());
    }
}
