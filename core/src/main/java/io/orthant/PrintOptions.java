package io.orthant;

import io.orthant.error.ValueException;
import io.orthant.internal.print.PrintFormat;
import java.lang.ScopedValue.CallableOp;

/**
 * How arrays are printed, NumPy's {@code printoptions}. Immutable; {@link #run} and {@link #call} make options hold for the
 * actions inside them (and the threads that inherit scoped values), {@link #makeDefault()} for the whole process:
 *
 * <pre>{@code
 * PrintOptions.current().withPrecision(3).run(() -> System.out.println(a));
 * }</pre>
 *
 * <p>The options apply to arrays, not to the {@code str} of 0-d arrays, as in NumPy.
 *
 * @param precision digits after the point of floats; 8 unless set
 * @param threshold arrays with more items are summarised; 1000 unless set
 * @param edgeitems items shown at both ends of each axis of a summarised array; 3 unless set
 * @param linewidth characters per line; 75 unless set
 * @param suppress whether small numbers are printed as zeros instead of calling for scientific notation
 * @param nanstr text for NaN
 * @param infstr text for infinity
 * @param sign {@code '-'} for negative numbers only, {@code '+'} always, {@code ' '} for a space before positive ones
 * @param floatmode how {@code precision} is understood
 */
public record PrintOptions(
        int precision,
        long threshold,
        int edgeitems,
        int linewidth,
        boolean suppress,
        String nanstr,
        String infstr,
        char sign,
        FloatMode floatmode) {

    /** How many digits floats get. */
    public enum FloatMode {
        /** Exactly {@code precision} digits, more than identify the number if need be. */
        FIXED,
        /** As many digits as identify each number; {@code precision} is ignored. */
        UNIQUE,
        /** As {@link #UNIQUE}, but {@code precision} at most. NumPy's default. */
        MAXPREC,
        /** As {@link #MAXPREC}, and all numbers get as many digits as the longest. */
        MAXPREC_EQUAL
    }

    /** NumPy's defaults. */
    public static final PrintOptions NUMPY =
            new PrintOptions(8, 1000, 3, 75, false, "nan", "inf", '-', FloatMode.MAXPREC);

    private static final ScopedValue<PrintOptions> SCOPED = ScopedValue.newInstance();

    private static volatile PrintOptions processWide = NUMPY;

    /**
     * Checks the values.
     *
     * @throws ValueException if a number is negative or the sign is none of the three
     */
    public PrintOptions {
        notNegative("precision", precision);
        notNegative("threshold", threshold);
        notNegative("edgeitems", edgeitems);
        notNegative("linewidth", linewidth);
        if (sign != '-' && sign != '+' && sign != ' ') {
            throw new ValueException("sign option must be one of ' ', '+', or '-', not '" + sign + "'");
        }
    }

    private static void notNegative(String name, long value) {
        if (value < 0) {
            throw new ValueException(name + " must be >= 0, not " + value);
        }
    }

    /** The options that hold here: those of the innermost {@link #run} or {@link #call}, else the process's. */
    public static PrintOptions current() {
        return SCOPED.isBound() ? SCOPED.get() : processWide;
    }

    /** Makes these options the process's, NumPy's {@code set_printoptions}. */
    public void makeDefault() {
        processWide = this;
    }

    /** Runs an action under these options. */
    public void run(Runnable action) {
        ScopedValue.where(SCOPED, this).run(action);
    }

    /** Calls an action under these options; its result. */
    public <R, X extends Throwable> R call(CallableOp<? extends R, X> action) throws X {
        return ScopedValue.where(SCOPED, this).call(action);
    }

    /** These options with another precision. */
    public PrintOptions withPrecision(int digits) {
        return new PrintOptions(digits, threshold, edgeitems, linewidth, suppress, nanstr, infstr, sign, floatmode);
    }

    /** These options with another threshold; {@code Long.MAX_VALUE} for arrays in full. */
    public PrintOptions withThreshold(long items) {
        return new PrintOptions(precision, items, edgeitems, linewidth, suppress, nanstr, infstr, sign, floatmode);
    }

    /** These options with other edge items. */
    public PrintOptions withEdgeitems(int items) {
        return new PrintOptions(precision, threshold, items, linewidth, suppress, nanstr, infstr, sign, floatmode);
    }

    /** These options with another line width. */
    public PrintOptions withLinewidth(int characters) {
        return new PrintOptions(precision, threshold, edgeitems, characters, suppress, nanstr, infstr, sign, floatmode);
    }

    /** These options with small numbers suppressed or not. */
    public PrintOptions withSuppress(boolean small) {
        return new PrintOptions(precision, threshold, edgeitems, linewidth, small, nanstr, infstr, sign, floatmode);
    }

    /** These options with another text for NaN. */
    public PrintOptions withNanstr(String text) {
        return new PrintOptions(precision, threshold, edgeitems, linewidth, suppress, text, infstr, sign, floatmode);
    }

    /** These options with another text for infinity. */
    public PrintOptions withInfstr(String text) {
        return new PrintOptions(precision, threshold, edgeitems, linewidth, suppress, nanstr, text, sign, floatmode);
    }

    /** These options with another sign rule. */
    public PrintOptions withSign(char rule) {
        return new PrintOptions(precision, threshold, edgeitems, linewidth, suppress, nanstr, infstr, rule, floatmode);
    }

    /** These options with another float mode. */
    public PrintOptions withFloatmode(FloatMode mode) {
        return new PrintOptions(precision, threshold, edgeitems, linewidth, suppress, nanstr, infstr, sign, mode);
    }

    /** What the printer works with. */
    PrintFormat format() {
        return new PrintFormat(
                floatmode == FloatMode.UNIQUE ? PrintFormat.SHORTEST : precision,
                floatmode == FloatMode.FIXED,
                floatmode == FloatMode.MAXPREC_EQUAL,
                threshold,
                edgeitems,
                linewidth,
                suppress,
                nanstr,
                infstr,
                sign);
    }
}
