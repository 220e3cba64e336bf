package io.orthant.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs commands in this JVM and keeps what they print. */
abstract class CommandTest {
    @TempDir
    Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    /** Runs a command, expecting an exit code. */
    final String run(int code, Object... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] args = new String[arguments.length];
        for (int i = 0; i < args.length; i++) {
            args[i] = arguments[i].toString();
        }
        assertEquals(code, commandLine.execute(args), () -> out + "\n" + err);
        assertFalse(err.toString().contains("\tat "), () -> "a stack trace: " + err);
        return out.toString();
    }

    /** What the last command said on standard error. */
    final String err() {
        return err.toString();
    }

    /** Expects one line on standard error that contains a text. */
    final void assertOneLine(String text) {
        assertEquals(1, err().lines().count(), err());
        assertTrue(err().startsWith("orthant") && err().contains(text), err());
    }
}
