package io.orthant.error;

/** Root of the exceptions thrown for a caller's mistake or a resource that ran out. */
public class OrthantException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public OrthantException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public OrthantException(String message, Throwable cause) {
        super(message, cause);
    }
}
