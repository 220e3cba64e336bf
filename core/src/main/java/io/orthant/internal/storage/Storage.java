package io.orthant.internal.storage;

/** Memory that holds items: a Java array, or memory outside the heap. Device memory has its place here. */
public sealed interface Storage permits HeapStorage, NativeStorage {
    /** Number of slots. */
    long slots();

    /** The Java array that kernels are given; of memory outside the heap the storage itself, which no kernel takes. */
    Object carrier();
}
