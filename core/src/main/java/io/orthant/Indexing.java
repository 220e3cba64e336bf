package io.orthant;

/** Reading and writing parts of an array. */
public sealed interface Indexing permits NDArray {
    /** This array. */
    NDArray self();
}
