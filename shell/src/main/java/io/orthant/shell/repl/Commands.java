package io.orthant.shell.repl;

import io.orthant.NDArray;
import io.orthant.shell.session.Echo;
import io.orthant.shell.session.Outcome;
import io.orthant.shell.session.Outcome.Failure;
import io.orthant.shell.session.Outcome.Value;
import io.orthant.shell.session.Session.Variable;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The console's own commands, with IPython's names. */
final class Commands {
    private static final int WIDTH = 60;

    private final Repl repl;
    private final Map<String, Command> commands = new LinkedHashMap<>();

    private record Command(String usage, String help, Predicate<String> action) {}

    Commands(Repl repl) {
        this.repl = repl;
        add("help", "%help [NAME]", "these commands, or the signatures of a method or constructor", this::help);
        add("time", "%time CODE", "run it, show the value and how long it ran", this::time);
        add("timeit", "%timeit CODE", "run it again and again, show how long one run takes", this::timeit);
        add("vars", "%vars", "the variables", rest -> vars());
        add("imports", "%imports", "the imports", rest -> imports());
        add("load", "%load FILE", "run a file of Java as if it was typed, showing no values", this::load);
        add("reset", "%reset", "forget all that was declared, and free its memory", rest -> reset());
        add("exit", "%exit [STATUS]", "leave; so does Ctrl-D", this::exit);
    }

    private void add(String name, String usage, String help, Predicate<String> action) {
        commands.put(name, new Command(usage, help, action));
    }

    /** Whether a text is a command rather than Java: {@code %name}, {@code /name}, and the words to leave with. */
    static boolean isCommand(String input) {
        String text = input.strip();
        return text.startsWith("%")
                || text.startsWith("/") && text.length() > 1 && Character.isLetter(text.charAt(1))
                || Set.of("exit", "quit", "help").contains(text);
    }

    /** The names, with their percent sign. */
    Set<String> names() {
        return commands.keySet().stream().map(name -> "%" + name).collect(Collectors.toSet());
    }

    /** Carries out a command; whether it succeeded. */
    boolean run(String line) {
        String text = line.startsWith("%") || line.startsWith("/") ? line.substring(1) : line;
        int space = 0;
        while (space < text.length() && !Character.isWhitespace(text.charAt(space))) {
            space++;
        }
        String name = text.substring(0, space).equals("quit") ? "exit" : text.substring(0, space);
        Command command = commands.get(name);
        if (command == null) {
            return repl.fault("there is no command %" + name + "; %help lists them");
        }
        String rest = text.substring(space).strip();
        if (rest.isEmpty() && command.usage.matches(".* [A-Z]+")) {
            return repl.fault("usage: " + command.usage);
        }
        return command.action.test(rest);
    }

    private boolean help(String name) {
        if (name.isEmpty()) {
            commands.values().forEach(c -> repl.line(String.format("%-16s %s", c.usage, c.help)));
            return repl.line("All else is Java: what it gives is shown, unless it ends in a semicolon. Tab completes.");
        }
        List<String> signatures =
                repl.session().signatures(name.replaceFirst("\\(.*", "").strip());
        if (signatures.isEmpty()) {
            return repl.fault("nothing here is called " + name);
        }
        signatures.forEach(repl::line);
        return true;
    }

    private boolean time(String code) {
        List<Outcome> outcomes = new ArrayList<>();
        boolean well = repl.evaluate(code, outcomes::add);
        if (well) {
            repl.line("Wall time: " + Timeit.text(repl.session().running().toNanos() * 1e-9));
            outcomes.forEach(repl::show);
        }
        return well;
    }

    /** As an expression whose value is used; if it is none, as statements. */
    private boolean timeit(String code) {
        String plain = code.replaceFirst("[;\\s]+$", "");
        Outcome timed = timed("io.orthant.shell.repl.Timeit.keep(", plain, ");");
        if (timed instanceof Failure f && f.kind() == Outcome.Kind.COMPILATION) {
            Outcome statement = timed("", plain, ";");
            timed = statement instanceof Failure other && other.message().equals("not a statement") ? timed : statement;
        }
        return switch (timed) {
            case Value value -> repl.line(String.valueOf(value.value()));
            case Outcome.Exit exit -> repl.leave(exit.status());
            case Failure failure -> repl.fault(failure.describe());
            case Outcome.Done done -> repl.fault("nothing to time");
        };
    }

    private Outcome timed(String before, String code, String after) {
        String start = "io.orthant.shell.repl.Timeit.measure($n -> { for (long $i = 0; $i < $n; $i++) { " + before;
        List<Outcome> outcomes = new ArrayList<>();
        repl.session().evaluate(start + code + after + " } })", outcomes::add);
        return outcomes.getFirst() instanceof Failure failure ? shifted(failure, start.length()) : outcomes.getFirst();
    }

    /** With the column that it has in what was typed. */
    private static Failure shifted(Failure f, int columns) {
        int column = f.line() == 1 && f.column() > columns ? f.column() - columns : f.column();
        return new Failure(f.snippet(), f.kind(), f.line(), column, f.message(), f.thrown());
    }

    private boolean vars() {
        List<Variable> variables = repl.session().variables();
        int names = variables.stream().mapToInt(v -> v.name().length()).max().orElse(0);
        int types = variables.stream().mapToInt(v -> v.type().length()).max().orElse(0);
        for (Variable v : variables) {
            repl.line(String.format("%-" + names + "s  %-" + types + "s  %s", v.name(), v.type(), summary(v.value())));
        }
        return true;
    }

    private static String summary(@Nullable Object value) {
        if (value instanceof NDArray a) {
            String shape = Arrays.stream(a.shape()).mapToObj(Long::toString).collect(Collectors.joining(","));
            return a.dtype() + " (" + shape + (a.shape().length == 1 ? ",)" : ")");
        }
        String text = Echo.text(value).replaceAll("\\s+", " ");
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }

    private boolean imports() {
        repl.session().imports().forEach(repl::line);
        return true;
    }

    private boolean load(String name) {
        String text;
        try {
            text = Files.readString(Path.of(name));
        } catch (NoSuchFileException e) {
            return repl.fault("there is no file " + name);
        } catch (MalformedInputException e) {
            return repl.fault(name + " is not text in UTF-8");
        } catch (IOException | IllegalArgumentException e) {
            return repl.fault("cannot read " + name + ": " + e.getMessage());
        }
        return repl.session().evaluate(text, outcome -> {
            if (outcome instanceof Failure failure) {
                repl.fault(name + ": " + failure.describe());
            } else if (outcome instanceof Outcome.Exit exit) {
                repl.leave(exit.status());
            }
        });
    }

    private boolean reset() {
        repl.session().reset();
        return true;
    }

    private boolean exit(String status) {
        try {
            return repl.leave(status.isEmpty() ? 0 : Integer.parseInt(status));
        } catch (NumberFormatException e) {
            return repl.fault("usage: %exit [STATUS]");
        }
    }
}
