package io.orthant.error;

/** An argument of the right type with a value that makes no sense. NumPy's ValueError. */
public final class ValueException extends OrthantException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public ValueException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public ValueException(String message, Throwable cause) {
        super(message, cause);
    }
}
