package io.orthant.error;

/** A write through a read-only view. NumPy's ValueError: assignment destination is read-only. */
public final class ReadOnlyException extends OrthantException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public ReadOnlyException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public ReadOnlyException(String message, Throwable cause) {
        super(message, cause);
    }
}
