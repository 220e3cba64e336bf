package io.orthant.internal.exec;

import io.orthant.dtype.DType;

/**
 * Buckets for keys, in the keys' order: by their topmost bits or, for floats, by value in even steps, as numbers that
 * people measure spread more evenly over values than over exponents.
 */
final class Buckets {
    /** How keys of a dtype become values. */
    enum Kind {
        BITS,
        FLOAT,
        DOUBLE;

        static Kind of(DType dtype) {
            return switch (dtype) {
                case FLOAT32 -> FLOAT;
                case FLOAT64 -> DOUBLE;
                default -> BITS;
            };
        }
    }

    private final Kind kind;
    private final long least;
    private final int shift;
    private final double origin;
    private final double scale;
    private final int count;

    private Buckets(Kind kind, long least, int shift, double origin, double scale, int count) {
        this.kind = kind;
        this.least = least;
        this.shift = shift;
        this.origin = origin;
        this.scale = scale;
        this.count = count;
    }

    /** At most {@code 2^width} buckets by topmost bits. */
    static Buckets byBits(long least, long most, int width) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(most - least);
        int shift = Math.max(0, bits - width);
        return new Buckets(Kind.BITS, least, shift, 0, 0, (int) (most - least >>> shift) + 1);
    }

    /** At most {@code 2^width} buckets by value if keys are those of floats and the range of values is finite. */
    static Buckets byValue(Kind kind, long least, long most, int width) {
        if (kind != Kind.BITS) {
            int last = (1 << width) - 1;
            double origin = value(kind, least);
            double scale = last / (value(kind, most) - origin);
            if (scale > 0 && scale < Double.POSITIVE_INFINITY) {
                return new Buckets(kind, least, 0, origin, scale, last + 1);
            }
        }
        return byBits(least, most, width);
    }

    private static double value(Kind kind, long key) {
        return kind == Kind.FLOAT ? RawKeys.toFloat((int) key) : RawKeys.toDouble(key);
    }

    int count() {
        return count;
    }

    /** Whether all keys of a bucket are equal. */
    boolean exact() {
        return kind == Kind.BITS && shift == 0;
    }

    boolean byValue() {
        return kind != Kind.BITS;
    }

    /** The buckets of keys. */
    void find(long[] keys, int from, int n, int[] found) {
        switch (kind) {
            case BITS -> {
                for (int i = 0; i < n; i++) {
                    found[i] = (int) (keys[from + i] - least >>> shift);
                }
            }
            case FLOAT -> {
                for (int i = 0; i < n; i++) {
                    found[i] = (int) ((RawKeys.toFloat((int) keys[from + i]) - origin) * scale);
                }
            }
            case DOUBLE -> {
                for (int i = 0; i < n; i++) {
                    found[i] = (int) ((RawKeys.toDouble(keys[from + i]) - origin) * scale);
                }
            }
        }
    }
}
