package io.orthant.shell;

/** A mistake of the user's, told in one line. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The line. */
    public UserError(String message) {
        super(message);
    }

    /** What to say of something that was thrown. */
    public static String message(Throwable e) {
        Throwable told = e;
        if (e instanceof java.io.UncheckedIOException && e.getCause() != null) {
            told = e.getCause();
        }
        String message = told.getMessage();
        return switch (told) {
            case java.nio.file.NoSuchFileException f -> "there is no file " + f.getFile();
            case java.nio.file.AccessDeniedException f -> "no access to " + f.getFile();
            case java.nio.file.FileAlreadyExistsException f -> f.getFile() + " exists";
            case OutOfMemoryError f -> "out of memory: " + message + "; ORTHANT_JAVA_OPTS=-Xmx8g gives more";
            default -> message == null ? told.getClass().getSimpleName() : message;
        };
    }
}
