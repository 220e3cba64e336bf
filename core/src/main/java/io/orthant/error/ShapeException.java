package io.orthant.error;

/** Shapes that do not fit together: broadcasting, reshaping, core dimensions. NumPy's ValueError. */
public final class ShapeException extends OrthantException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public ShapeException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public ShapeException(String message, Throwable cause) {
        super(message, cause);
    }
}
