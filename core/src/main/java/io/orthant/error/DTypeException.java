package io.orthant.error;

/** A dtype an operation has no loop for, or a cast the casting rule forbids. NumPy's TypeError and UFuncTypeError. */
public final class DTypeException extends OrthantException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public DTypeException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public DTypeException(String message, Throwable cause) {
        super(message, cause);
    }
}
