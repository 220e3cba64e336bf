package io.orthant.op;

import static io.orthant.dtype.DType.*;
import static io.orthant.error.FpCondition.*;
import static io.orthant.op.Row.*;
import static io.orthant.op.Terms.*;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums, products, quotients and remainders. */
final class Arithmetic {
    private Arithmetic() {}

    /** Makes a row anew. */
    static Op named(String name) {
        return switch (name) {
            case "add" ->
                binary("add")
                        .bool(Prim.OR)
                        .integers(Prim.ADD)
                        .floats(Prim.ADD)
                        .complexes((x, y) -> complex(x.re().plus(y.re()), x.im().plus(y.im())))
                        .identity(0)
                        .raises(OVERFLOW, INVALID)
                        .doc("x + y; logical or on bools")
                        .build();
            case "subtract" ->
                binary("subtract")
                        .integers(Prim.SUB)
                        .floats(Prim.SUB)
                        .complexes((x, y) -> complex(x.re().minus(y.re()), x.im().minus(y.im())))
                        .refusesBool("subtract: not supported on bool; use bitwiseXor or logicalXor instead")
                        .raises(OVERFLOW, INVALID)
                        .doc("x - y")
                        .build();
            case "multiply" ->
                binary("multiply")
                        .bool(Prim.AND)
                        .integers(Prim.MUL)
                        .floats(Prim.MUL)
                        .complexes(ComplexRules::times)
                        .identity(1)
                        .raises(OVERFLOW, UNDERFLOW, INVALID)
                        .doc("x * y; logical and on bools")
                        .build();
            case "divide" ->
                binary("divide")
                        .floats(Prim.DIV)
                        .complexes(ComplexRules::quotient)
                        .promoter(Arithmetic::inexact)
                        .raises(FpCondition.DIVIDE, (args, results) -> zeroDivisor(args))
                        .raises(OVERFLOW, INVALID)
                        .raises(UNDERFLOW, (args, results) -> tinyQuotient(args, results))
                        .doc("x / y, a float also for integers")
                        .build();
            case "floorDivide" ->
                binary("floorDivide")
                        .integers(Prim.FLOOR_DIV)
                        .floats(Prim.FLOOR_DIV)
                        .raises(FpCondition.DIVIDE, (args, results) -> zeroDivisor(args))
                        .raises(OVERFLOW, (args, results) -> flooredOverflow(args, results))
                        .raises(INVALID, (args, results) -> flooredInvalid(args, results))
                        .doc("largest integer not above x / y; 0 for an integer zero divisor")
                        .build();
            case "remainder" ->
                binary("remainder")
                        .integers(Prim.FLOOR_MOD)
                        .floats(Prim.FLOOR_MOD)
                        .raises(FpCondition.DIVIDE, (args, results) -> integerZeroDivisor(args))
                        .raises(INVALID)
                        .doc("x - y * floor(x / y), with the sign of y; 0 for an integer zero divisor")
                        .build();
            case "fmod" ->
                binary("fmod")
                        .integers(Prim.TRUNC_MOD)
                        .floats(Prim.TRUNC_MOD)
                        .raises(FpCondition.DIVIDE, (args, results) -> integerZeroDivisor(args))
                        .raises(INVALID)
                        .doc("remainder of division towards zero, with the sign of x; 0 for an integer zero divisor")
                        .build();
            case "divmod" ->
                binary("divmod")
                        .loops(SIGNED, Arithmetic::floorBoth)
                        .loops(UNSIGNED, Arithmetic::floorBoth)
                        .loops(withHalf(), Arithmetic::floorBoth)
                        .raises(FpCondition.DIVIDE, (args, results) -> zeroDivisor(args))
                        .raises(OVERFLOW, (args, results) -> flooredOverflow(args, results))
                        .raises(INVALID, (args, results) -> flooredInvalid(args, results))
                        .doc("floorDivide and remainder at once")
                        .build();
            case "negative" ->
                unary("negative")
                        .integers(Prim.NEG)
                        .floats(Prim.NEG)
                        .complexes(z -> complex(z.re().unaryMinus(), z.im().unaryMinus()))
                        .refusesBool("negative: not supported on bool; use invert or logicalNot instead")
                        .doc("-x")
                        .build();
            case "positive" ->
                unary("positive")
                        .integers(x -> x)
                        .floats(x -> x)
                        .complexes(z -> z)
                        .refusesBool()
                        .doc("+x, a copy")
                        .build();
            case "absolute" ->
                unary("absolute")
                        .bool(x -> x)
                        .signed(Prim.ABS)
                        .unsigned(x -> x)
                        .floats(Prim.ABS)
                        .complexes(z -> Terms.real(apply(Prim.HYPOT, z.re(), z.im())))
                        .raises(OVERFLOW)
                        .ulp(1)
                        .doc("|x|; the modulus of a complex number, a float; the smallest signed integer stays itself")
                        .build();
            case "fabs" -> unary("fabs").floats(Prim.ABS).doc("|x| as a float").build();
            case "sign" ->
                unary("sign")
                        .signed(x -> x.gt(x.of(0)).select(x.of(1), x.lt(x.of(0)).select(x.of(-1), x.of(0))))
                        .unsigned(x -> x.gt(x.of(0)).select(x.of(1), x.of(0)))
                        .floats(x -> x.gt(x.of(0))
                                .select(
                                        x.of(1),
                                        x.lt(x.of(0)).select(x.of(-1), x.isNaN().select(x, x.of(0)))))
                        .complexes(ComplexRules::sign)
                        .refusesBool()
                        .ulp(2)
                        .doc("-1, 0 or 1; z / |z| for complex")
                        .build();
            case "conjugate" ->
                unary("conjugate")
                        .integers(x -> x)
                        .floats(x -> x)
                        .complexes(z -> complex(z.re(), z.im().unaryMinus()))
                        .doc("complex conjugate")
                        .build();
            case "square" ->
                unary("square")
                        .integers(x -> x.times(x))
                        .floats(x -> x.times(x))
                        .complexes(z -> complex(
                                z.re().times(z.re()).minus(z.im().times(z.im())),
                                z.re().times(z.im()).plus(z.im().times(z.re()))))
                        .raises(OVERFLOW, UNDERFLOW, INVALID)
                        .doc("x * x")
                        .build();
            case "reciprocal" ->
                unary("reciprocal")
                        .integers(Arithmetic::integerReciprocal)
                        .floats(x -> x.of(1).div(x))
                        .complexes(ComplexRules::reciprocal)
                        .raises(FpCondition.DIVIDE, (args, results) -> switch (args.getFirst()) {
                            case Value.Real x -> x.expr().eq(x.expr().of(0));
                            case Value.Complex z -> null;
                        })
                        .raises(UNDERFLOW, OVERFLOW)
                        .raises(INVALID, (args, results) -> switch (args.getFirst()) {
                            case Value.Real x
                            when x.type().isInteger() -> x.expr().eq(x.expr().of(0));
                            case Value.Real x -> null;
                            case Value.Complex z -> new Alarms.General(INVALID).test(args, results);
                        })
                        .doc("1 / x; integers truncate")
                        .build();
            case "gcd" ->
                binary("gcd")
                        .integers(Prim.GCD)
                        .identity(0)
                        .refusesBool()
                        .doc("greatest common divisor, not negative")
                        .build();
            case "lcm" ->
                binary("lcm")
                        .integers((x, y) ->
                                floorDiv(x.abs(), apply(Prim.GCD, x, y)).times(y.abs()))
                        .refusesBool()
                        .doc("least common multiple, not negative")
                        .build();
            default -> throw new IllegalArgumentException("no row is named " + name);
        };
    }

