package io.orthant.internal.storage;

/** Memory that holds items. Heap arrays only so far; mapped files and device memory have their place here. */
public sealed interface Storage permits HeapStorage {
    /** Number of slots. */
    long slots();

    /** The Java object or carrier that kernels are given. */
    Object carrier();
}
