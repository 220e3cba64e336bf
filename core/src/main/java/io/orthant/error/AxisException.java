package io.orthant.error;

/** An axis out of bounds. NumPy's AxisError. */
public final class AxisException extends OrthantException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public AxisException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public AxisException(String message, Throwable cause) {
        super(message, cause);
    }
}
