package io.orthant.shell.session;

import io.orthant.shell.session.Outcome.Done;
import io.orthant.shell.session.Outcome.Exit;
import io.orthant.shell.session.Outcome.Failure;
import io.orthant.shell.session.Outcome.Kind;
import io.orthant.shell.session.Outcome.Snippet;
import io.orthant.shell.session.Outcome.Value;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Java source evaluated snippet by snippet in this JVM, with Orthant imported. What one text declares, the next may use.
 *
 * <p>While a text is evaluated, {@code System.out} and {@code System.err} go to the session's streams; as there is one of
 * each in a JVM, one text is evaluated at a time, whatever the session. A session is for one thread, but
 * {@link #interrupt} may be called from any.
 */
public final class Session implements AutoCloseable {
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private static final String COMMENTS = "(\\s|//[^\\n]*|/\\*.*?\\*/)*+";
    private static final Pattern BLANK_AND_COMMENTS = Pattern.compile(COMMENTS, Pattern.DOTALL);
    private static final Pattern SEMICOLON_AND_COMMENTS = Pattern.compile(";" + COMMENTS + "$", Pattern.DOTALL);

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, Integer> lines = new HashMap<>();
    private Duration running = Duration.ZERO;
    private InProcess control;
    private JShell shell;

    private Session(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
        this.control = new InProcess();
        this.shell = start(control);
    }

    /** A fresh session whose snippets print to these streams. */
    public static Session open(PrintStream out, PrintStream err) {
        return new Session(out, err);
    }

    private static JShell start(InProcess control) {
        JShell shell = JShell.builder()
                .executionEngine(control.provider(), Map.of())
                .compilerOptions("-proc:none", "-Xlint:-options")
                .build();
        for (String name : Imports.DEFAULT) {
            shell.eval("import " + name + ";");
        }
        return shell;
    }

    /**
     * Evaluates a text's snippets in order, up to the first that fails or exits.
     *
     * @param text Java: any number of statements, expressions, declarations and imports
     * @param each gets each snippet's outcome as soon as it is there
     * @return whether all of them succeeded
     */
    public boolean evaluate(String text, Consumer<? super Outcome> each) {
        ONE_AT_A_TIME.lock();
        PrintStream systemOut = System.out;
        PrintStream systemErr = System.err;
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(control.loader());
        System.setOut(out);
        System.setErr(err);
        try {
            lines.clear();
            running = Duration.ZERO;
            control.evaluating(true);
            return snippets(text, each);
        } finally {
            control.evaluating(false);
            out.flush();
            err.flush();
            System.setOut(systemOut);
            System.setErr(systemErr);
            thread.setContextClassLoader(loader);
            ONE_AT_A_TIME.unlock();
        }
    }

    private boolean snippets(String text, Consumer<? super Outcome> each) {
        int from = 0;
        while (from < text.length()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(text.substring(from));
            if (next.completeness() == Completeness.EMPTY) {
                return true;
            }
            // JShell's line numbers count from the first line that is not blank or a comment.
            Matcher blank = BLANK_AND_COMMENTS.matcher(text).region(from, text.length());
            int start = blank.lookingAt() ? blank.end() : from;
            String source = text.substring(start);
            if (next.completeness().isComplete() || next.completeness() == Completeness.CONSIDERED_INCOMPLETE) {
                source = next.source().substring(start - from);
                from = next.remaining().isBlank()
                        ? text.length()
                        : text.length() - next.remaining().length();
            } else {
                from = text.length();
            }
            Place place = new Place(text, start);
            if (control.pending()) {
                each.accept(interrupted(new Snippet(source.strip(), place.line(0)), null));
                return false;
            }
            for (Outcome outcome : snippet(source, place)) {
                each.accept(outcome);
                if (outcome instanceof Failure || outcome instanceof Exit) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Outcome> snippet(String source, Place place) {
        Snippet snippet = new Snippet(source.strip(), place.line(0));
        List<Outcome> outcomes = new ArrayList<>();
        control.clear();
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() == null) {
                lines.put(event.snippet().id(), place.line(0));
                outcomes.add(outcome(event, snippet, place));
            }
        }
        running = running.plusNanos(control.nanos());
        return outcomes;
    }

    private Outcome outcome(SnippetEvent event, Snippet snippet, Place place) {
        if (event.status() == Status.REJECTED) {
            return Diagnosis.rejected(shell, event.snippet(), snippet, place);
        }
        Throwable thrown = control.thrown();
        if (thrown instanceof Checkpoint.Exit exit) {
            return new Exit(snippet, exit.status);
        }
        if (control.stopped()) {
            return interrupted(snippet, thrown);
        }
        if (event.exception() != null) {
            return Diagnosis.thrown(shell, event.exception(), thrown, snippet, lines);
        }
        return switch (event.snippet().subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND ->
                new Value(snippet, name(event), control.value(), !endsWithSemicolon(snippet.source()));
            case OTHER_EXPRESSION_SUBKIND ->
                control.value() == null
                        ? new Done(snippet, "")
                        : new Value(snippet, name(event), control.value(), !endsWithSemicolon(snippet.source()));
            default -> new Done(snippet, Diagnosis.note(shell, event));
        };
    }

    private static Failure interrupted(Snippet snippet, @Nullable Throwable thrown) {
        return new Failure(snippet, Kind.INTERRUPTED, 0, 0, "interrupted", thrown);
    }

    /** A semicolon of the language's, not one in a comment or string: something else can follow it. */
    private boolean endsWithSemicolon(String source) {
        Matcher end = SEMICOLON_AND_COMMENTS.matcher(source);
        return end.find()
                && shell.sourceCodeAnalysis()
                        .analyzeCompletion(source.substring(0, end.start() + 1) + "x")
                        .remaining()
                        .equals("x");
    }

    private static String name(SnippetEvent event) {
        return switch (event.snippet()) {
            case jdk.jshell.VarSnippet variable -> variable.name();
            case jdk.jshell.ExpressionSnippet expression -> expression.name();
            default -> "";
        };
    }

    /** Ends what is being evaluated: at the next turn of one of its loops, or what it waits for at once. */
    public void interrupt() {
        shell.stop();
    }

    /** How long the snippets of the last text ran, without the time to compile them. */
    public Duration running() {
        return running;
    }

    /** Whether a text is Java so far, but wants more lines. */
    public boolean wantsMore(String text) {
        return switch (shell.sourceCodeAnalysis().analyzeCompletion(text).completeness()) {
            case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> true;
            default -> false;
        };
    }

    /**
     * What may stand at a place in a text.
     *
     * @param text the text
     * @param cursor the place
     * @return the ways to go on from {@link Completion#from}, without repetitions
     */
    public Completion complete(String text, int cursor) {
        int[] anchor = {cursor};
        Stream<String> suggested = shell.sourceCodeAnalysis().completionSuggestions(text, cursor, anchor).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation);
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        String prefix = text.substring(start, cursor);
        if (!prefix.isEmpty() && !text.substring(0, start).stripTrailing().endsWith(".")) {
            // JShell leaves out what is imported by name.
            anchor[0] = start;
            suggested = Stream.concat(suggested, Imports.members(shell).filter(name -> name.startsWith(prefix)));
        }
        return new Completion(anchor[0], suggested.distinct().sorted().toList());
    }

    /** Signatures of a method, a constructor or whatever else has a name: {@code arange}, {@code x.reshape}. */
    public List<String> signatures(String name) {
        Stream<String> here = signaturesOf(name);
        Stream<String> imported =
                Imports.owners(shell, name).flatMap(owner -> signaturesOf(owner.getName() + "." + name));
        return Stream.concat(here, imported).distinct().toList();
    }

    private Stream<String> signaturesOf(String name) {
        Stream<SourceCodeAnalysis.Documentation> found = Stream.of(name + "(", name)
                .map(text -> shell.sourceCodeAnalysis().documentation(text, text.length(), false))
                .filter(list -> !list.isEmpty())
                .findFirst()
                .stream()
                .flatMap(List::stream);
        return found.map(SourceCodeAnalysis.Documentation::signature);
    }

    /** The variables, in the order of their declaration; the {@code $1} of expressions are not among them. */
    public List<Variable> variables() {
        return shell.variables()
                .filter(variable -> variable.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                        && shell.status(variable).isActive())
                .map(variable -> {
                    control.clear();
                    shell.varValue(variable);
                    return new Variable(variable.typeName(), variable.name(), control.value());
                })
                .toList();
    }

    /** The imports, as Java writes them. */
    public List<String> imports() {
        return shell.imports().map(i -> i.source().strip()).toList();
    }

    /** Forgets all that was declared. */
    public void reset() {
        control.forget();
        shell.close();
        control = new InProcess();
        shell = start(control);
    }

    @Override
    public void close() {
        shell.close();
    }

    /**
     * A variable.
     *
     * @param type its type
     * @param name its name
     * @param value what it holds
     */
    public record Variable(
            String type, String name, @Nullable Object value) {}

    /**
     * Ways to go on.
     *
     * @param from where in the text they begin
     * @param names what may stand there
     */
    public record Completion(int from, List<String> names) {}
}
