package io.orthant.internal.kernel;

/**
 * Items in steps to and from neighbouring ones. The steps that are most frequent have loops of their own, since the JIT
 * leaves out the checks of bounds, and unrolls more, where it knows the step.
 */
final class Steps {
    private Steps() {}

    /** Copies {@code n} items, {@code step} slots apart, to the start of an array of the same type. */
    static void gather(Object from, int at, int step, Object to, int n) {
        switch (to) {
            case byte[] a -> gather((byte[]) from, at, step, a, n);
            case short[] a -> gather((short[]) from, at, step, a, n);
            case int[] a -> gather((int[]) from, at, step, a, n);
            case long[] a -> gather((long[]) from, at, step, a, n);
            case float[] a -> gather((float[]) from, at, step, a, n);
            case double[] a -> gather((double[]) from, at, step, a, n);
            default -> throw new IllegalArgumentException(to.getClass().toString());
        }
    }

    /** Copies the first {@code n} items of an array to places {@code step} slots apart. */
    static void scatter(Object from, Object to, int at, int step, int n) {
        switch (from) {
            case byte[] a -> scatter(a, (byte[]) to, at, step, n);
            case short[] a -> scatter(a, (short[]) to, at, step, n);
            case int[] a -> scatter(a, (int[]) to, at, step, n);
            case long[] a -> scatter(a, (long[]) to, at, step, n);
            case float[] a -> scatter(a, (float[]) to, at, step, n);
            case double[] a -> scatter(a, (double[]) to, at, step, n);
            default -> throw new IllegalArgumentException(from.getClass().toString());
        }
    }

    private static void gather(byte[] from, int at, int step, byte[] to, int n) {
        if (step == 2) {
            for (int i = 0; i < n; i++) {
                to[i] = from[at + 2 * i];
            }
            return;
        }
        if (step == -1) {
            for (int i = 0; i < n; i++) {
                to[i] = from[at - i];
            }
            return;
        }
        int k = at;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            byte a = from[k];
            byte b = from[k + step];
            byte c = from[k + 2 * step];
            byte d = from[k + 3 * step];
            to[i] = a;
            to[i + 1] = b;
            to[i + 2] = c;
            to[i + 3] = d;
            k += 4 * step;
        }
        for (; i < n; i++) {
            to[i] = from[k];
            k += step;
        }
    }

    private static void scatter(byte[] from, byte[] to, int at, int step, int n) {
        int k = at;
        for (int i = 0; i < n; i++) {
            to[k] = from[i];
            k += step;
        }
    }

    private static void gather(short[] from, int at, int step, short[] to, int n) {
        if (step == 2) {
            for (int i = 0; i < n; i++) {
                to[i] = from[at + 2 * i];
            }
            return;
        }
        if (step == -1) {
            for (int i = 0; i < n; i++) {
                to[i] = from[at - i];
            }
            return;
        }
        int k = at;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            short a = from[k];
            short b = from[k + step];
            short c = from[k + 2 * step];
            short d = from[k + 3 * step];
            to[i] = a;
            to[i + 1] = b;
            to[i + 2] = c;
            to[i + 3] = d;
            k += 4 * step;
        }
        for (; i < n; i++) {
            to[i] = from[k];
            k += step;
        }
    }

    private static void scatter(short[] from, short[] to, int at, int step, int n) {
        int k = at;
        for (int i = 0; i < n; i++) {
            to[k] = from[i];
            k += step;
        }
    }

    private static void gather(int[] from, int at, int step, int[] to, int n) {
        if (step == 2) {
            for (int i = 0; i < n; i++) {
                to[i] = from[at + 2 * i];
            }
            return;
        }
        if (step == -1) {
            for (int i = 0; i < n; i++) {
                to[i] = from[at - i];
            }
            return;
        }
        int k = at;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            int a = from[k];
            int b = from[k + step];
            int c = from[k + 2 * step];
            int d = from[k + 3 * step];
            to[i] = a;
            to[i + 1] = b;
            to[i + 2] = c;
            to[i + 3] = d;
            k += 4 * step;
        }
        for (; i < n; i++) {
            to[i] = from[k];
            k += step;
        }
    }

    private static void scatter(int[] from, int[] to, int at, int step, int n) {
        int k = at;
        for (int i = 0; i < n; i++) {
            to[k] = from[i];
            k += step;
        }
    }

    private static void gather(long[] from, int at, int step, long[] to, int n) {
        if (step == 2) {
            for (int i = 0; i < n; i++) {
                to[i] = from[at + 2 * i];
            }
            return;
        }
        if (step == -1) {
            for (int i = 0; i < n; i++) {
                to[i] = from[at - i];
            }
            return;
        }
        int k = at;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            long a = from[k];
            long b = from[k + step];
            long c = from[k + 2 * step];
            long d = from[k + 3 * step];
            to[i] = a;
            to[i + 1] = b;
            to[i + 2] = c;
            to[i + 3] = d;
            k += 4 * step;
        }
        for (; i < n; i++) {
            to[i] = from[k];
            k += step;
        }
    }

    private static void scatter(long[] from, long[] to, int at, int step, int n) {
        int k = at;
        for (int i = 0; i < n; i++) {
            to[k] = from[i];
            k += step;
        }
    }

    private static void gather(float[] from, int at, int step, float[] to, int n) {
        if (step == 2) {
            for (int i = 0; i < n; i++) {
                to[i] = from[at + 2 * i];
            }
            return;
        }
        if (step == -1) {
            for (int i = 0; i < n; i++) {
                to[i] = from[at - i];
            }
            return;
        }
        int k = at;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            float a = from[k];
            float b = from[k + step];
            float c = from[k + 2 * step];
            float d = from[k + 3 * step];
            to[i] = a;
            to[i + 1] = b;
            to[i + 2] = c;
            to[i + 3] = d;
            k += 4 * step;
        }
        for (; i < n; i++) {
            to[i] = from[k];
            k += step;
        }
    }

    private static void scatter(float[] from, float[] to, int at, int step, int n) {
        int k = at;
        for (int i = 0; i < n; i++) {
            to[k] = from[i];
            k += step;
        }
    }

    private static void gather(double[] from, int at, int step, double[] to, int n) {
        if (step == 2) {
            for (int i = 0; i < n; i++) {
                to[i] = from[at + 2 * i];
            }
            return;
        }
        if (step == -1) {
            for (int i = 0; i < n; i++) {
                to[i] = from[at - i];
            }
            return;
        }
        int k = at;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            double a = from[k];
            double b = from[k + step];
            double c = from[k + 2 * step];
            double d = from[k + 3 * step];
            to[i] = a;
            to[i + 1] = b;
            to[i + 2] = c;
            to[i + 3] = d;
            k += 4 * step;
        }
        for (; i < n; i++) {
            to[i] = from[k];
            k += step;
        }
    }

    private static void scatter(double[] from, double[] to, int at, int step, int n) {
        int k = at;
        for (int i = 0; i < n; i++) {
            to[k] = from[i];
            k += step;
        }
    }
}
