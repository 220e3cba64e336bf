package io.orthant.shell.session;

import org.jspecify.annotations.Nullable;

/** What became of one snippet: one statement, expression, declaration or import. */
public sealed interface Outcome {
    /** The snippet. */
    Snippet snippet();

    /**
     * A piece of the text handed to {@link Session#evaluate}.
     *
     * @param source its text
     * @param line the line of the text on which it starts, from 1
     */
    record Snippet(String source, int line) {}

    /**
     * An expression's value.
     *
     * @param name of the variable that holds it: its own name, or {@code $1}, {@code $2} …
     * @param value the object itself
     * @param shown whether to show it: not if the text ended the expression with a semicolon
     */
    record Value(Snippet snippet, String name, @Nullable Object value, boolean shown) implements Outcome {}

    /**
     * A statement, a declaration, an assignment, an import, a call without a value.
     *
     * @param note what the user should know, such as a method that cannot be called yet; mostly empty
     */
    record Done(Snippet snippet, String note) implements Outcome {}

    /**
     * A snippet that did not compile, threw an exception or was interrupted.
     *
     * @param kind which of these
     * @param line the line of the text at fault, from 1; 0 if not known
     * @param column the column in that line, from 1; 0 if not known, as with exceptions
     * @param message what is wrong, in one line, without the place
     * @param thrown what the snippet threw
     */
    record Failure(
            Snippet snippet,
            Kind kind,
            int line,
            int column,
            String message,
            @Nullable Throwable thrown) implements Outcome {
        /** {@code line 3, column 14: cannot find symbol: variable x}. */
        public String describe() {
            String place = line == 0 ? "" : column == 0 ? "line " + line : "line " + line + ", column " + column;
            return place.isEmpty() ? message : place + ": " + message;
        }
    }

    /** The ways to fail. */
    enum Kind {
        COMPILATION,
        EXCEPTION,
        INTERRUPTED
    }

    /** The snippet called {@code System.exit}. Nothing ended; whoever evaluates decides. */
    record Exit(Snippet snippet, int status) implements Outcome {}
}
