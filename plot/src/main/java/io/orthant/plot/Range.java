package io.orthant.plot;

import io.orthant.error.ValueException;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of an axis.
 *
 * @param lo,hi the limits; null where the data decides
 */
record Range(String label, @Nullable Double lo, @Nullable Double hi, boolean log) {
    static final Range DEFAULT = new Range("", null, null, false);

    Range label(String text) {
        return new Range(text, lo, hi, log);
    }

    Range limits(String operation, double first, double last) {
        if (!Double.isFinite(first) || !Double.isFinite(last) || first == last || Double.isInfinite(last - first)) {
            throw new ValueException(
                    operation + ": limits must be two different finite numbers, found " + first + " and " + last);
        }
        return checked(operation, new Range(label, first, last, log));
    }

    Range logarithmic(String operation) {
        return checked(operation, new Range(label, lo, hi, true));
    }

    private static Range checked(String operation, Range range) {
        if (range.log && (range.lo != null && range.lo <= 0 || range.hi != null && range.hi <= 0)) {
            throw new ValueException(operation + ": a logarithmic axis has no room for limits of zero or below, found "
                    + range.lo + " and " + range.hi);
        }
        return range;
    }
}
