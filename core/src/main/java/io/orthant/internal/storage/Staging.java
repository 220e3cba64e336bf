package io.orthant.internal.storage;

import io.orthant.dtype.DType;
import io.orthant.error.AllocationException;
import io.orthant.internal.shape.Shapes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Copies between memory outside the heap and Java arrays: the one way by which items of a {@link NativeStorage} move. */
public final class Staging {
    /** Slots that go through a small Java array where steps are not 1. */
    private static final int SCRATCH = 1 << 13;

    /** Items farther apart are fetched one by one. */
    private static final int FAR = 32;

    /** Items of one array item that is written again and again may be more than a Java array has. */
    private static final long LINE = 1 << 30;

    private Staging() {}

    /** Whether an operand lies outside the heap. */
    public static boolean isNative(Strided a) {
        return a.storage() instanceof NativeStorage;
    }

    /** The operand itself if it is on the heap, else {@link #onHeap}. */
    public static Strided heap(Strided a) {
        return isNative(a) ? onHeap(a) : a;
    }

    /**
     * An operand's items in a Java array of its own, laid out so that walks over it are the same, and so the order in which
     * a sum adds: axes keep their order in memory and their directions, and join where they did.
     *
     * @throws AllocationException if the heap has no room for them
     */
    public static Strided onHeap(Strided a) {
        Strided copy = sameWalk(a);
        load(a, copy);
        return copy;
    }

    private static Strided sameWalk(Strided a) {
        int unit = a.dtype().slots();
        long[] strides = new long[a.rank()];
        long offset = 0;
        long extent = unit;
        int gaps = 0;
        int inner = -1;
        for (int axis : innermostFirst(a)) {
            long n = a.shape()[axis];
            if (n <= 1 || a.strides()[axis] == 0) {
                continue;
            }
            long step = extent;
            if (inner >= 0) {
                boolean joins = a.strides()[axis] == a.strides()[inner] * a.shape()[inner];
                // each gap is wider than the one before, else the axes around it would join
                step = joins ? Math.abs(strides[inner]) * a.shape()[inner] : extent + ++gaps * unit;
            }
            boolean backward = a.strides()[axis] < 0;
            strides[axis] = backward ? -step : step;
            offset += backward ? step * (n - 1) : 0;
            extent += step * (n - 1);
            inner = axis;
        }
        Object array;
        try {
            array = HeapStorage.allocate(a.dtype().realType(), new long[] {a.size() == 0 ? 0 : extent});
        } catch (AllocationException e) {
            throw new AllocationException(
                    "this needs the array of shape " + Shapes.text(a.shape()) + " " + a.dtype()
                            + " on the Java heap, but it lies outside: " + e.getMessage()
                            + "; or work on slices of it, which are copied alone",
                    e);
        }
        return new Strided(a.dtype(), new HeapStorage(array), offset, a.shape(), strides);
    }

