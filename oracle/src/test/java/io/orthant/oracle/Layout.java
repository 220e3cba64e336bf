package io.orthant.oracle;

/** How a sample array lies in memory. */
enum Layout {
    /** Row-major without gaps. */
    PLAIN,
    /** Column-major: the transpose of a plain array. */
    TRANSPOSED,
    /** Every second item along each axis of a larger array, from its second item on. */
    STEPPED,
    /** Negative strides along all axes. */
    REVERSED,
    /** Row-major, but the last axis runs backwards with gaps. */
    MIXED,
    /** Stride 0 along the first axis. */
    BROADCAST
}
