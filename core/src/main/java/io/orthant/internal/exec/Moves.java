package io.orthant.internal.exec;

import java.util.Arrays;

/** The innermost loops of indexing: one per Java type of item, so that each is compiled for its own arrays. */
final class Moves {
    private Moves() {}

    /** {@code target[at + i * step] = source[slots[i] + shift]}. */
    static void gather(Object source, int[] slots, int n, int shift, Object target, int at, int step) {
        switch (source) {
            case byte[] s -> gather(s, slots, n, shift, (byte[]) target, at, step);
            case short[] s -> gather(s, slots, n, shift, (short[]) target, at, step);
            case int[] s -> gather(s, slots, n, shift, (int[]) target, at, step);
            case long[] s -> gather(s, slots, n, shift, (long[]) target, at, step);
            case float[] s -> gather(s, slots, n, shift, (float[]) target, at, step);
            case double[] s -> gather(s, slots, n, shift, (double[]) target, at, step);
            default -> throw unknown(source);
        }
    }

    /** {@code target[slots[i] + shift] = source[at + i * step]}, in order. */
    static void scatter(Object target, int[] slots, int n, int shift, Object source, int at, int step) {
        switch (target) {
            case byte[] s -> scatter(s, slots, n, shift, (byte[]) source, at, step);
            case short[] s -> scatter(s, slots, n, shift, (short[]) source, at, step);
            case int[] s -> scatter(s, slots, n, shift, (int[]) source, at, step);
            case long[] s -> scatter(s, slots, n, shift, (long[]) source, at, step);
            case float[] s -> scatter(s, slots, n, shift, (float[]) source, at, step);
            case double[] s -> scatter(s, slots, n, shift, (double[]) source, at, step);
            default -> throw unknown(target);
        }
    }

    /** {@code target[to + i * toStep] = source[from + i * fromStep]}; the arrays do not overlap. */
    static void copy(Object source, int from, int fromStep, Object target, int to, int toStep, int n) {
        if (fromStep == 1 && toStep == 1) {
            System.arraycopy(source, from, target, to, n);
            return;
        }
        switch (source) {
            case byte[] s -> copy(s, from, fromStep, (byte[]) target, to, toStep, n);
            case short[] s -> copy(s, from, fromStep, (short[]) target, to, toStep, n);
            case int[] s -> copy(s, from, fromStep, (int[]) target, to, toStep, n);
            case long[] s -> copy(s, from, fromStep, (long[]) target, to, toStep, n);
            case float[] s -> copy(s, from, fromStep, (float[]) target, to, toStep, n);
            case double[] s -> copy(s, from, fromStep, (double[]) target, to, toStep, n);
            default -> throw unknown(source);
        }
    }

    /** {@code target[from ... to] = source[at]}. */
    static void fill(Object source, int at, Object target, int from, int to) {
        if (source instanceof double[] s) {
            Arrays.fill((double[]) target, from, to, s[at]);
        } else if (source instanceof float[] s) {
            Arrays.fill((float[]) target, from, to, s[at]);
        } else if (source instanceof long[] s) {
            Arrays.fill((long[]) target, from, to, s[at]);
        } else if (source instanceof int[] s) {
            Arrays.fill((int[]) target, from, to, s[at]);
        } else if (source instanceof short[] s) {
            Arrays.fill((short[]) target, from, to, s[at]);
        } else if (source instanceof byte[] s) {
            Arrays.fill((byte[]) target, from, to, s[at]);
        } else {
            throw unknown(source);
        }
    }

    /** A fresh array of the same kind. */
    static Object like(Object array, int n) {
        return switch (array) {
            case byte[] b -> new byte[n];
            case short[] s -> new short[n];
            case int[] v -> new int[n];
            case long[] v -> new long[n];
            case float[] f -> new float[n];
            case double[] d -> new double[n];
            default -> throw unknown(array);
        };
    }

    /** A fresh array of the items in the slots {@code from, from + step, ...}. */
    static Object lane(Object source, int from, int step, int n) {
        Object lane = like(source, n);
        copy(source, from, step, lane, 0, 1, n);
        return lane;
    }