    private static List<Integer> innermostFirst(Strided a) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = a.rank() - 1; axis >= 0; axis--) {
            axes.add(axis);
        }
        axes.sort(Comparator.comparingLong(axis -> Math.abs(a.strides()[axis])));
        return axes;
    }

    /** Copies items from outside the heap to a Java array of the same shape and dtype. */
    public static void load(Strided from, Strided to) {
        new Copy(from, to, true).run();
    }

    /** Copies items from a Java array to outside the heap, same shape and dtype. */
    public static void store(Strided from, Strided to) {
        new Copy(to, from, false).run();
    }

    /** One item's slot as a Java array of one element. */
    static Object slot(NativeStorage storage, DType dtype, long slot) {
        Object array = HeapStorage.allocateSmall(dtype.realType(), 1);
        storage.load(dtype, slot, array, 0, 1);
        return array;
    }

    /** A walk in the order in which the items outside lie. */
    private static final class Copy {
        private final NativeStorage outside;
        private final Object array;
        private final DType dtype;
        private final boolean loading;
        private final long from;
        private final long to;
        // innermost first
        private final long[] sizes;
        private final long[] there;
        private final long[] here;
        private int axes;
        private final Object scratch;

        Copy(Strided outside, Strided heap, boolean loading) {
            this.outside = (NativeStorage) outside.storage();
            this.array = heap.array();
            this.dtype = outside.dtype();
            this.loading = loading;
            this.from = outside.offset();
            this.to = heap.offset();
            int rank = outside.rank() + 1;
            sizes = new long[rank];
            there = new long[rank];
            here = new long[rank];
            if (dtype.isComplex()) {
                join(2, 1, 1);
            }
            for (int axis : innermostFirst(outside)) {
                join(outside.shape()[axis], outside.strides()[axis], heap.strides()[axis]);
            }
            if (axes == 0) {
                sizes[axes++] = 1;
            }
            boolean straight = there[0] == 1 && here[0] == 1 || sizes[0] <= 1;
            scratch = HeapStorage.allocateSmall(dtype.realType(), straight ? 0 : SCRATCH);
        }

        private void join(long size, long outsideStep, long heapStep) {
            if (size == 1) {
                return;
            }
            int last = axes - 1;
            if (axes > 0 && outsideStep == there[last] * sizes[last] && heapStep == here[last] * sizes[last]) {
                sizes[last] *= size;
                return;
            }
            sizes[axes] = size;
            there[axes] = outsideStep;
            here[axes++] = heapStep;
        }

        void run() {
            for (int axis = 0; axis < axes; axis++) {
                if (sizes[axis] == 0) {
                    return;
                }
            }
            axis(axes - 1, from, to);
        }

        private void axis(int axis, long slot, long at) {
            if (axis == 0) {
                for (long i = 0; i < sizes[0]; i += LINE) {
                    line(slot + i * there[0], (int) (at + i * here[0]), (int) Math.min(LINE, sizes[0] - i));
                }
                return;
            }
            for (long i = 0; i < sizes[axis]; i++) {
                axis(axis - 1, slot + i * there[axis], at + i * here[axis]);
            }
        }

        private void line(long slot, int at, int n) {
            int step = (int) here[0];
            long far = there[0];
            if (n == 1 || far == 1 && step == 1) {
                move(slot, array, at, n);
            } else if (Math.abs(far) > FAR || !loading && far != 1) {
                for (int i = 0; i < n; i++) {
                    move(slot + i * far, array, at + i * step, 1);
                }
            } else {
                int away = (int) Math.abs(far);
                int most = away == 0 ? n : (SCRATCH - 1) / away + 1;
                for (int i = 0; i < n; i += most) {
                    span(slot + i * far, (int) far, at + i * step, step, Math.min(most, n - i));
                }
            }
        }

        // a run whose slots all pass through the scratch array
        private void span(long slot, int far, int at, int step, int n) {
            int length = Math.abs(far) * (n - 1) + 1;
            int first = far < 0 ? length - 1 : 0;
            if (loading) {
                move(slot - first, scratch, 0, length);
                pick(scratch, first, far, array, at, step, n);
            } else {
                pick(array, at, step, scratch, 0, 1, n);
                move(slot, scratch, 0, n);
            }
        }

        private void move(long slot, Object items, int at, int n) {
            if (loading) {
                outside.load(dtype, slot, items, at, n);
            } else {
                outside.store(dtype, items, at, slot, n);
            }
        }

        private static void pick(Object source, int from, int far, Object target, int to, int step, int n) {
            switch (source) {
                case byte[] s -> {
                    byte[] t = (byte[]) target;
                    for (int i = 0; i < n; i++) {
                        t[to + i * step] = s[from + i * far];
                    }
                }
                case short[] s -> {
                    short[] t = (short[]) target;
                    for (int i = 0; i < n; i++) {
                        t[to + i * step] = s[from + i * far];
                    }
                }
                case int[] s -> {
                    int[] t = (int[]) target;
                    for (int i = 0; i < n; i++) {
                        t[to + i * step] = s[from + i * far];
                    }
                }
                case long[] s -> {
                    long[] t = (long[]) target;
                    for (int i = 0; i < n; i++) {
                        t[to + i * step] = s[from + i * far];
                    }
                }
                case float[] s -> {
                    float[] t = (float[]) target;
                    for (int i = 0; i < n; i++) {
                        t[to + i * step] = s[from + i * far];
                    }
                }
                default -> {
                    double[] s = (double[]) source;
                    double[] t = (double[]) target;
                    for (int i = 0; i < n; i++) {
                        t[to + i * step] = s[from + i * far];
                    }
                }
            }
        }
    }
}
