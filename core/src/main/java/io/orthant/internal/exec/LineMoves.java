package io.orthant.internal.exec;

/**
 * Items of one line by checked indices, negative ones counted from its end: the commonest case of indexing by an array,
 * for which no slots are laid out beforehand. One loop per Java type of item, so that each is compiled for its own arrays.
 */
final class LineMoves {
    private LineMoves() {}

    /**
     * A line in a Java array: item {@code i} is in slot {@code first + i * step}.
     *
     * @param size number of items
     */
    record Line(Object array, int first, int step, int size) {}

    /** {@code target[to + i] = line[indices[at + i]]}. */
    static void get(Line line, long[] indices, int at, int n, Object target, int to) {
        switch (line.array) {
            case byte[] s -> get(s, line, indices, at, n, (byte[]) target, to);
            case short[] s -> get(s, line, indices, at, n, (short[]) target, to);
            case int[] s -> get(s, line, indices, at, n, (int[]) target, to);
            case long[] s -> get(s, line, indices, at, n, (long[]) target, to);
            case float[] s -> get(s, line, indices, at, n, (float[]) target, to);
            case double[] s -> get(s, line, indices, at, n, (double[]) target, to);
            default -> throw new IllegalStateException("no storage is a " + line.array.getClass());
        }
    }

    /** {@code line[indices[at + i]] = source[from + i * by]}, in order. */
    static void set(Line line, long[] indices, int at, int n, Object source, int from, int by) {
        switch (line.array) {
            case byte[] s -> set(s, line, indices, at, n, (byte[]) source, from, by);
            case short[] s -> set(s, line, indices, at, n, (short[]) source, from, by);
            case int[] s -> set(s, line, indices, at, n, (int[]) source, from, by);
            case long[] s -> set(s, line, indices, at, n, (long[]) source, from, by);
            case float[] s -> set(s, line, indices, at, n, (float[]) source, from, by);
            case double[] s -> set(s, line, indices, at, n, (double[]) source, from, by);
            default -> throw new IllegalStateException("no storage is a " + line.array.getClass());
        }
    }

    private static void get(byte[] source, Line line, long[] indices, int at, int n, byte[] target, int to) {
        int first = line.first;
        int step = line.step;
        int size = line.size;
        for (int i = 0; i < n; i++) {
            int item = (int) indices[at + i];
            target[to + i] = source[first + (item + (item >> 31 & size)) * step];
        }
    }

    private static void set(byte[] target, Line line, long[] indices, int at, int n, byte[] source, int from, int by) {
        int first = line.first;
        int step = line.step;
        int size = line.size;
        for (int i = 0; i < n; i++) {
            int item = (int) indices[at + i];
            target[first + (item + (item >> 31 & size)) * step] = source[from + i * by];
        }
    }

    private static void get(short[] source, Line line, long[] indices, int at, int n, short[] target, int to) {
        int first = line.first;
        int step = line.step;
        int size = line.size;
        for (int i = 0; i < n; i++) {
            int item = (int) indices[at + i];
            target[to + i] = source[first + (item + (item >> 31 & size)) * step];
        }
    }

    private static void set(
            short[] target, Line line, long[] indices, int at, int n, short[] source, int from, int by) {
        int first = line.first;
        int step = line.step;
        int size = line.size;
        for (int i = 0; i < n; i++) {
            int item = (int) indices[at + i];
            target[first + (item + (item >> 31 & size)) * step] = source[from + i * by];
        }
    }

    private static void get(int[] source, Line line, long[] indices, int at, int n, int[] target, int to) {
        int first = line.first;
        int step = line.step;
        int size = line.size;
        for (int i = 0; i < n; i++) {
            int item = (int) indices[at + i];
            target[to + i] = source[first + (item + (item >> 31 & size)) * step];
        }
    }

    private static void set(int[] target, Line line, long[] indices, int at, int n, int[] source, int from, int by) {
        int first = line.first;
        int step = line.step;
        int size = line.size;
        for (int i = 0; i < n; i++) {
            int item = (int) indices[at + i];
            target[first + (item + (item >> 31 & size)) * step] = source[from + i * by];
        }
    }

    private static void get(long[] source, Line line, long[] indices, int at, int n, long[] target, int to) {
        int first = line.first;
        int step = line.step;
        int size = line.size;
        for (int i = 0; i < n; i++) {
            int item = (int) indices[at + i];
            target[to + i] = source[first + (item + (item >> 31 & size)) * step];
        }
    }

    private static void set(long[] target, Line line, long[] indices, int at, int n, long[] source, int from, int by) {
        int first = line.first;
        int step = line.step;
        int size = line.size;
        for (int i = 0; i < n; i++) {
            int item = (int) indices[at + i];
            target[first + (item + (item >> 31 & size)) * step] = source[from + i * by];
        }
    }

    private static void get(float[] source, Line line, long[] indices, int at, int n, float[] target, int to) {
        int first = line.first;
        int step = line.step;
        int size = line.size;
        for (int i = 0; i < n; i++) {
            int item = (int) indices[at + i];
            target[to + i] = source[first + (item + (item >> 31 & size)) * step];
        }
    }

    private static void set(
            float[] target, Line line, long[] indices, int at, int n, float[] source, int from, int by) {
        int first = line.first;
        int step = line.step;
        int size = line.size;
        for (int i = 0; i < n; i++) {
            int item = (int) indices[at + i];
            target[first + (item + (item >> 31 & size)) * step] = source[from + i * by];
        }
    }

    private static void get(double[] source, Line line, long[] indices, int at, int n, double[] target, int to) {
        int first = line.first;
        int step = line.step;
        int size = line.size;
        for (int i = 0; i < n; i++) {
            int item = (int) indices[at + i];
            target[to + i] = source[first + (item + (item >> 31 & size)) * step];
        }
    }

    private static void set(
            double[] target, Line line, long[] indices, int at, int n, double[] source, int from, int by) {
        int first = line.first;
        int step = line.step;
        int size = line.size;
        for (int i = 0; i < n; i++) {
            int item = (int) indices[at + i];
            target[first + (item + (item >> 31 & size)) * step] = source[from + i * by];
        }
    }
}
