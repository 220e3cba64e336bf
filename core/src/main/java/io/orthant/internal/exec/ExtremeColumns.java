package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.storage.Strided;

/** Places of extremes along an axis that lies across memory: row by row over some columns at once. */
final class ExtremeColumns {
    private static final int WIDTH = 256;
    private static final int NARROW = 8;

    private ExtremeColumns() {}

    /** Whether items lie side by side along the last axis, and the extremes are sought along another. */
    static boolean applies(Strided a, int axis) {
        int last = a.rank() - 1;
        return (a.dtype() == DType.FLOAT64 || a.dtype() == DType.FLOAT32)
                && axis < last
                && a.size() > 0
                && a.strides()[last] == 1
                && a.shape()[last] >= NARROW;
    }

    /** Fills in the places for all columns, in row-major order. */
    static void find(Strided a, int axis, boolean largest, long[] found) {
        int last = a.rank() - 1;
        int n = (int) a.shape()[axis];
        int down = (int) a.strides()[axis];
        int columns = (int) a.shape()[last];
        long strips = Math.ceilDiv(columns, WIDTH);
        long grain = Math.max(1, FoldPieces.GRAIN / ((long) n * Math.min(columns, WIDTH)));
        Parallel.ranges(found.length / columns * strips, grain, (from, to) -> {
            for (long piece = from; piece < to; piece++) {
                int first = (int) (piece % strips) * WIDTH;
                int width = Math.min(WIDTH, columns - first);
                long left = piece / strips;
                int slot = (int) left * columns + first;
                long at = a.offset() + first;
                for (int i = last - 1; i >= 0; i--) {
                    if (i != axis) {
                        at += left % a.shape()[i] * a.strides()[i];
                        left /= a.shape()[i];
                    }
                }
                if (a.array() instanceof double[] d) {
                    columns(d, (int) at, down, n, width, largest ? 1 : -1, found, slot);
                } else {
                    columns((float[]) a.array(), (int) at, down, n, width, largest ? 1 : -1, found, slot);
                }
            }
        });
    }

    private static void columns(double[] a, int at, int down, int n, int width, double sign, long[] found, int slot) {
        double[] best = new double[width];
        int[] place = new int[width];
        for (int j = 0; j < width; j++) {
            best[j] = sign * a[at + j];
        }
        for (int i = 1; i < n; i++) {
            int row = at + i * down;
            for (int j = 0; j < width; j++) {
                double v = sign * a[row + j];
                // a NaN is larger than all, and the first one stays
                if (!(v <= best[j]) && !Double.isNaN(best[j])) {
                    best[j] = v;
                    place[j] = i;
                }
            }
        }
        for (int j = 0; j < width; j++) {
            found[slot + j] = place[j];
        }
    }

    private static void columns(float[] a, int at, int down, int n, int width, float sign, long[] found, int slot) {
        float[] best = new float[width];
        int[] place = new int[width];
        for (int j = 0; j < width; j++) {
            best[j] = sign * a[at + j];
        }
        for (int i = 1; i < n; i++) {
            int row = at + i * down;
            for (int j = 0; j < width; j++) {
                float v = sign * a[row + j];
                // a NaN is larger than all, and the first one stays
                if (!(v <= best[j]) && !Float.isNaN(best[j])) {
                    best[j] = v;
                    place[j] = i;
                }
            }
        }
        for (int j = 0; j < width; j++) {
            found[slot + j] = place[j];
        }
    }
}
