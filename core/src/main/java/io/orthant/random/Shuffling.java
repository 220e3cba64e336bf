package io.orthant.random;

/**
 * NumPy's legacy shuffle, with the partners of many swaps drawn before these are done: drawing then needs no guess of how
 * often a number is rejected, and one swap need not wait for the memory of another.
 */
final class Shuffling {
    private static final int BATCH = 512;

    private final MersenneTwister twister;
    private final int[] partners = new int[BATCH];

    Shuffling(MersenneTwister twister) {
        this.twister = twister;
    }

    /** Shuffles the {@code n} items of a Java array from a place on. */
    void shuffle(Object items, int from, int n) {
        int last = n - 1;
        while (last > 0) {
            int count = draw(last);
            switch (items) {
                case byte[] a -> swap(a, from, last, count);
                case short[] a -> swap(a, from, last, count);
                case int[] a -> swap(a, from, last, count);
                case long[] a -> swap(a, from, last, count);
                case float[] a -> swap(a, from, last, count);
                default -> swap((double[]) items, from, last, count);
            }
            last -= count;
        }
    }

    /** Draws partners in [0, last], [0, last - 1], … as long as one mask serves; returns how many. */
    private int draw(int last) {
        int mask = (int) MersenneTwister.mask(last);
        int count = Math.min(BATCH, last - (mask >>> 1));
        int found = 0;
        while (found < count) {
            if (twister.pos == MersenneTwister.LENGTH) {
                twister.refill();
            }
            int[] words = twister.tempered;
            int at = twister.pos;
            while (found < count && at < MersenneTwister.LENGTH) {
                int value = words[at++] & mask;
                partners[found] = value;
                found += value <= last - found ? 1 : 0;
            }
            twister.pos = at;
        }
        return count;
    }

    private void swap(byte[] a, int from, int last, int count) {
        for (int k = 0; k < count; k++) {
            int i = from + last - k;
            int j = from + partners[k];
            byte kept = a[j];
            a[j] = a[i];
            a[i] = kept;
        }
    }

    private void swap(short[] a, int from, int last, int count) {
        for (int k = 0; k < count; k++) {
            int i = from + last - k;
            int j = from + partners[k];
            short kept = a[j];
            a[j] = a[i];
            a[i] = kept;
        }
    }

    private void swap(int[] a, int from, int last, int count) {
        for (int k = 0; k < count; k++) {
            int i = from + last - k;
            int j = from + partners[k];
            int kept = a[j];
            a[j] = a[i];
            a[i] = kept;
        }
    }

    private void swap(long[] a, int from, int last, int count) {
        for (int k = 0; k < count; k++) {
            int i = from + last - k;
            int j = from + partners[k];
            long kept = a[j];
            a[j] = a[i];
            a[i] = kept;
        }
    }

    private void swap(float[] a, int from, int last, int count) {
        for (int k = 0; k < count; k++) {
            int i = from + last - k;
            int j = from + partners[k];
            float kept = a[j];
            a[j] = a[i];
            a[i] = kept;
        }
    }

    private void swap(double[] a, int from, int last, int count) {
        for (int k = 0; k < count; k++) {
            int i = from + last - k;
            int j = from + partners[k];
            double kept = a[j];
            a[j] = a[i];
            a[i] = kept;
        }
    }
}
