package io.orthant.shell.repl;

import io.orthant.shell.UserError;
import io.orthant.shell.session.Echo;
import io.orthant.shell.session.Outcome;
import io.orthant.shell.session.Outcome.Done;
import io.orthant.shell.session.Outcome.Exit;
import io.orthant.shell.session.Outcome.Failure;
import io.orthant.shell.session.Outcome.Value;
import io.orthant.shell.session.Session;
import java.io.PrintStream;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is done with what was typed: Java is evaluated and its values shown, commands are carried out. */
final class Repl {
    private static final String FORGOTTEN = "; all variables were dropped to make room";
    private static final long NEEDED = 24 << 20;

    private final Supplier<Session> session;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean coloured;
    private final Commands commands = new Commands(this);
    private OptionalInt exit = OptionalInt.empty();

    /**
     * @param session waits for the session, which may still be starting
     * @param coloured whether faults are red
     */
    Repl(Supplier<Session> session, PrintStream out, PrintStream err, boolean coloured) {
        this.session = session;
        this.out = out;
        this.err = err;
        this.coloured = coloured;
    }

    Session session() {
        return session.get();
    }

    Commands commands() {
        return commands;
    }

    /** The status to leave with, once something has asked to leave. */
    OptionalInt exit() {
        return exit;
    }

    /** Asks to leave; for use as a result, always true. */
    boolean leave(int status) {
        exit = OptionalInt.of(status);
        return true;
    }

    /** Whether more lines belong to what was typed. */
    boolean wantsMore(String input) {
        return !Commands.isCommand(input) && session().wantsMore(input);
    }

    /** Carries out what was typed; whether it succeeded. */
    boolean enter(String input) {
        try {
            return Commands.isCommand(input) ? commands.run(input.strip()) : evaluate(input, this::show);
        } catch (OutOfMemoryError | InternalError e) {
            // not in a snippet but in what compiles it: its variables have filled the heap
            OutOfMemoryError cause = outOfMemory(e);
            if (cause == null) {
                throw e;
            }
            makeRoom();
            return fault(UserError.message(cause) + FORGOTTEN);
        }
    }

    /** JShell wraps it. */
    private static @Nullable OutOfMemoryError outOfMemory(Throwable e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof OutOfMemoryError)) {
            cause = cause.getCause();
        }
        return (OutOfMemoryError) cause;
    }

    private void makeRoom() {
        session().reset();
        System.gc();
    }

    /** What snippets hold may leave no room to compile the next one. */
    private static boolean isFull() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory() < NEEDED;
    }

    /** Evaluates Java; its faults, notes and exits are dealt with before the outcome is handed on. */
    boolean evaluate(String text, Consumer<Outcome> each) {
        AtomicBoolean full = new AtomicBoolean();
        boolean well = session().evaluate(text, outcome -> {
            switch (outcome) {
                case Failure failure -> {
                    full.set(failure.thrown() instanceof OutOfMemoryError && isFull());
                    fault(failure.describe() + (full.get() ? FORGOTTEN : ""));
                }
                case Exit ended -> leave(ended.status());
                case Done done when !done.note().isEmpty() -> line(done.note());
                default -> each.accept(outcome);
            }
        });
        if (full.get()) {
            makeRoom();
        }
        return well;
    }

    /** Prints a value that is to be shown. */
    void show(Outcome outcome) {
        if (outcome instanceof Value value && value.shown()) {
            line(Echo.text(value.value()));
        }
    }

    /** Prints a line; for use as a result, always true. */
    boolean line(String text) {
        out.println(text);
        out.flush();
        return true;
    }

    /** Says what went wrong; for use as a result, always false. */
    boolean fault(String message) {
        out.flush();
        err.println(coloured ? "\033[31m" + message + "\033[0m" : message);
        err.flush();
        return false;
    }
}
