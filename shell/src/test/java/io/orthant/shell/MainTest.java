package io.orthant.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }

    @Test
    void versionNamesTheProgram() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().startsWith("Orthant "), out.toString());
    }

    @Test
    void helpListsTheCommands() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("info"), out.toString());
    }

    @Test
    void infoSaysWhatItRunsOn() {
        assertEquals(0, run("info"));
        assertTrue(out.toString().contains("JDK:     " + Runtime.version()), out.toString());
        assertTrue(out.toString().contains("Vectors: on"), out.toString());
    }

    @Test
    void anUnknownCommandIsAnErrorInOneLine() {
        assertEquals(2, run("qqq"));
        assertEquals("orthant: Unmatched argument at index 0: 'qqq'; orthant --help explains\n", err.toString());
    }
}
