package io.orthant.shell.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.orthant.shell.session.Outcome.Done;
import io.orthant.shell.session.Outcome.Exit;
import io.orthant.shell.session.Outcome.Failure;
import io.orthant.shell.session.Outcome.Kind;
import io.orthant.shell.session.Outcome.Value;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SessionTest {
    private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();
    private static final ByteArrayOutputStream ERR = new ByteArrayOutputStream();
    private static Session session;

    @BeforeAll
    static void open() {
        session = Session.open(
                new PrintStream(OUT, true, StandardCharsets.UTF_8), new PrintStream(ERR, true, StandardCharsets.UTF_8));
        run("var x = arange(6.0).reshape(2, 3); int f(NDArray a) {\n  return (int) a.get(7).getDouble();\n}");
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

    private static List<Outcome> run(String text) {
        List<Outcome> outcomes = new ArrayList<>();
        boolean well = session.evaluate(text, outcomes::add);
        assertEquals(well, outcomes.stream().noneMatch(o -> o instanceof Failure || o instanceof Exit));
        return outcomes;
    }

    private static <T extends Outcome> T last(Class<T> kind, String text) {
        return assertInstanceOf(kind, run(text).getLast());
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("arange(3)", "array([0, 1, 2])"),
                arguments("x.get(1).sum()", "array(12.)"),
                arguments("x.get(\":, 1:\").plus(1)", "array([[2., 3.],\n       [5., 6.]])"),
                arguments("new RandomState(0).randint(0, 10, 3)", "array([5, 0, 3])"),
                arguments("Linalg.inv(array(2.0).reshape(1, 1))", "array([[0.5]])"),
                arguments("Nn.softmax(zeros(2), 0)", "array([0.5, 0.5])"),
                arguments("\"a\\n\\\"b\\\"\"", "\"a\\n\\\"b\\\"\""),
                arguments("'c'", "'c'"),
                arguments("1 + 2", "3"),
                arguments("new int[] {1, 2}", "int[2] {1, 2}"),
                arguments("new double[2000]", "double[2000] {0.0, 0.0, 0.0, ..., 0.0, 0.0, 0.0}"),
                arguments("List.of(1, 2)", "[1, 2]"),
                arguments("null", "null"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void expressionsHaveValues(String text, String shown) {
        Value value = last(Value.class, text);
        assertTrue(value.shown());
        assertEquals(shown, Echo.text(value.value()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"x|true", "x;|false", "x ; // why|false", "x // why;|true", "\"; // a\"|true", "x; /* a */|false"})
    void aSemicolonKeepsAValueQuiet(String text, boolean shown) {
        assertEquals(shown, last(Value.class, text).shown());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "var y = 1",
                "x = x.plus(0)",
                "import java.time.*;",
                "record P(int x) {}",
                "void v() {}",
                "if (x.size() > 1) { x.size(); }"
            })
    void otherSnippetsHaveNone(String text) {
        assertEquals("", last(Done.class, text).note());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("int a = 1;\n\n  b + a", "line 3, column 3: cannot find variable b"),
                arguments("x.foo()", "line 1, column 2: cannot find method foo() in variable x of type NDArray"),
                arguments("int q = \"a\";", "line 1, column 9: incompatible types: String cannot be converted to int"),
                arguments("arange(", "line 1, column 8: reached end of file while parsing"),
                arguments("var a = 1;\nfor (;;) {", "line 2, column 11: reached end of file while parsing"),
                arguments(
                        "f(x)",
                        "line 1: IndexException: index 7 is out of bounds for axis 0 with size 2 (in f, line 2)"),
                arguments("int g() {\n  return 1 / 0;\n}\n\ng()", "line 2: ArithmeticException: / by zero"),
                arguments(
                        "var p = 1;\narange(2).plus(arange(3))",
                        "line 2: ShapeException: add: operands could not be broadcast together with shapes (2,) (3,): "
                                + "axis 0 has sizes 2 and 3"),
                arguments("\n// why\n  throw new Error()", "line 3: Error"),
                arguments("1;\n\nfor (;;) {\n  throw new Error();\n}", "line 4: Error"),
                arguments("throw new java.io.IOException(\"a\\nb\")", "line 1: IOException: a b"),
                arguments("int w() { return w(); } w()", "line 1: StackOverflowError"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultsHaveAPlaceAndOneLine(String text, String expected) {
        assertEquals(expected, last(Failure.class, text).describe());
    }

    @Test
    void aFaultEndsTheText() {
        List<Outcome> outcomes = run("System.out.print(1); System.err.print(2);\nint z = 1 / 0;\nSystem.out.print(3);");
        assertEquals(3, outcomes.size());
        assertEquals(2, outcomes.get(2).snippet().line());
        assertEquals("1", OUT.toString(StandardCharsets.UTF_8));
        assertEquals("2", ERR.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aMethodMayWaitForAnother() {
        assertEquals(
                "early cannot be called until there is method late()",
                last(Done.class, "int early() { return late(); }").note());
        assertTrue(last(Failure.class, "early()").describe().contains("until there is method late()"));
        run("int late() { return 5; }");
        assertEquals(5, last(Value.class, "early()").value());
    }

    @Test
    void exitEndsTheTextOnly() {
        assertEquals(
                3,
                last(Exit.class, "var before = 1; System.exit(3); var after = 1;")
                        .status());
        assertEquals(4, last(Exit.class, "Runtime.getRuntime().halt(4);").status());
        assertEquals(
                5,
                last(Exit.class, "java.util.stream.IntStream.of(5).forEach(System::exit);")
                        .status());
        String bound = "java.util.function.IntConsumer leave = Runtime.getRuntime()::exit; leave.accept(6);";
        assertEquals(6, last(Exit.class, bound).status());
        assertEquals(1, last(Value.class, "before").value());
        assertEquals(Kind.COMPILATION, last(Failure.class, "after").kind());
    }

    @Test
    void whatIsNotRunningYetCanBeInterrupted() {
        List<Outcome> all = new ArrayList<>();
        boolean well = session.evaluate("int ran = 1; ran = 2;", outcome -> {
            all.add(outcome);
            session.interrupt();
        });
        assertFalse(well);
        assertEquals(2, all.size());
        assertEquals(Kind.INTERRUPTED, ((Failure) all.getLast()).kind());
        assertEquals(1, last(Value.class, "ran").value());
        session.interrupt();
        assertEquals(1, last(Value.class, "ran").value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for (;;) { count++; }",
                "while (true) { try { count++; throw new Exception(); } catch (Exception e) {} }",
                "count++; Thread.sleep(100_000);",
                "long down(int n) { count++; return n < 0 ? 1 : down(n - 1) + down(n - 1); } down(200)",
                "count++; java.util.stream.LongStream.iterate(0, i -> i).forEach(i -> {})"
            })
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatRunsForEverCanBeInterrupted(String text) {
        run("long count = 0;");
        Thread interrupter = Thread.ofVirtual().start(() -> {
            while (!Thread.interrupted()) {
                session.interrupt();
                LockSupport.parkNanos(20_000_000);
            }
        });
        Failure failure = last(Failure.class, text);
        interrupter.interrupt();
        assertEquals(Kind.INTERRUPTED, failure.kind());
        assertEquals("interrupted", failure.describe());
    }

    @Test
    void variablesCompletionsAndLinesToCome() {
        run("var named = arange(2); named");
        assertTrue(
                session.variables().stream()
                        .anyMatch(v -> v.name().equals("named")
                                && v.type().equals("NDArray")
                                && Echo.text(v.value()).equals("array([0, 1])")),
                () -> session.variables().toString());
        assertFalse(session.variables().stream().anyMatch(v -> v.name().startsWith("$")));
        assertEquals(new Session.Completion(2, List.of("reshape(")), session.complete("x.resh", 6));
        assertTrue(session.complete("lins", 4).names().contains("linspace("));
        assertTrue(session.signatures("x.reshape").toString().contains("reshape(long...)"));
        assertTrue(session.signatures("arange").toString().contains("arange("));
        assertTrue(session.imports().contains("import static io.orthant.Np.*;"));
        for (String open : List.of("for (;;) {", "1 +", "f(", "\"\"\"\n a")) {
            assertTrue(session.wantsMore(open), open);
        }
        for (String closed : List.of("1 + 2", "f(x)", "a b c", "", "int g() {}")) {
            assertFalse(session.wantsMore(closed), closed);
        }
    }

    @Test
    void resetForgets() {
        try (Session other = Session.open(System.out, System.err)) {
            other.evaluate("var a = 1", o -> {});
            other.reset();
            List<Outcome> outcomes = new ArrayList<>();
            assertFalse(other.evaluate("a", outcomes::add));
            assertTrue(other.evaluate("arange(2)", outcomes::add));
        }
    }
}
