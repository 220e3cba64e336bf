package io.orthant.error;

/** An index out of bounds, an index of a wrong kind, or a slice text that cannot be read. NumPy's IndexError. */
public final class IndexException extends OrthantException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public IndexException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public IndexException(String message, Throwable cause) {
        super(message, cause);
    }
}
