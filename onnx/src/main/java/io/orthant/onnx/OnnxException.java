package io.orthant.onnx;

import io.orthant.error.OrthantException;

/** What ONNX Runtime refuses: a model that is no model, an operation that fails. */
public final class OnnxException extends OrthantException {
    private static final long serialVersionUID = 1L;

    /** With a message and what caused it. */
    public OnnxException(String message, Throwable cause) {
        super(message, cause);
    }
}
