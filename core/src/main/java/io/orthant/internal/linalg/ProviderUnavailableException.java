package io.orthant.internal.linalg;

/** Says why a provider of linear algebra cannot be used on this machine. */
public final class ProviderUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the reason in one line. */
    public ProviderUnavailableException(String reason) {
        super(reason);
    }

    /** With the reason in one line and its cause. */
    public ProviderUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
