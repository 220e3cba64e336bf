package io.orthant.linalg;

import io.orthant.error.OrthantException;

/** A matrix that an operation of linear algebra cannot take: singular, not square, or without convergence. */
public final class LinAlgException extends OrthantException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public LinAlgException(String message) {
        super(message);
    }
}
