package io.orthant.io;

/** How a file is mapped into memory. */
public enum MapMode {
    /** Read only, NumPy's {@code r}: writing to the array throws. */
    READ,
    /** Read and write, NumPy's {@code r+}: what is written to the array is written to the file. */
    READ_WRITE,
    /** Copy on write, NumPy's {@code c}: what is written to the array stays in memory, the file does not change. */
    COPY
}
