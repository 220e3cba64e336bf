package io.orthant.internal.exec;

import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.storage.Strided;

/**
 * Copies whose rows are the source's columns, in strips of a few columns: the source is read along a few lines at once,
 * which the processor fetches ahead, and lines of the target are written as far as they go. One loop per Java type of item,
 * so that each is compiled for its own arrays.
 */
final class Transposition {
    private static final int STRIP = 8;

    // rows of a strip: their lines stay in the cache until the next strip
    private static final int ROWS = 256;

    // items that one thread copies at once
    private static final long GRAIN = 1 << 16;

    private Transposition() {}

    /** Whether the last two axes of a real array are to change places on their way to a row-major one of its dtype. */
    static boolean applies(Strided source, Strided target) {
        int rank = target.rank();
        if (rank < 2 || source.dtype() != target.dtype() || source.dtype().isComplex() || !target.isRowMajor()) {
            return false;
        }
        long[] shape = target.shape();
        long[] steps = source.strides();
        return steps[rank - 2] == 1 && steps[rank - 1] > 1 && shape[rank - 2] >= STRIP && shape[rank - 1] >= STRIP;
    }

    /** Copies an array to which this class applies. */
    static void copy(Strided source, Strided target) {
        int rank = target.rank();
        long[] shape = target.shape();
        long matrices = 1;
        for (int axis = 0; axis < rank - 2; axis++) {
            matrices *= shape[axis];
        }
        long[] index = new long[rank];
        for (long k = 0; k < matrices; k++) {
            matrix(source, target, (int) source.slot(index), (int) target.slot(index));
            for (int axis = rank - 3; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
    }

    private static void matrix(Strided source, Strided target, int from, int to) {
        int rank = target.rank();
        int rows = (int) target.shape()[rank - 2];
        int columns = (int) target.shape()[rank - 1];
        int across = (int) source.strides()[rank - 1];
        Parallel.ranges(rows, Math.max(1, GRAIN / columns), (first, last) -> {
            for (int i = (int) first; i < last; i += ROWS) {
                int height = (int) Math.min(ROWS, last - i);
                for (int j = 0; j < columns; j += STRIP) {
                    int width = Math.min(STRIP, columns - j);
                    int at = from + i + j * across;
                    int there = to + i * columns + j;
                    strip(source.array(), at, across, target.array(), there, columns, height, width);
                }
            }
        });
    }

    // target[there + i * columns + j] = source[at + i + j * across]
    private static void strip(
            Object source, int at, int across, Object target, int there, int columns, int height, int width) {
        switch (source) {
            case byte[] s -> {
                if (width == STRIP) {
                    strip(s, at, across, (byte[]) target, there, columns, height);
                } else {
                    strip(s, at, across, (byte[]) target, there, columns, height, width);
                }
            }
            case short[] s -> {
                if (width == STRIP) {
                    strip(s, at, across, (short[]) target, there, columns, height);
                } else {
                    strip(s, at, across, (short[]) target, there, columns, height, width);
                }
            }
            case int[] s -> {
                if (width == STRIP) {
                    strip(s, at, across, (int[]) target, there, columns, height);
                } else {
                    strip(s, at, across, (int[]) target, there, columns, height, width);
                }
            }
            case long[] s -> {
                if (width == STRIP) {
                    strip(s, at, across, (long[]) target, there, columns, height);
                } else {
                    strip(s, at, across, (long[]) target, there, columns, height, width);
                }
            }
            case float[] s -> {
                if (width == STRIP) {
                    strip(s, at, across, (float[]) target, there, columns, height);
                } else {
                    strip(s, at, across, (float[]) target, there, columns, height, width);
                }
            }
            case double[] s -> {
                if (width == STRIP) {
                    strip(s, at, across, (double[]) target, there, columns, height);
                } else {
                    strip(s, at, across, (double[]) target, there, columns, height, width);
                }
            }
            default -> throw new IllegalStateException("no storage is a " + source.getClass());
        }
    }

    private static void strip(byte[] source, int at, int across, byte[] target, int there, int columns, int height) {
        for (int i = 0; i < height; i++) {
            int from = at + i;
            int to = there + i * columns;
            byte a = source[from];
            byte b = source[from + across];
            byte c = source[from + 2 * across];
            byte d = source[from + 3 * across];
            byte e = source[from + 4 * across];
            byte f = source[from + 5 * across];
            byte g = source[from + 6 * across];
            byte h = source[from + 7 * across];
            target[to] = a;
            target[to + 1] = b;
            target[to + 2] = c;
            target[to + 3] = d;
            target[to + 4] = e;
            target[to + 5] = f;
            target[to + 6] = g;
            target[to + 7] = h;
        }
    }

    private static void strip(
            byte[] source, int at, int across, byte[] target, int there, int columns, int height, int width) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                target[there + i * columns + j] = source[at + i + j * across];
            }
        }
    }

    private static void strip(short[] source, int at, int across, short[] target, int there, int columns, int height) {
        for (int i = 0; i < height; i++) {
            int from = at + i;
            int to = there + i * columns;
            short a = source[from];
            short b = source[from + across];
            short c = source[from + 2 * across];
            short d = source[from + 3 * across];
            short e = source[from + 4 * across];
            short f = source[from + 5 * across];
            short g = source[from + 6 * across];
            short h = source[from + 7 * across];
            target[to] = a;
            target[to + 1] = b;
            target[to + 2] = c;
            target[to + 3] = d;
            target[to + 4] = e;
            target[to + 5] = f;
            target[to + 6] = g;
            target[to + 7] = h;
        }
    }

    private static void strip(
            short[] source, int at, int across, short[] target, int there, int columns, int height, int width) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                target[there + i * columns + j] = source[at + i + j * across];
            }
        }
    }

    private static void strip(int[] source, int at, int across, int[] target, int there, int columns, int height) {
        for (int i = 0; i < height; i++) {
            int from = at + i;
            int to = there + i * columns;
            int a = source[from];
            int b = source[from + across];
            int c = source[from + 2 * across];
            int d = source[from + 3 * across];
            int e = source[from + 4 * across];
            int f = source[from + 5 * across];
            int g = source[from + 6 * across];
            int h = source[from + 7 * across];
            target[to] = a;
            target[to + 1] = b;
            target[to + 2] = c;
            target[to + 3] = d;
            target[to + 4] = e;
            target[to + 5] = f;
            target[to + 6] = g;
            target[to + 7] = h;
        }
    }

    private static void strip(
            int[] source, int at, int across, int[] target, int there, int columns, int height, int width) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                target[there + i * columns + j] = source[at + i + j * across];
            }
        }
    }

    private static void strip(long[] source, int at, int across, long[] target, int there, int columns, int height) {
        for (int i = 0; i < height; i++) {
            int from = at + i;
            int to = there + i * columns;
            long a = source[from];
            long b = source[from + across];
            long c = source[from + 2 * across];
            long d = source[from + 3 * across];
            long e = source[from + 4 * across];
            long f = source[from + 5 * across];
            long g = source[from + 6 * across];
            long h = source[from + 7 * across];
            target[to] = a;
            target[to + 1] = b;
            target[to + 2] = c;
            target[to + 3] = d;
            target[to + 4] = e;
            target[to + 5] = f;
            target[to + 6] = g;
            target[to + 7] = h;
        }
    }

    private static void strip(
            long[] source, int at, int across, long[] target, int there, int columns, int height, int width) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                target[there + i * columns + j] = source[at + i + j * across];
            }
        }
    }

    private static void strip(float[] source, int at, int across, float[] target, int there, int columns, int height) {
        for (int i = 0; i < height; i++) {
            int from = at + i;
            int to = there + i * columns;
            float a = source[from];
            float b = source[from + across];
            float c = source[from + 2 * across];
            float d = source[from + 3 * across];
            float e = source[from + 4 * across];
            float f = source[from + 5 * across];
            float g = source[from + 6 * across];
            float h = source[from + 7 * across];
            target[to] = a;
            target[to + 1] = b;
            target[to + 2] = c;
            target[to + 3] = d;
            target[to + 4] = e;
            target[to + 5] = f;
            target[to + 6] = g;
            target[to + 7] = h;
        }
    }

    private static void strip(
            float[] source, int at, int across, float[] target, int there, int columns, int height, int width) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                target[there + i * columns + j] = source[at + i + j * across];
            }
        }
    }

    private static void strip(
            double[] source, int at, int across, double[] target, int there, int columns, int height) {
        for (int i = 0; i < height; i++) {
            int from = at + i;
            int to = there + i * columns;
            double a = source[from];
            double b = source[from + across];
            double c = source[from + 2 * across];
            double d = source[from + 3 * across];
            double e = source[from + 4 * across];
            double f = source[from + 5 * across];
            double g = source[from + 6 * across];
            double h = source[from + 7 * across];
            target[to] = a;
            target[to + 1] = b;
            target[to + 2] = c;
            target[to + 3] = d;
            target[to + 4] = e;
            target[to + 5] = f;
            target[to + 6] = g;
            target[to + 7] = h;
        }
    }

    private static void strip(
            double[] source, int at, int across, double[] target, int there, int columns, int height, int width) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                target[there + i * columns + j] = source[at + i + j * across];
            }
        }
    }
}
