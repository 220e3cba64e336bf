package io.orthant.op;

import static io.orthant.dtype.DType.*;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tests for floating-point conditions, per element, in terms of arguments and results: they tell what NumPy reads from
 * the processor's status flags, which Java does not offer.
 */
public final class Alarms {
    private Alarms() {}

    /** The rule that holds for most functions with float results. */
    static Op.Alarm general(FpCondition condition) {
        return switch (condition) {
            case INVALID -> (args, results) -> inexact(results) ? any(results, Expr::isNaN, args, Expr::isNaN) : null;
            case OVERFLOW ->
                (args, results) -> inexact(results)
                        ? any(results, Expr::isInf, args, e -> e.isFinite().not())
                        : null;
            case UNDERFLOW ->
                (args, results) -> results.getFirst().type().isFloating()
                        ? any(
                                results,
                                Alarms::isTiny,
                                args,
                                e -> e.abs()
                                        .lt(e.of(Double.POSITIVE_INFINITY))
                                        .and(e.ne(e.of(0)))
                                        .not())
                        : null;
            case DIVIDE -> throw new IllegalArgumentException("a pole is a matter of the function");
        };
    }

    /** A pole of a function of one float. */
    static Op.Alarm pole(Function<Expr, Expr> where) {
        return (args, results) ->
                args.getFirst() instanceof Value.Real x && x.type().isFloating() ? where.apply(x.expr()) : null;
    }

    /** One alarm but not where another goes off. */
    static Op.Alarm unless(Op.Alarm other, Op.Alarm alarm) {
        return (args, results) -> {
            Expr a = alarm.test(args, results);
            Expr b = other.test(args, results);
            return a == null || b == null ? a : a.and(b.not());
        };
    }

    /**
     * The conditions that a cast can raise: a float out of an integer's range is INVALID, a finite float that becomes
     * infinite is OVERFLOW; null if the cast can raise nothing.
     *
     * @param from the value before the cast
     * @param to the dtype it is cast to
     */
    public static @Nullable Cast cast(Expr from, DType to) {
        if (!from.type().isFloating()) {
            return to == FLOAT16 && from.type().isInteger() && from.type().slotBytes() >= 2
                    ? narrowing(from, to)
                    : null;
        }
        if (to.isInteger()) {
            Expr x = from.type() == FLOAT16 ? from.cast(FLOAT32) : from;
            return new Cast(FpCondition.INVALID, outOfRange(x, to));
        }
        return to.isFloating() && to.compareTo(from.type()) < 0 ? narrowing(from, to) : null;
    }

    /** A condition and its test. */
    public record Cast(FpCondition condition, Expr test) {}

    private static Cast narrowing(Expr from, DType to) {
        Expr narrow = from.cast(to).cast(to == FLOAT16 ? FLOAT32 : to);
        Expr fits = from.type().isFloating() ? from.isFinite().not() : Expr.constant(0, BOOL);
        return new Cast(FpCondition.OVERFLOW, narrow.isInf().and(fits.not()));
    }

    // bounds are powers of two, hence exact in every float type; NaN compares false and is out of range
    private static Expr outOfRange(Expr x, DType to) {
        double above = Math.scalb(1.0, 8 * to.slotBytes() - (to.isUnsigned() ? 0 : 1));
        Expr belowTop = x.lt(x.of(above));
        Expr aboveBottom = to.isUnsigned()
                ? x.gt(x.of(-1))
                : to.slotBytes() < 4 || (to == INT32 && x.type() == FLOAT64)
                        ? x.gt(x.of(-above - 1))
                        : x.ge(x.of(-above));
        return belowTop.and(aboveBottom).not();
    }

    private static boolean inexact(List<Value> results) {
        return results.getFirst().type().isInexact();
    }

    private static Expr isTiny(Expr r) {
        return r.abs().lt(r.of(r.type() == FLOAT32 ? Float.MIN_NORMAL : Double.MIN_NORMAL));
    }

    // some part of a result has the sign, and no argument has the excuse
    private static @Nullable Expr any(
            List<Value> results, Function<Expr, Expr> sign, List<Value> args, Function<Expr, Expr> excuse) {
        Expr shown = results.stream()
                .flatMap(Alarms::floatParts)
                .map(sign)
                .reduce(Expr::or)
                .orElse(null);
        Expr excused = args.stream()
                .flatMap(Alarms::floatParts)
                .map(excuse)
                .reduce(Expr::or)
                .orElse(null);
        if (shown == null) {
            return null;
        }
        return excused == null ? shown : shown.and(excused.not());
    }

    private static Stream<Expr> floatParts(Value v) {
        return switch (v) {
            case Value.Real r -> r.type().isFloating() ? Stream.of(r.expr()) : Stream.empty();
            case Value.Complex c -> Stream.of(c.re(), c.im());
        };
    }
}
