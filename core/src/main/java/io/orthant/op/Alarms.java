package io.orthant.op;

import static io.orthant.dtype.DType.*;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tests for floating-point conditions, per element, in terms of arguments and results: they tell what NumPy reads from
 * the processor's status flags, which Java does not offer.
 */
public final class Alarms {
    private Alarms() {}

    /** The rule that holds for most functions with float results. */
    record General(FpCondition condition) implements Op.Alarm {
        @Override
        public @Nullable Expr test(List<Value> args, List<Value> results) {
            DType type = results.getFirst().type();
            if (condition == FpCondition.UNDERFLOW ? !type.isFloating() : !type.isInexact()) {
                return null;
            }
            // some part of a result has the sign, and no argument has the excuse
            Expr shown = null;
            for (Value v : results) {
                for (Expr part : floatParts(v)) {
                    shown = shown == null ? sign(part) : shown.or(sign(part));
                }
            }
            Expr excused = null;
            for (Value v : args) {
                for (Expr part : floatParts(v)) {
                    excused = excused == null ? excuse(part) : excused.or(excuse(part));
                }
            }
            return shown == null || excused == null ? shown : shown.and(excused.not());
        }

        private Expr sign(Expr result) {
            return switch (condition) {
                case INVALID -> result.isNaN();
                case OVERFLOW -> result.isInf();
                case UNDERFLOW ->
                    result.abs().lt(result.of(result.type() == FLOAT32 ? Float.MIN_NORMAL : Double.MIN_NORMAL));
                case DIVIDE -> throw new IllegalArgumentException("a pole is a matter of the function");
            };
        }

        private Expr excuse(Expr arg) {
            return switch (condition) {
                case INVALID -> arg.isNaN();
                case OVERFLOW -> arg.isFinite().not();
                case UNDERFLOW ->
                    arg.abs()
                            .lt(arg.of(Double.POSITIVE_INFINITY))
                            .and(arg.ne(arg.of(0)))
                            .not();
                case DIVIDE -> throw new IllegalArgumentException("a pole is a matter of the function");
            };
        }

        private static List<Expr> floatParts(Value v) {
            return v.type().isInexact() ? v.parts() : List.of();
        }
    }

    /** A pole of a function of one float. */
    static Op.Alarm pole(Function<Expr, Expr> where) {
        return (args, results) ->
                args.getFirst() instanceof Value.Real x && x.type().isFloating() ? where.apply(x.expr()) : null;
    }

    /** One alarm but not where another goes off. */
    record Unless(Op.Alarm other, Op.Alarm alarm) implements Op.Alarm {
        @Override
        public @Nullable Expr test(List<Value> args, List<Value> results) {
            Expr a = alarm.test(args, results);
            Expr b = other.test(args, results);
            return a == null || b == null ? a : a.and(b.not());
        }
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
}
