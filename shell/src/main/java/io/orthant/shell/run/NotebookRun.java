package io.orthant.shell.run;

import io.orthant.shell.display.Display;
import io.orthant.shell.display.Shown;
import io.orthant.shell.run.NotebookFile.Cell;
import io.orthant.shell.session.Outcome;
import io.orthant.shell.session.Session;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Executes a notebook's cells in order, in one session, and puts their outputs into it. */
final class NotebookRun {
    private static final String IMPORTS = "import static io.orthant.shell.display.Display.*;";
    private static final int TITLE = 60;

    private final NotebookFile notebook;
    private final boolean goOn;
    private final PrintWriter progress;
    private final CellOutputs outputs = new CellOutputs();
    private final List<String> failures = new ArrayList<>();

    /**
     * Prepares a run.
     *
     * @param goOn whether to go on after a cell that fails
     * @param progress where to tell of each cell
     */
    NotebookRun(NotebookFile notebook, boolean goOn, PrintWriter progress) {
        this.notebook = notebook;
        this.goOn = goOn;
        this.progress = progress;
    }

    /** The cells that failed, with the reason; empty if none did. */
    List<String> run() {
        notebook.clear();
        List<Cell> cells = notebook.code();
        Display.to(outputs::display);
        try (Session session = Session.open(outputs.out(), outputs.err())) {
            session.evaluate(IMPORTS, outcome -> {});
            for (int i = 0; i < cells.size(); i++) {
                Cell cell = cells.get(i);
                long start = System.nanoTime();
                boolean done = execute(session, cell, i + 1);
                double seconds = (System.nanoTime() - start) / 1e9;
                progress.println(String.format(
                        Locale.ROOT,
                        "[%d/%d] %6.2f s  %s%s",
                        i + 1,
                        cells.size(),
                        seconds,
                        done ? "" : "FAILED  ",
                        shortened(cell.title())));
                progress.flush();
                if (!done && !goOn) {
                    break;
                }
            }
        }
        return failures;
    }

    private static String shortened(String title) {
        return title.length() <= TITLE ? title : title.substring(0, TITLE - 1) + "…";
    }

    private boolean execute(Session session, Cell cell, int count) {
        if (cell.title().startsWith("%")) {
            fail(
                    cell,
                    count,
                    "CompilationError",
                    "magics such as " + cell.title() + " work in Jupyter's kernel only",
                    0);
            cell.put(count, outputs.take());
            return false;
        }
        Last last = new Last();
        session.evaluate(cell.source(), outcome -> {
            last.set(outcome);
            if (outcome instanceof Outcome.Done done && !done.note().isEmpty()) {
                outputs.err().println(done.note());
            }
        });
        Outcome end = last.outcome;
        boolean sound = true;
        switch (end) {
            case Outcome.Value value when value.shown() -> sound = show(cell, count, value);
            case Outcome.Failure failure -> fail(cell, count, name(failure), failure.message(), failure.line());
            case Outcome.Exit exit ->
                fail(
                        cell,
                        count,
                        "Exit",
                        "System.exit(" + exit.status() + ")",
                        exit.snippet().line());
            case null, default -> {}
        }
        cell.put(count, outputs.take());
        return sound && !(end instanceof Outcome.Failure || end instanceof Outcome.Exit);
    }

    /** Shows a value by its own code, which may fail; whether it did not. */
    private boolean show(Cell cell, int count, Outcome.Value value) {
        try {
            outputs.result(count, Shown.of(value.value()));
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            fail(
                    cell,
                    count,
                    e.getClass().getSimpleName(),
                    "the value cannot be shown: " + e.getMessage(),
                    value.snippet().line());
            return false;
        }
    }

    private void fail(Cell cell, int count, String name, String message, int line) {
        String place = "line " + line;
        String bare = message.startsWith(name + ": ") ? message.substring(name.length() + 2) : message;
        List<String> trace = new ArrayList<>(List.of(name + ": " + bare));
        cell.source()
                .lines()
                .skip(Math.max(0, line - 1))
                .limit(line > 0 ? 1 : 0)
                .forEach(code -> trace.add("    " + place + ": " + code.strip()));
        outputs.error(name, bare, trace);
        failures.add("code cell " + count + " (cell " + cell.number() + " of the notebook) failed: "
                + (line > 0 ? place + ": " : "") + name + ": " + bare);
    }

    private static String name(Outcome.Failure failure) {
        Throwable thrown = failure.thrown();
        return switch (failure.kind()) {
            case COMPILATION -> "CompilationError";
            case INTERRUPTED -> "Interrupted";
            case EXCEPTION -> thrown == null ? "Exception" : thrown.getClass().getSimpleName();
        };
    }

    private static final class Last {
        private @Nullable Outcome outcome;

        void set(Outcome next) {
            outcome = next;
        }
    }
}
