package io.orthant.internal.storage;

import io.orthant.dtype.DType;
import java.lang.reflect.Array;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Short arrays in which loops put values aside, lent out again and again: a fresh one would have to be cleared, in memory
 * that is not in the cache, and that takes longer than most of what such loops do. Threads look at different places, so
 * that each mostly gets what it gave back.
 */
public final class Scratch {
    /** Most slots of an array that is kept. */
    private static final int LONGEST = 1 << 13;

    private static final int TYPES = 6;

    /** Arrays of one type that one thread may have at a time; of more than these, the others are new ones. */
    private static final int DEPTH = 8;

    private static final int GROUPS =
            Integer.highestOneBit(2 * Runtime.getRuntime().availableProcessors() - 1);

    private static final AtomicReferenceArray<Object> KEPT = new AtomicReferenceArray<>(GROUPS * TYPES * DEPTH);

    private Scratch() {}

    /** An array for at least so many items, with whatever its last use left in it; to be {@linkplain #give given} back. */
    public static Object take(DType type, int items) {
        int first = first(type(type));
        for (int k = first; k < first + DEPTH; k++) {
            if (KEPT.getPlain(k) != null) {
                Object array = KEPT.getAndSet(k, null);
                if (array != null && Array.getLength(array) >= items * type.slots()) {
                    return array;
                }
            }
        }
        return HeapStorage.allocateSmall(type, items);
    }

    /** Lends an array to others; the caller must not touch it again. */
    public static void give(Object array) {
        if (Array.getLength(array) > LONGEST) {
            return;
        }
        int first = first(type(array));
        for (int k = first; k < first + DEPTH; k++) {
            if (KEPT.getPlain(k) == null) {
                KEPT.setRelease(k, array);
                return;
            }
        }
    }

    private static int first(int type) {
        int group = (int) Thread.currentThread().threadId() & (GROUPS - 1);
        return (group * TYPES + type) * DEPTH;
    }

    private static int type(DType type) {
        return switch (type) {
            case BOOL, INT8, UINT8 -> 0;
            case INT16, UINT16, FLOAT16 -> 1;
            case INT32, UINT32 -> 2;
            case INT64, UINT64 -> 3;
            case FLOAT32, COMPLEX64 -> 4;
            case FLOAT64, COMPLEX128 -> 5;
        };
    }

    private static int type(Object array) {
        return switch (array) {
            case byte[] a -> 0;
            case short[] a -> 1;
            case int[] a -> 2;
            case long[] a -> 3;
            case float[] a -> 4;
            case double[] a -> 5;
            default -> throw new IllegalArgumentException("no array of items: " + array.getClass());
        };
    }
}
