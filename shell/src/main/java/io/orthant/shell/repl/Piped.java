package io.orthant.shell.repl;

import java.io.BufferedReader;
import java.io.IOException;

/** Lines from a file or another program: no prompts, and the first fault ends it. */
final class Piped {
    private final Repl repl;

    Piped(Repl repl) {
        this.repl = repl;
    }

    /** Evaluates all lines; the status to leave with. */
    int run(BufferedReader lines) throws IOException {
        StringBuilder text = new StringBuilder();
        int number = 0;
        int first = 1;
        while (repl.exit().isEmpty()) {
            String line = lines.readLine();
            if (line == null && text.isEmpty()) {
                break;
            }
            if (line != null) {
                number++;
                text.append(line).append('\n');
                if (repl.wantsMore(text.toString())) {
                    continue;
                }
            }
            // Blank lines in front, so that faults name the line of the whole input.
            String input = Commands.isCommand(text.toString()) ? text.toString() : "\n".repeat(first - 1) + text;
            text.setLength(0);
            first = number + 1;
            if (!input.isBlank() && !repl.enter(input) && repl.exit().isEmpty()) {
                return 1;
            }
        }
        return repl.exit().orElse(0);
    }
}
