package io.orthant.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compiles the Java blocks of the README and the guides; those with an output are run, and must print it. */
class GuidesTest {
    private static final Pattern BLOCK = Pattern.compile(
            "^```java\n((?:(?!```).)*)```\n(?:\n```text\n((?:(?!```).)*)```)?", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String HEAD = """
            import static io.orthant.Axis.axis;
            import static io.orthant.Index.NEWAXIS;
            import static io.orthant.Index.slice;
            import static io.orthant.Np.*;
            import static io.orthant.nn.Nn.sigmoid;
            import static io.orthant.plot.Colormap.GRAY;
            import static io.orthant.plot.Plot.*;

            import io.orthant.*;
            import io.orthant.dtype.*;
            import io.orthant.error.*;
            import io.orthant.error.FloatingPointException;
            import io.orthant.io.*;
            import io.orthant.linalg.*;
            import io.orthant.nn.*;
            import io.orthant.plot.*;
            import io.orthant.random.*;
            import java.awt.image.BufferedImage;
            import java.nio.file.Path;
            import java.util.*;

            public class Page {
            """;

    private record Snippet(String code, String output) {}

    /** The page, how many of its blocks show an output, and the arrays which its text takes as given. */
    @ParameterizedTest
    @CsvSource({
        "README.md, 1, ''",
        "docs/indexing.md, 1, ''",
        "docs/views.md, 1, ''",
        "docs/fusion.md, 2, ''",
        "docs/stability.md, 3, ''",
        "docs/files.md, 0, x",
        "docs/plots.md, 0, image u s vh x scaled",
    })
    void codeCompilesAndPrintsWhatThePageShows(String page, int shown, String given, @TempDir Path folder)
            throws Exception {
        List<Snippet> snippets = snippets(Path.of("..").resolve(page));
        assertFalse(snippets.isEmpty(), page + " has no code");
        assertEquals(
                shown,
                snippets.stream().filter(each -> !each.output().isEmpty()).count(),
                page + ": blocks with an output");
        compile(source(snippets, given), folder);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Class<?> compiled = loader.loadClass("Page");
            for (int i = 0; i < snippets.size(); i++) {
                if (!snippets.get(i).output().isEmpty()) {
                    assertEquals(snippets.get(i).output(), printed(compiled, "block" + i), page);
                }
            }
        }
    }

    @Test
    void blocksAreFoundWithTheirOutputs(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(
                page, "```java\na();\n```\n\nWords\n\n```text\n1\n```\n\n```java\nb();\n```\n\n```text\n2\n```\n");
        assertEquals(List.of(new Snippet("a();\n", ""), new Snippet("b();\n", "2\n")), snippets(page));
    }

    private static List<Snippet> snippets(Path page) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            snippets.add(new Snippet(block.group(1), block.group(2) == null ? "" : block.group(2)));
        }
        return snippets;
    }

    private static String source(List<Snippet> snippets, String given) {
        StringBuilder source = new StringBuilder(HEAD);
        for (String name : given.isEmpty() ? new String[0] : given.split(" ")) {
            source.append("static NDArray ").append(name).append(";\n");
        }
        for (int i = 0; i < snippets.size(); i++) {
            source.append("public static void block%d() throws Exception {\n".formatted(i))
                    .append(snippets.get(i).code())
                    .append("}\n");
        }
        return source.append("}\n").toString();
    }

    private static void compile(String source, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("Page.java"), source);
        StringWriter faults = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
            assertTrue(
                    compiler.getTask(faults, files, null, options, null, files.getJavaFileObjects(file))
                            .call(),
                    faults::toString);
        }
    }

    private static String printed(Class<?> page, String block) throws ReflectiveOperationException {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            page.getMethod(block).invoke(null);
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
