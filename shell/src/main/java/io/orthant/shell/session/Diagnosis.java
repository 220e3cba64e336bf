package io.orthant.shell.session;

import io.orthant.error.OrthantException;
import io.orthant.shell.session.Outcome.Failure;
import io.orthant.shell.session.Outcome.Kind;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;

/** What went wrong, in one line. */
final class Diagnosis {
    private Diagnosis() {}

    /** Of a snippet that does not compile: the compiler's first complaint. */
    static Failure rejected(JShell shell, jdk.jshell.Snippet rejected, Outcome.Snippet snippet, Place place) {
        Diag first = shell.diagnostics(rejected)
                .filter(Diag::isError)
                .min(Comparator.comparingLong(Diag::getPosition))
                .orElse(null);
        if (first == null) {
            return new Failure(snippet, Kind.COMPILATION, snippet.line(), 0, "not valid", null);
        }
        long at = Math.max(0, first.getPosition());
        return new Failure(
                snippet, Kind.COMPILATION, place.line(at), place.column(at), oneLine(first.getMessage(null)), null);
    }

    /** The compiler's lines put together. */
    private static String oneLine(String message) {
        StringBuilder line = new StringBuilder();
        for (String part : message.lines().map(String::strip).toList()) {
            if (part.startsWith("symbol:")) {
                line.append(part.substring("symbol:".length()));
            } else if (part.startsWith("location:")) {
                String place = part.substring("location:".length()).strip();
                line.append(place.equals("class") || place.isEmpty() ? "" : " in " + place);
            } else if (!part.isEmpty()) {
                line.append(line.isEmpty() ? "" : ": ").append(part);
            }
        }
        return line.toString()
                .replaceAll("\\s+", " ")
                .replace("cannot find symbol", "cannot find")
                .replaceAll("\\b(java\\.lang|java\\.util|io\\.orthant)\\.(?=[A-Z])", "");
    }

    /** Of an exception: its innermost line in this text. */
    static Failure thrown(
            JShell shell,
            JShellException event,
            @Nullable Throwable thrown,
            Outcome.Snippet snippet,
            Map<String, Integer> lines) {
        int line = snippet.line();
        String within = "";
        for (StackTraceElement frame : event.getStackTrace()) {
            String file = frame.getFileName();
            if (file == null || !file.startsWith("#")) {
                continue;
            }
            Integer first = lines.get(file.substring(1));
            if (first != null) {
                line = first + frame.getLineNumber() - 1;
                break;
            }
            if (within.isEmpty()) {
                within = " (in " + frame.getMethodName() + ", line " + frame.getLineNumber() + ")";
            }
        }
        String message = event instanceof UnresolvedReferenceException unresolved
                ? unusable(shell, unresolved.getSnippet(), "be called")
                : describe(thrown == null ? event : thrown);
        return new Failure(snippet, Kind.EXCEPTION, line, 0, message + within, thrown);
    }

    private static String describe(Throwable e) {
        String message = e.getMessage();
        String name = e.getClass().getSimpleName();
        if (e instanceof OutOfMemoryError) {
            return "out of memory (" + message + "); ORTHANT_JAVA_OPTS=-Xmx8g gives more";
        }
        String text = message == null || message.isBlank()
                ? name
                : name + ": " + message.strip().replaceAll("\\s*\n\\s*", " ");
        Throwable cause = e.getCause();
        if (cause == null || e instanceof OrthantException || text.contains(String.valueOf(cause.getMessage()))) {
            return text;
        }
        return text + ", caused by " + describe(cause);
    }

    /** What a declaration that cannot be used yet waits for. */
    static String note(JShell shell, SnippetEvent event) {
        if (event.status() != Status.RECOVERABLE_DEFINED && event.status() != Status.RECOVERABLE_NOT_DEFINED) {
            return "";
        }
        return unusable(
                shell,
                (DeclarationSnippet) event.snippet(),
                event.status() == Status.RECOVERABLE_DEFINED ? "be called" : "be used");
    }

    private static String unusable(JShell shell, DeclarationSnippet declaration, String use) {
        String missing = shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
        return declaration.name() + " cannot " + use + " until there is " + missing;
    }
}
