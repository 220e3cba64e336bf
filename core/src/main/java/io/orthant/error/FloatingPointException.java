package io.orthant.error;

/** A floating-point condition whose handling is set to raise. NumPy's FloatingPointError. */
public final class FloatingPointException extends OrthantException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public FloatingPointException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public FloatingPointException(String message, Throwable cause) {
        super(message, cause);
    }
}
