package io.orthant.random;

import io.orthant.internal.storage.Strided;

/**
 * Integers in a closed range by masked rejection, as NumPy's legacy {@code randint} draws them for each width.
 *
 * <p>A number of 8 or 16 bits, or a bool, uses only a part of a 32-bit word, and the rest of the word serves the next
 * one. That rest lives in this object, one per call, and is dropped at its end. Ranges are unsigned widths: the numbers
 * are {@code offset + (0 … range)} and wrap around.
 */
final class BoundedIntegers {
    private final MersenneTwister twister;
    private int buffer;
    private int left;

    BoundedIntegers(MersenneTwister twister) {
        this.twister = twister;
    }

    /** Fills a fresh row-major array of an integer dtype or bool. */
    void fill(Strided out, long offset, long range) {
        fill(out, 0, (int) out.size(), offset, range);
    }

    /** Fills a part of a fresh row-major array. */
    void fill(Strided out, int from, int to, long offset, long range) {
        Object a = out.array();
        switch (out.dtype()) {
            case BOOL -> fillBool((byte[]) a, from, to, (int) offset, (int) range);
            case INT8, UINT8 -> fill((byte[]) a, from, to, (int) offset, (int) range);
            case INT16, UINT16 -> fill((short[]) a, from, to, (int) offset, (int) range);
            case INT32, UINT32 -> fill((int[]) a, from, to, (int) offset, (int) range);
            case INT64, UINT64 -> fill((long[]) a, from, to, offset, range);
            default -> throw new IllegalStateException("no random integers of " + out.dtype());
        }
    }

    void fill(long[] out, int from, int to, long offset, long range) {
        long mask = MersenneTwister.mask(range);
        int i = from;
        if (range != 0 && range >>> 32 == 0) {
            // every word is stored, and the place moves on behind those that are not rejected
            while (i < to) {
                if (twister.pos == MersenneTwister.LENGTH) {
                    twister.refill();
                }
                int[] words = twister.tempered;
                int at = twister.pos;
                while (i < to && at < MersenneTwister.LENGTH) {
                    long value = words[at++] & mask;
                    out[i] = offset + value;
                    i += value <= range ? 1 : 0;
                }
                twister.pos = at;
            }
        }
        for (; i < to; i++) {
            out[i] = nextLong(offset, range, mask);
        }
    }

    void fill(int[] out, int from, int to, int offset, int range) {
        int mask = (int) MersenneTwister.mask(range & 0xffffffffL);
        int i = from;
        while (range != 0 && i < to) {
            if (twister.pos == MersenneTwister.LENGTH) {
                twister.refill();
            }
            int[] words = twister.tempered;
            int at = twister.pos;
            while (i < to && at < MersenneTwister.LENGTH) {
                int value = words[at++] & mask;
                out[i] = offset + value;
                i += value + Integer.MIN_VALUE <= range + Integer.MIN_VALUE ? 1 : 0;
            }
            twister.pos = at;
        }
        for (; i < to; i++) {
            out[i] = nextInt(offset, range, mask);
        }
    }

    void fill(short[] out, int from, int to, int offset, int range) {
        int mask = (int) MersenneTwister.mask(range);
        for (int i = from; i < to; i++) {
            out[i] = nextShort(offset, range, mask);
        }
    }

    void fill(byte[] out, int from, int to, int offset, int range) {
        int mask = (int) MersenneTwister.mask(range);
        for (int i = from; i < to; i++) {
            out[i] = nextByte(offset, range, mask);
        }
    }

    void fillBool(byte[] out, int from, int to, int offset, int range) {
        int i = from;
        for (; range != 0 && left == 0 && i + Integer.SIZE <= to; i += Integer.SIZE) {
            int word = twister.nextInt();
            for (int k = 0; k < Integer.SIZE; k++) {
                out[i + k] = (byte) (word >>> k & 1);
            }
        }
        for (; i < to; i++) {
            out[i] = nextBool(offset, range);
        }
    }

    long nextLong(long offset, long range, long mask) {
        if (range == 0) {
            return offset;
        }
        if (range >>> 32 == 0) {
            return offset + (twister.interval32((int) range, (int) mask) & 0xffffffffL);
        }
        long value;
        do {
            value = twister.nextLong() & mask;
        } while (Long.compareUnsigned(value, range) > 0);
        return offset + value;
    }

    int nextInt(int offset, int range, int mask) {
        return range == 0 ? offset : offset + twister.interval32(range, mask);
    }

    short nextShort(int offset, int range, int mask) {
        if (range == 0) {
            return (short) offset;
        }
        int value;
        do {
            value = part(16, 1) & mask;
        } while (value > range);
        return (short) (offset + value);
    }

    byte nextByte(int offset, int range, int mask) {
        if (range == 0) {
            return (byte) offset;
        }
        int value;
        do {
            value = part(8, 3) & mask;
        } while (value > range);
        return (byte) (offset + value);
    }

    byte nextBool(int offset, int range) {
        return (byte) (range == 0 ? offset : part(1, 31) & 1);
    }

    /** The next part of the buffered word, in its low bits; parts after the first one of a word: {@code more}. */
    private int part(int bits, int more) {
        if (left == 0) {
            buffer = twister.nextInt();
            left = more;
        } else {
            buffer >>>= bits;
            left--;
        }
        return buffer;
    }
}
