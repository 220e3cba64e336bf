package io.orthant.internal.exec;

import io.orthant.internal.parallel.Parallel;

/**
 * Items of an array side by side where flags are 1, without a branch for each: every item is written, and the place moves
 * on behind those that count. One loop per Java type of item, so that each is compiled for its own arrays.
 */
final class Masked {
    private Masked() {}

    /** Copies the items from a slot on whose flags are 1 to the front of a fresh array. */
    static void get(byte[] flags, int at, int[] starts, Object source, int from, Object target) {
        Parallel.run(starts.length - 1, p -> {
            int i = p * Flags.PIECE;
            int to = starts[p];
            int limit = starts[p + 1];
            switch (source) {
                case byte[] s -> get(flags, at + i, s, from + i, (byte[]) target, to, limit);
                case short[] s -> get(flags, at + i, s, from + i, (short[]) target, to, limit);
                case int[] s -> get(flags, at + i, s, from + i, (int[]) target, to, limit);
                case long[] s -> get(flags, at + i, s, from + i, (long[]) target, to, limit);
                case float[] s -> get(flags, at + i, s, from + i, (float[]) target, to, limit);
                default -> get(flags, at + i, (double[]) source, from + i, (double[]) target, to, limit);
            }
        });
    }

    /** Writes values, {@code step} slots apart, to the items of {@code n} from a slot on whose flags are 1. */
    static void set(
            byte[] flags, int at, int[] starts, int n, Object target, int to, Object source, int from, int step) {
        Parallel.run(starts.length - 1, p -> {
            int i = p * Flags.PIECE;
            int count = Math.min(Flags.PIECE, n - i);
            if (starts[p] == starts[p + 1]) {
                return;
            }
            int first = from + starts[p] * step;
            int limit = starts[p + 1] - starts[p];
            if (step == 0) {
                fill(flags, at + i, count, target, to + i, source, from);
                return;
            }
            switch (target) {
                case byte[] v -> set(flags, at + i, v, to + i, (byte[]) source, first, step, limit);
                case short[] v -> set(flags, at + i, v, to + i, (short[]) source, first, step, limit);
                case int[] v -> set(flags, at + i, v, to + i, (int[]) source, first, step, limit);
                case long[] v -> set(flags, at + i, v, to + i, (long[]) source, first, step, limit);
                case float[] v -> set(flags, at + i, v, to + i, (float[]) source, first, step, limit);
                default -> set(flags, at + i, (double[]) target, to + i, (double[]) source, first, step, limit);
            }
        });
    }

    /** Copies to the {@code n} items from a slot on, where flags are 1, the items at the same places, or one item. */
    static void blend(byte[] flags, int at, int n, Object target, int to, Object source, int from, boolean one) {
        Parallel.ranges(n, Flags.PIECE, (first, last) -> {
            int i = (int) first;
            int count = (int) (last - first);
            if (one) {
                fill(flags, at + i, count, target, to + i, source, from);
                return;
            }
            switch (target) {
                case byte[] v -> blend(flags, at + i, count, v, to + i, (byte[]) source, from + i);
                case short[] v -> blend(flags, at + i, count, v, to + i, (short[]) source, from + i);
                case int[] v -> blend(flags, at + i, count, v, to + i, (int[]) source, from + i);
                case long[] v -> blend(flags, at + i, count, v, to + i, (long[]) source, from + i);
                case float[] v -> blend(flags, at + i, count, v, to + i, (float[]) source, from + i);
                default -> blend(flags, at + i, count, (double[]) target, to + i, (double[]) source, from + i);
            }
        });
    }

    private static void fill(byte[] flags, int at, int n, Object target, int to, Object source, int from) {
        switch (target) {
            case byte[] v -> fill(flags, at, n, v, to, ((byte[]) source)[from]);
            case short[] v -> fill(flags, at, n, v, to, ((short[]) source)[from]);
            case int[] v -> fill(flags, at, n, v, to, ((int[]) source)[from]);
            case long[] v -> fill(flags, at, n, v, to, ((long[]) source)[from]);
            case float[] v -> fill(flags, at, n, v, to, ((float[]) source)[from]);
            default -> fill(flags, at, n, (double[]) target, to, ((double[]) source)[from]);
        }
    }

    private static void get(byte[] flags, int at, byte[] source, int from, byte[] target, int to, int limit) {
        int next = to;
        for (int i = 0; next < limit; i++) {
            target[next] = source[from + i];
            next += flags[at + i];
        }
    }

    private static void fill(byte[] flags, int at, int n, byte[] target, int to, byte value) {
        for (int i = 0; i < n; i++) {
            target[to + i] = flags[at + i] != 0 ? value : target[to + i];
        }
    }

    private static void set(byte[] flags, int at, byte[] target, int to, byte[] source, int from, int step, int limit) {
        int next = 0;
        for (int i = 0; next < limit; i++) {
            int flag = flags[at + i];
            target[to + i] = flag != 0 ? source[from + next * step] : target[to + i];
            next += flag;
        }
    }

    private static void get(byte[] flags, int at, short[] source, int from, short[] target, int to, int limit) {
        int next = to;
        for (int i = 0; next < limit; i++) {
            target[next] = source[from + i];
            next += flags[at + i];
        }
    }

