package io.orthant;

/** Views of an array under other shapes. */
public sealed interface Shaping permits NDArray {
    /** This array. */
    NDArray self();
}
