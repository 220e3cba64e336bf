package io.orthant.shell.repl;

import io.orthant.shell.session.Session;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** At a terminal: a line editor with history and completion. The prompt is there while the session still starts. */
final class Interactive {
    private static final int PATIENCE = 3;
    private static final int INTERRUPTED = 130;

    private final CompletableFuture<Session> session = new CompletableFuture<>();
    private final AtomicInteger interrupts = new AtomicInteger();
    private final AtomicBoolean early = new AtomicBoolean();
    private final Terminal terminal;
    private final @Nullable Path history;
    private final PrintStream out;
    private final Repl repl;
    private volatile boolean evaluating;

    /** At this process's terminal. */
    static int atTerminal(String greeting, @Nullable Path load) throws IOException {
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            if (terminal.getColumns() == 0) {
                // A terminal that was never told its size.
                terminal.setSize(Size.of(80, 24));
            }
            return new Interactive(terminal, history(), System.out, System.err).run(greeting, load);
        }
    }

    Interactive(Terminal terminal, @Nullable Path history, PrintStream out, PrintStream err) {
        this.terminal = terminal;
        this.history = history;
        this.out = out;
        boolean coloured = !terminal.getType().startsWith(Terminal.TYPE_DUMB) && System.getenv("NO_COLOR") == null;
        this.repl = new Repl(session::join, out, err, coloured);
        Thread.ofPlatform().daemon().name("session").start(() -> open(out, err));
    }

    private void open(PrintStream out, PrintStream err) {
        try {
            session.complete(Session.open(out, err));
        } catch (RuntimeException | Error e) {
            session.completeExceptionally(e);
        }
    }

    /** Reads and evaluates until the user leaves; the status to leave with. */
    int run(String greeting, @Nullable Path load) {
        terminal.handle(Signal.INT, signal -> interrupt());
        out.println(greeting);
        if (load != null) {
            evaluate("%load " + load);
        }
        LineReader reader = reader();
        while (repl.exit().isEmpty()) {
            try {
                early.set(false);
                String input = reader.readLine(">>> ");
                if (!input.isBlank()) {
                    evaluate(input);
                }
            } catch (UserInterruptException e) {
                continue;
            } catch (EndOfFileException e) {
                repl.leave(0);
            }
        }
        return repl.exit().getAsInt();
    }

    private void evaluate(String input) {
        interrupts.set(0);
        evaluating = true;
        try {
            if (early.getAndSet(false)) {
                repl.fault("interrupted");
            } else {
                repl.enter(input);
            }
        } finally {
            evaluating = false;
        }
    }

    /** A snippet that stays within a library cannot be ended: in the end, the user may want to leave. */
    private void interrupt() {
        Session running = session.getNow(null);
        if (!evaluating || running == null) {
            early.set(true);
            return;
        }
        int count = interrupts.incrementAndGet();
        if (count > PATIENCE) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        running.interrupt();
        if (count == PATIENCE) {
            repl.fault("still within a library call; Ctrl-C once more ends Orthant");
        }
    }

    private LineReader reader() {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("orthant")
                .parser(new Draft(this::wantsMore))
                .completer((reader, line, candidates) ->
                        names(line).map(Interactive::candidate).forEach(candidates::add))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "... ")
                .variable(LineReader.INDENTATION, 0)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, true);
        if (history != null) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        return builder.build();
    }

    /** Once a text is complete, Ctrl-C means it and no more the line editor, which would forget it. */
    private boolean wantsMore(String input) {
        Terminal.SignalHandler editors = terminal.handle(Signal.INT, signal -> interrupt());
        boolean more = repl.wantsMore(input);
        if (more) {
            terminal.handle(Signal.INT, editors);
        }
        return more;
    }

    private Stream<String> names(ParsedLine line) {
        if (line.line().startsWith("%") && line.word().startsWith("%")) {
            return repl.commands().names().stream();
        }
        Session.Completion completion = repl.session().complete(line.line(), line.cursor());
        // JShell's place may lie before the word, as in a qualified name.
        int word = line.cursor() - line.wordCursor();
        String before = completion.from() < word ? line.line().substring(completion.from(), word) : "";
        return completion.names().stream()
                .filter(name -> name.startsWith(before))
                .map(name -> name.substring(before.length()));
    }

    private static Candidate candidate(String name) {
        return new Candidate(name, name, null, null, null, null, false);
    }

    /** A file for what was typed, where systems keep such; null if there is no place for it. */
    private static @Nullable Path history() {
        String state = System.getenv("XDG_STATE_HOME");
        Path folder = state == null || state.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state);
        try {
            Path file = Files.createDirectories(folder.resolve("orthant")).resolve("history");
            return Files.isWritable(Files.exists(file) ? file : file.resolveSibling(".")) ? file : null;
        } catch (IOException | SecurityException e) {
            return null;
        }
    }
}
