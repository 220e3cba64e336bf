package io.orthant.shell.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.orthant.shell.session.Session;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplTest {
    private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();
    private static final ByteArrayOutputStream ERR = new ByteArrayOutputStream();
    private static final PrintStream PRINTED = new PrintStream(OUT, true, StandardCharsets.UTF_8);
    private static final PrintStream TOLD = new PrintStream(ERR, true, StandardCharsets.UTF_8);
    private static Session session;

    @BeforeAll
    static void open() {
        session = Session.open(PRINTED, TOLD);
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @BeforeEach
    void clear() {
        OUT.reset();
        ERR.reset();
    }

    private static int piped(String lines) throws IOException {
        return new Piped(new Repl(() -> session, PRINTED, TOLD, false))
                .run(new BufferedReader(new StringReader(lines)));
    }

    static Stream<Arguments> inputs() {
        return Stream.of(
                arguments("arange(3)", 0, "array([0, 1, 2])\n", ""),
                arguments("var x = arange(4)\nx.plus(1);\nx = x.times(2)\nx", 0, "array([0, 2, 4, 6])\n", ""),
                arguments("for (int i = 0; i < 2; i++) {\n  System.out.print(i);\n}\n\n7", 0, "017\n", ""),
                arguments("1\n\nint a = 1;\na + bb\n3", 1, "1\n", "line 4, column 5: cannot find variable bb\n"),
                arguments(
                        "1\narange(2)\n  .sum()",
                        1,
                        "1\narray([0, 1])\n",
                        "line 3, column 3: illegal start of expression\n"),
                arguments("f(", 1, "", "line 1, column 3: reached end of file while parsing\n"),
                arguments("throw new Error(\"a\")", 1, "", "line 1: Error: a\n"),
                arguments("int g() { return h(); }", 0, "g cannot be called until there is method h()\n", ""),
                arguments("1\nSystem.exit(3)\n2", 3, "1\n", ""),
                arguments("1\n%exit 4\n2", 4, "1\n", ""),
                arguments("1\nexit\n2", 0, "1\n", ""),
                arguments("%exit x", 1, "", "usage: %exit [STATUS]\n"),
                arguments("%frob", 1, "", "there is no command %frob; %help lists them\n"),
                arguments("/time", 1, "", "usage: %time CODE\n"),
                arguments("%load no.java", 1, "", "there is no file no.java\n"),
                arguments("%help nothing", 1, "", "nothing here is called nothing\n"),
                arguments("%timeit foo(1)", 1, "", "line 1, column 1: cannot find method foo(int)\n"),
                arguments("%timeit xyz", 1, "", "line 1, column 1: cannot find variable xyz\n"),
                arguments("%time 1 / 0", 1, "", "line 1: ArithmeticException: / by zero\n"),
                arguments("", 0, "", ""));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void linesOfTheStandardInput(String lines, int status, String out, String err) throws IOException {
        assertEquals(status, piped(lines), ERR::toString);
        assertEquals(out, OUT.toString(StandardCharsets.UTF_8));
        assertEquals(err, ERR.toString(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                arguments("%time arange(2)", "(?s)Wall time: [0-9.]+ (s|ms|µs|ns)\narray\\(\\[0, 1]\\)\n"),
                arguments(
                        "%timeit Thread.sleep(20);",
                        "2[0-9.]+ ms ± .* per loop \\(mean ± std. dev. of 7 runs, [0-9]+ loops each\\)\n"),
                arguments(
                        "var m = zeros(2, 3); var n = 1; var s = \"abc\"\n%vars",
                        "(?s).*m  +NDArray  +float64 \\(2,3\\)\nn  +int  +1\ns  +String  +\"abc\"\n.*"),
                arguments("%imports", "(?s)import io.orthant.*;.*import static io.orthant.Np.*"),
                arguments("%help", "(?s)%help .*%timeit CODE .*%exit .*"),
                arguments("%help linspace", "(?s)NDArray .*linspace\\(.*"),
                arguments("var gone = 1\n%reset\nvar gone = 2L\ngone", "2\n"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsSayWhatTheyShould(String lines, String expected) throws IOException {
        assertEquals(0, piped(lines), ERR::toString);
        String out = OUT.toString(StandardCharsets.UTF_8);
        assertTrue(out.matches(expected), out);
    }

    @Test
    void filesAreLoadedAndNamedInFaults(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.java"), "var loaded = 5;\nloaded\n");
        assertEquals(0, piped("%load " + file + "\nloaded + 1"));
        assertEquals("6\n", OUT.toString(StandardCharsets.UTF_8));
        Files.writeString(file, "var a = 1;\n\nb");
        assertEquals(1, piped("%load " + file));
        assertEquals(file + ": line 3, column 1: cannot find variable b\n", ERR.toString(StandardCharsets.UTF_8));
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void atATerminal(@TempDir Path folder) throws IOException {
        Path history = folder.resolve("history");
        String typed = "var x = arange(6)\nx.reshape(2, 3)\nif (true) {\nSystem.out.println(7);\n}\n%vars\n\u0004";
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PipedOutputStream keys = new PipedOutputStream();
        CountDownLatch left = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                while (!screen.toString(StandardCharsets.UTF_8).contains(">>> ")) {
                    Thread.sleep(5);
                }
                keys.write(typed.getBytes(StandardCharsets.UTF_8));
                keys.flush();
                // A pipe whose writer's thread has ended counts as broken.
                left.await();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        try (Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .type("dumb")
                .streams(new PipedInputStream(keys), screen)
                .build()) {
            assertEquals(0, new Interactive(terminal, history, PRINTED, TOLD).run("Hello.", null));
        } finally {
            left.countDown();
        }
        assertEquals(
                "Hello.\narray([[0, 1, 2],\n       [3, 4, 5]])\n7\nx  NDArray  int64 (6,)\n",
                OUT.toString(StandardCharsets.UTF_8).replace("\r", ""));
        assertEquals("", ERR.toString(StandardCharsets.UTF_8));
        assertTrue(Files.readString(history).contains("x.reshape(2, 3)"));
    }

    @ParameterizedTest
    @MethodSource("times")
    void timesHaveThreeDigits(double seconds, String text) {
        assertEquals(text, Timeit.text(seconds));
    }

    static Stream<Arguments> times() {
        return Stream.of(
                arguments(2.345, "2.35 s"),
                arguments(0.9996, "1.00 s"),
                arguments(0.0123456, "12.3 ms"),
                arguments(0.000_999_9, "1.00 ms"),
                arguments(123.4e-6, "123 µs"),
                arguments(5e-9, "5.00 ns"),
                arguments(5e-12, "0.01 ns"));
    }
}