    private static List<DType> inexact(List<DType> types) {
        for (DType t : types) {
            if (t.isInexact()) {
                return types;
            }
        }
        return List.of(FLOAT64, FLOAT64);
    }

    private static List<Value> floorBoth(List<Value> v) {
        Expr x = Row.real(v.get(0));
        Expr y = Row.real(v.get(1));
        return reals(floorDiv(x, y), floorMod(x, y));
    }

    // 1 / 0 is what a cast of infinity gives: NumPy divides as float64
    private static Expr integerReciprocal(Expr x) {
        Expr unit = x.type().isUnsigned()
                ? x.eq(x.of(1)).select(x.of(1), x.of(0))
                : x.eq(x.of(1)).select(x.of(1), x.eq(x.of(-1)).select(x.of(-1), x.of(0)));
        long atZero = switch (x.type()) {
            case INT32 -> Integer.MIN_VALUE;
            case INT64 -> Long.MIN_VALUE;
            default -> 0;
        };
        return x.eq(x.of(0)).select(Expr.constant(atZero, x.type()), unit);
    }

    private static @Nullable Expr integerZeroDivisor(List<Value> args) {
        Expr y = Row.real(args.get(1));
        return y.type().isFloating() ? null : y.eq(y.of(0));
    }

    // a float 0 / 0 or inf / 0 is no pole
    private static Expr zeroDivisor(List<Value> args) {
        if (args.getFirst() instanceof Value.Complex x) {
            Value.Complex y = Row.complex(args.get(1));
            return truth(y).not().and(divides(x.re()).or(divides(x.im())));
        }
        Expr x = Row.real(args.get(0));
        Expr y = Row.real(args.get(1));
        Expr zero = y.eq(y.of(0));
        return y.type().isFloating() ? zero.and(divides(x)) : zero;
    }

    // what over 0 is a pole
    private static Expr divides(Expr x) {
        return x.isFinite().and(truth(x));
    }

    private static @Nullable Expr flooredOverflow(List<Value> args, List<Value> results) {
        Expr x = Row.real(args.get(0));
        Expr y = Row.real(args.get(1));
        return switch (x.type()) {
            case UINT8, UINT16, UINT32, UINT64 -> null;
            case INT8, INT16, INT32, INT64 -> y.eq(y.of(-1)).and(x.lt(x.of(0))).and(x.eq(x.unaryMinus()));
            default -> new Alarms.General(OVERFLOW).test(args, List.of(results.getFirst()));
        };
    }

    // NumPy subtracts the quotient from its floor, which for an overflowed one is not a number
    private static @Nullable Expr flooredInvalid(List<Value> args, List<Value> results) {
        Expr invalid = new Alarms.General(INVALID).test(args, results);
        if (invalid == null) {
            return null;
        }
        Expr x = Row.real(args.get(0));
        Expr y = Row.real(args.get(1));
        return invalid.or(x.div(y).isInf().and(x.isFinite()).and(truth(y)));
    }

    private static @Nullable Expr tinyQuotient(List<Value> args, List<Value> results) {
        return new Alarms.General(UNDERFLOW).test(args, results);
    }
}
