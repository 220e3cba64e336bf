package io.orthant.io;

import io.orthant.error.OrthantException;

/** Contents of a file or a text that cannot be read: corrupt, cut off, or not what it says it is. */
public final class FileFormatException extends OrthantException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public FileFormatException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public FileFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
