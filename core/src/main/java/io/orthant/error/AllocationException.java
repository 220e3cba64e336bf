package io.orthant.error;

/** An array too large for the address space, the Java heap or an allocation limit. NumPy's MemoryError. */
public final class AllocationException extends OrthantException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public AllocationException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public AllocationException(String message, Throwable cause) {
        super(message, cause);
    }
}
