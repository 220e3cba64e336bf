package io.orthant.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void warningsAreLines() {
        io.orthant.shell.tour.Warnings.install();
    }

    private int run(String... arguments) {
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            return Main.commandLine()
                    .setErr(new PrintWriter(err, true))
                    .execute(Stream.concat(Stream.of("run"), Stream.of(arguments))
                            .toArray(String[]::new));
        } finally {
            System.setOut(before);
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** A notebook with a cell of text and these cells of code, with outputs of an earlier run. */
    private String notebook(String... cells) throws IOException {
        String code = Stream.of(cells)
                .map(cell -> """
                        , {"cell_type": "code", "id": "x", "metadata": {"tags": ["kept"]}, "execution_count": 9,
                           "outputs": [{"output_type": "stream", "name": "stdout", "text": "old"}], "source": %s}""".formatted(new com.google.gson.JsonPrimitive(cell)))
                .collect(Collectors.joining());
        return file("n.ipynb", """
                {"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["# Title\\n", "text"]}%s],
                 "metadata": {"kernelspec": {"language": "java", "name": "orthant"}}, "nbformat": 4, "nbformat_minor": 5}
                """.formatted(code));
    }

    private List<JsonObject> outputs(String name, int cell) throws IOException {
        JsonArray outputs =
                read(name).getAsJsonArray("cells").get(cell).getAsJsonObject().getAsJsonArray("outputs");
        List<JsonObject> list = new ArrayList<>();
        outputs.forEach(o -> list.add(o.getAsJsonObject()));
        return list;
    }

    private JsonObject read(String name) throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve(name))).getAsJsonObject();
    }

    private static String joined(JsonElement lines) {
        StringBuilder text = new StringBuilder();
        lines.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        return text.toString();
    }

    @Test
    void aValueThatCannotBeShownFailsItsCellOnly() throws IOException {
        String notebook = notebook(
                "1 + 1", "Object o = new Object() { public String toString() { return toString(); } };\no", "2 + 2");
        assertEquals(1, run(notebook, "--allow-errors"));
        assertTrue(err.toString().contains("code cell 2"), err::toString);
        assertEquals(
                "error", outputs("n.out.ipynb", 2).getLast().get("output_type").getAsString());
        assertEquals(
                "4",
                joined(outputs("n.out.ipynb", 3)
                        .getFirst()
                        .getAsJsonObject("data")
                        .get("text/plain")));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefusedBeforeAnythingRuns() throws IOException {
        Files.createDirectory(folder.resolve("there"));
        String notebook = notebook("System.out.println(\"ran\");");
        assertEquals(1, run(notebook, "-o", folder.resolve("there").toString()));
        assertTrue(err.toString().contains("is a folder"), err::toString);
        assertFalse(err.toString().contains("[1/1]"), err::toString);
    }

    @Test
    void cellsShareOneSessionAndTheirOutputsAreKeptInOrder() throws IOException {
        String notebook = notebook(
                "NDArray x = arange(3.0);\nSystem.out.println(log(x));\nSystem.out.println(\"next\");",
                "display(x.shape());\nx.times(2)",
                "plot(x, x)",
                "int n = 3;",
                "x.sum();");
        assertEquals(0, run(notebook), err::toString);

        List<JsonObject> first = outputs("n.out.ipynb", 1);
        assertEquals(2, first.size());
        assertEquals("stderr", first.get(0).get("name").getAsString());
        assertEquals(
                "RuntimeWarning: divide by zero encountered in log\n",
                joined(first.get(0).get("text")));
        assertEquals(
                "[      -inf 0.         0.69314718]\nnext\n",
                joined(first.get(1).get("text")));

        List<JsonObject> second = outputs("n.out.ipynb", 2);
        assertEquals("display_data", second.get(0).get("output_type").getAsString());
        assertEquals("(3,)", joined(second.get(0).getAsJsonObject("data").get("text/plain")));
        assertEquals("execute_result", second.get(1).get("output_type").getAsString());
        assertEquals(2, second.get(1).get("execution_count").getAsInt());
        JsonObject data = second.get(1).getAsJsonObject("data");
        assertEquals("array([0., 2., 4.])", joined(data.get("text/plain")));
        assertTrue(joined(data.get("text/html")).contains("float64 (3,)"));

        String png = outputs("n.out.ipynb", 3)
                .getFirst()
                .getAsJsonObject("data")
                .get("image/png")
                .getAsString();
        assertTrue(png.startsWith("iVBORw0KGgo"));
        assertEquals(List.of(), outputs("n.out.ipynb", 4));
        assertEquals(List.of(), outputs("n.out.ipynb", 5));

        JsonObject copy = read("n.out.ipynb");
        assertEquals(
                "# Title\ntext",
                joined(copy.getAsJsonArray("cells").get(0).getAsJsonObject().get("source")));
        assertTrue(copy.getAsJsonArray("cells").get(1).toString().contains("{\"tags\":[\"kept\"]}"));
        assertTrue(Files.readString(Path.of(notebook)).contains("old"), "the original must stay");
    }

    @Test
    void aCellThatFailsIsNamedAndEndsTheRun() throws IOException {
        String notebook = notebook("int before = 1;", "\nint b = \"two\";", "int after = 2;");
        assertEquals(1, run("--output", folder.resolve("o.ipynb").toString(), notebook));
        assertTrue(
                err.toString()
                        .contains("n.ipynb: code cell 2 (cell 3 of the notebook) failed: line 2: CompilationError: "),
                err::toString);
        JsonObject notRun = read("o.ipynb").getAsJsonArray("cells").get(3).getAsJsonObject();
        assertTrue(notRun.get("execution_count").isJsonNull());
    }

    @Test
    void theCourseWasRunToItsEndInOrder() throws IOException {
        Path course = Path.of("..", "notebooks", "numpy-course.ipynb");
        JsonObject notebook = JsonParser.parseString(Files.readString(course)).getAsJsonObject();
        int count = 0;
        int pictures = 0;
        for (JsonElement cell : notebook.getAsJsonArray("cells")) {
            if (cell.getAsJsonObject().get("cell_type").getAsString().equals("code")) {
                assertEquals(
                        ++count, cell.getAsJsonObject().get("execution_count").getAsInt());
                String outputs = cell.getAsJsonObject().get("outputs").toString();
                assertFalse(outputs.contains("\"output_type\":\"error\""), outputs);
                pictures += outputs.contains("image/png") ? 1 : 0;
            }
        }
        assertEquals(8, pictures);
    }

    @Test
    void optionsMayStandBehindTheNotebook() throws IOException {
        String notebook = notebook(
                "int b = \"two\";",
                "array(1, 2).plus(array(1, 2, 3))",
                "throw new IllegalStateException(\"oh\");",
                "System.exit(3);",
                "2 + 3",
                "%dependency /add a:b:1");
        assertEquals(1, run(notebook, "--in-place", "--allow-errors"));
        List<String> names = new ArrayList<>();
        for (int cell = 1; cell <= 4; cell++) {
            JsonObject error = outputs("n.ipynb", cell).getLast();
            assertEquals("error", error.get("output_type").getAsString());
            assertEquals(2, error.getAsJsonArray("traceback").size());
            names.add(error.get("ename").getAsString());
        }
        assertEquals(List.of("CompilationError", "ShapeException", "IllegalStateException", "Exit"), names);
        assertEquals("oh", outputs("n.ipynb", 3).getLast().get("evalue").getAsString());
        assertEquals(
                "5",
                joined(outputs("n.ipynb", 5).getFirst().getAsJsonObject("data").get("text/plain")));

        assertTrue(err.toString().contains("magics such as %dependency"), err::toString);
        assertEquals(2, run(notebook, "--in-place", "-o", "x"));
        assertEquals(2, run(notebook, "--unknown"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.ipynb|no json|it is not JSON",
                "b.ipynb|{\"worksheets\": []}|no notebook of format 4",
                "c.ipynb|{\"cells\": [{}]}|a cell lacks its type or source",
                "d.ipynb|{\"cells\": [], \"metadata\": {\"kernelspec\": {\"language\": \"python\"}}}|a notebook in python",
                "e.txt|x|its name ends in none of"
            })
    void whatIsNoNotebookIsToldInALine(String name, String text, String message) throws IOException {
        assertEquals(1, run(file(name, text)));
        assertTrue(err.toString().contains(message), err::toString);
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void aJavaFileGetsItsArguments() throws IOException {
        String program = file("Sum.java", """
                import static io.orthant.Np.*;
                void main(String[] args) throws Exception {
                    Thread other = new Thread(() -> {
                        try {
                            Thread.sleep(50);
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                        System.out.println("later");
                    });
                    other.setDaemon(false);
                    System.out.println(arange(Integer.parseInt(args[1])).sum() + args[0] + Other.TEXT);
                    other.start();
                }
                """);
        file("Other.java", "class Other { static final String TEXT = \"other\"; }");
        assertEquals(0, run(program, "-o", "5"), err::toString);
        assertEquals("10-oother\nlater\n", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void compilerErrorsHaveAPlaceAndExceptionsTheProgramsOwnFrames() throws IOException {
        assertEquals(1, run(file("Bad.java", "class Bad {\n  int x = \"a\";\n}\n")));
        assertTrue(err.toString().contains("Bad.java:2: incompatible types"), err::toString);
        assertTrue(err.toString().contains("\n      int x = \"a\";\n              ^"), err::toString);

        assertEquals(1, run(file("Throws.java", """
                import static io.orthant.Np.*;
                public class Throws {
                    public static void main(String... args) {
                        array(1, 2).plus(array(1, 2, 3));
                    }
                }
                """)));
        assertTrue(err.toString().contains("ShapeException: add: operands"), err::toString);
        assertTrue(err.toString().endsWith("\n    at Throws.main(Throws.java:4)\n"), err::toString);

        assertEquals(1, run(file("NoMain.java", "class NoMain {}")));
        assertTrue(err.toString().contains("NoMain, the file's first class, has no main method"), err::toString);
    }

    @Test
    void aScriptNeedsNoImports() throws IOException {
        assertEquals(
                0,
                run(file("a.jsh", "#!/usr/bin/env -S orthant run\nvar x = arange(4);\nSystem.out.println(x.sum());")));
        assertEquals("6\n", printed.toString(StandardCharsets.UTF_8));
        assertEquals(7, run(file("b.jsh", "System.exit(7);")));
        assertEquals(0, run(file("d.jsh", "int a = 1;\n/exit\nint b = c;")));
        assertEquals(3, run(file("e.jsh", "int a = 1;\n  /exit a + 2\n")));
        assertEquals(0, run(file("f.jsh", "int a = 6\n/2; // /exit 9")));
        assertEquals(1, run(file("c.jsh", "int a = 1;\n\nint b = c;")));
        assertTrue(err.toString().contains("c.jsh: line 3"), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
    }

    @Test
    void otherSourcesAreFoundFromTheRootOfThePackage() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.createDirectories(folder.resolve("a/c"));
        String program = file("a/b/First.java", """
                package a.b;
                import a.c.Second;
                class First {
                    public static void main(String[] args) {
                        System.out.println(Second.TEXT + Third.TEXT);
                    }
                }
                """);
        file("a/c/Second.java", "package a.c; public class Second { public static final String TEXT = \"second\"; }");
        file("a/b/Third.java", "package a.b; class Third { static final String TEXT = \"third\"; }");
        assertEquals(0, run(program), err::toString);
        assertEquals("secondthird\n", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aScriptGetsItsArguments() throws IOException {
        String script = file("a.jsh", "System.out.println(args.length + args[0] + args[1]);");
        assertEquals(0, run(script, "--x", "\"\\ü\n7"), err::toString);
        assertEquals("2--x\"\\ü\n7\n", printed.toString(StandardCharsets.UTF_8));
        assertEquals(1, run(file("b.jsh", "int a = args.length;\nint b = args[a];")));
        assertTrue(err.toString().contains("b.jsh: line 2"), err::toString);
    }
}