    private static void fill(byte[] flags, int at, int n, short[] target, int to, short value) {
        for (int i = 0; i < n; i++) {
            target[to + i] = flags[at + i] != 0 ? value : target[to + i];
        }
    }

    private static void set(
            byte[] flags, int at, short[] target, int to, short[] source, int from, int step, int limit) {
        int next = 0;
        for (int i = 0; next < limit; i++) {
            int flag = flags[at + i];
            target[to + i] = flag != 0 ? source[from + next * step] : target[to + i];
            next += flag;
        }
    }

    private static void get(byte[] flags, int at, int[] source, int from, int[] target, int to, int limit) {
        int next = to;
        for (int i = 0; next < limit; i++) {
            target[next] = source[from + i];
            next += flags[at + i];
        }
    }

    private static void fill(byte[] flags, int at, int n, int[] target, int to, int value) {
        for (int i = 0; i < n; i++) {
            target[to + i] = flags[at + i] != 0 ? value : target[to + i];
        }
    }

    private static void set(byte[] flags, int at, int[] target, int to, int[] source, int from, int step, int limit) {
        int next = 0;
        for (int i = 0; next < limit; i++) {
            int flag = flags[at + i];
            target[to + i] = flag != 0 ? source[from + next * step] : target[to + i];
            next += flag;
        }
    }

    private static void get(byte[] flags, int at, long[] source, int from, long[] target, int to, int limit) {
        int next = to;
        for (int i = 0; next < limit; i++) {
            target[next] = source[from + i];
            next += flags[at + i];
        }
    }

    private static void fill(byte[] flags, int at, int n, long[] target, int to, long value) {
        for (int i = 0; i < n; i++) {
            target[to + i] = flags[at + i] != 0 ? value : target[to + i];
        }
    }

    private static void set(byte[] flags, int at, long[] target, int to, long[] source, int from, int step, int limit) {
        int next = 0;
        for (int i = 0; next < limit; i++) {
            int flag = flags[at + i];
            target[to + i] = flag != 0 ? source[from + next * step] : target[to + i];
            next += flag;
        }
    }

    private static void get(byte[] flags, int at, float[] source, int from, float[] target, int to, int limit) {
        int next = to;
        for (int i = 0; next < limit; i++) {
            target[next] = source[from + i];
            next += flags[at + i];
        }
    }

    private static void fill(byte[] flags, int at, int n, float[] target, int to, float value) {
        for (int i = 0; i < n; i++) {
            target[to + i] = flags[at + i] != 0 ? value : target[to + i];
        }
    }

    private static void set(
            byte[] flags, int at, float[] target, int to, float[] source, int from, int step, int limit) {
        int next = 0;
        for (int i = 0; next < limit; i++) {
            int flag = flags[at + i];
            target[to + i] = flag != 0 ? source[from + next * step] : target[to + i];
            next += flag;
        }
    }

    private static void get(byte[] flags, int at, double[] source, int from, double[] target, int to, int limit) {
        int next = to;
        for (int i = 0; next < limit; i++) {
            target[next] = source[from + i];
            next += flags[at + i];
        }
    }

    private static void fill(byte[] flags, int at, int n, double[] target, int to, double value) {
        for (int i = 0; i < n; i++) {
            target[to + i] = flags[at + i] != 0 ? value : target[to + i];
        }
    }

    private static void set(
            byte[] flags, int at, double[] target, int to, double[] source, int from, int step, int limit) {
        int next = 0;
        for (int i = 0; next < limit; i++) {
            int flag = flags[at + i];
            target[to + i] = flag != 0 ? source[from + next * step] : target[to + i];
            next += flag;
        }
    }

    private static void blend(byte[] flags, int at, int n, byte[] target, int to, byte[] source, int from) {
        for (int i = 0; i < n; i++) {
            target[to + i] = flags[at + i] != 0 ? source[from + i] : target[to + i];
        }
    }

    private static void blend(byte[] flags, int at, int n, short[] target, int to, short[] source, int from) {
        for (int i = 0; i < n; i++) {
            target[to + i] = flags[at + i] != 0 ? source[from + i] : target[to + i];
        }
    }

    private static void blend(byte[] flags, int at, int n, int[] target, int to, int[] source, int from) {
        for (int i = 0; i < n; i++) {
            target[to + i] = flags[at + i] != 0 ? source[from + i] : target[to + i];
        }
    }

    private static void blend(byte[] flags, int at, int n, long[] target, int to, long[] source, int from) {
        for (int i = 0; i < n; i++) {
            target[to + i] = flags[at + i] != 0 ? source[from + i] : target[to + i];
        }
    }

    private static void blend(byte[] flags, int at, int n, float[] target, int to, float[] source, int from) {
        for (int i = 0; i < n; i++) {
            target[to + i] = flags[at + i] != 0 ? source[from + i] : target[to + i];
        }
    }

    private static void blend(byte[] flags, int at, int n, double[] target, int to, double[] source, int from) {
        for (int i = 0; i < n; i++) {
            target[to + i] = flags[at + i] != 0 ? source[from + i] : target[to + i];
        }
    }
}
