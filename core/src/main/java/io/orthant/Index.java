package io.orthant;

import org.jspecify.annotations.Nullable;

/**
 * Parts of an index, for {@code import static io.orthant.Index.*}: {@code a.get(slice(1, null), NEWAXIS, ELLIPSIS, 3)} is
 * NumPy's {@code a[1:, None, ..., 3]}.
 */
public enum Index {
    /** A new axis of size 1: NumPy's {@code newaxis} or {@code None}. */
    NEWAXIS,
    /** All axes not named otherwise: NumPy's {@code ...}. */
    ELLIPSIS;

    private static final Slice ALL = new Slice(null, null, null);

    /** A whole axis: {@code :}. */
    public static Slice slice() {
        return ALL;
    }

    /** The first items of an axis: {@code :stop}. */
    public static Slice slice(long stop) {
        return new Slice(null, stop, null);
    }

    /** {@code start:stop}; null for what Python leaves out. */
    public static Slice slice(@Nullable Number start, @Nullable Number stop) {
        return new Slice(whole(start), whole(stop), null);
    }

    /** {@code start:stop:step}; null for what Python leaves out. */
    public static Slice slice(@Nullable Number start, @Nullable Number stop, @Nullable Number step) {
        return new Slice(whole(start), whole(stop), whole(step));
    }

    private static @Nullable Long whole(@Nullable Number n) {
        return n == null ? null : IndexArguments.whole(n);
    }
}