    private static IllegalStateException unknown(Object array) {
        return new IllegalStateException("no storage is a " + array.getClass());
    }

    private static void gather(byte[] source, int[] slots, int n, int shift, byte[] target, int at, int step) {
        for (int i = 0; i < n; i++) {
            target[at + i * step] = source[slots[i] + shift];
        }
    }

    private static void scatter(byte[] target, int[] slots, int n, int shift, byte[] source, int at, int step) {
        for (int i = 0; i < n; i++) {
            target[slots[i] + shift] = source[at + i * step];
        }
    }

    private static void copy(byte[] source, int from, int fromStep, byte[] target, int to, int toStep, int n) {
        for (int i = 0; i < n; i++) {
            target[to + i * toStep] = source[from + i * fromStep];
        }
    }

    private static void gather(short[] source, int[] slots, int n, int shift, short[] target, int at, int step) {
        for (int i = 0; i < n; i++) {
            target[at + i * step] = source[slots[i] + shift];
        }
    }

    private static void scatter(short[] target, int[] slots, int n, int shift, short[] source, int at, int step) {
        for (int i = 0; i < n; i++) {
            target[slots[i] + shift] = source[at + i * step];
        }
    }

    private static void copy(short[] source, int from, int fromStep, short[] target, int to, int toStep, int n) {
        for (int i = 0; i < n; i++) {
            target[to + i * toStep] = source[from + i * fromStep];
        }
    }

    private static void gather(int[] source, int[] slots, int n, int shift, int[] target, int at, int step) {
        for (int i = 0; i < n; i++) {
            target[at + i * step] = source[slots[i] + shift];
        }
    }

    private static void scatter(int[] target, int[] slots, int n, int shift, int[] source, int at, int step) {
        for (int i = 0; i < n; i++) {
            target[slots[i] + shift] = source[at + i * step];
        }
    }

    private static void copy(int[] source, int from, int fromStep, int[] target, int to, int toStep, int n) {
        for (int i = 0; i < n; i++) {
            target[to + i * toStep] = source[from + i * fromStep];
        }
    }

    private static void gather(long[] source, int[] slots, int n, int shift, long[] target, int at, int step) {
        for (int i = 0; i < n; i++) {
            target[at + i * step] = source[slots[i] + shift];
        }
    }

    private static void scatter(long[] target, int[] slots, int n, int shift, long[] source, int at, int step) {
        for (int i = 0; i < n; i++) {
            target[slots[i] + shift] = source[at + i * step];
        }
    }

    private static void copy(long[] source, int from, int fromStep, long[] target, int to, int toStep, int n) {
        for (int i = 0; i < n; i++) {
            target[to + i * toStep] = source[from + i * fromStep];
        }
    }

    private static void gather(float[] source, int[] slots, int n, int shift, float[] target, int at, int step) {
        for (int i = 0; i < n; i++) {
            target[at + i * step] = source[slots[i] + shift];
        }
    }

    private static void scatter(float[] target, int[] slots, int n, int shift, float[] source, int at, int step) {
        for (int i = 0; i < n; i++) {
            target[slots[i] + shift] = source[at + i * step];
        }
    }

    private static void copy(float[] source, int from, int fromStep, float[] target, int to, int toStep, int n) {
        for (int i = 0; i < n; i++) {
            target[to + i * toStep] = source[from + i * fromStep];
        }
    }

    private static void gather(double[] source, int[] slots, int n, int shift, double[] target, int at, int step) {
        for (int i = 0; i < n; i++) {
            target[at + i * step] = source[slots[i] + shift];
        }
    }

    private static void scatter(double[] target, int[] slots, int n, int shift, double[] source, int at, int step) {
        for (int i = 0; i < n; i++) {
            target[slots[i] + shift] = source[at + i * step];
        }
    }

    private static void copy(double[] source, int from, int fromStep, double[] target, int to, int toStep, int n) {
        for (int i = 0; i < n; i++) {
            target[to + i * toStep] = source[from + i * fromStep];
        }
    }
}
