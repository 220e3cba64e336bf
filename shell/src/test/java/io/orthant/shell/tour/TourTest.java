package io.orthant.shell.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;

/**
 * Holds every deterministic output of the tour to the course's text under NumPy 2.4.6, and the float32 pipelines under
 * {@code SumBlocks.of(8192)} to the text of the course's own, older NumPy.
 */
class TourTest {
    private static final String COURSE = "course-output-numpy-2.4.txt";
    private static final int UNSEEDED = 15;
    private static final List<Integer> DETERMINISTIC =
            Cell.ALL.stream().map(Cell::number).filter(n -> n != UNSEEDED).toList();
    private static final String LABEL = "under SumBlocks.of(8192):\n";
    private static final String OLDER_NUMPY = """
            [ 0.59612584 -0.16583821  0.7772928  ...  1.          0.77335644
              1.        ]
            """;

    @BeforeAll
    static void plainWarnings() {
        Warnings.install();
    }

    @ParameterizedTest
    @FieldSource("DETERMINISTIC")
    void printsWhatNumPyPrints(int number) throws IOException {
        String output = withoutFigures(run(0, "--output-only", "--cell", Integer.toString(number)));
        String heading = "#### cell " + number + "\n";
        assertTrue(output.startsWith(heading), output);
        String[] parts = output.substring(heading.length()).split(Pattern.quote(LABEL), -1);
        assertEquals(course().get(number), parts[0]);
        boolean pipeline32 = number == 12 || number == 13;
        assertEquals(pipeline32 ? 2 : 1, parts.length);
        if (pipeline32) {
            assertEquals(OLDER_NUMPY, parts[1]);
        }
    }

    @Test
    void theCourseHasAllCellsButTheUnseededOne() throws IOException {
        assertEquals(DETERMINISTIC, List.copyOf(course().keySet()));
        assertEquals(17, Cell.ALL.size());
    }

    @Test
    void theUnseededCellHasTheCoursesShapes() {
        List<String> lines = run(0, "--output-only", "--cell", "15").lines().toList();
        assertEquals(
                List.of("#### cell 15", "(5, 3)", "float32", "(5, 3) (3,) (3, 3)", "(3, 3) (5, 3) (3, 3)", "(5, 3)"),
                lines.subList(0, 6));
        assertEquals(14, lines.size());
    }

    @Test
    void showsTheCodeAsItStandsInTheSource() {
        String shown = run(0, "--cell", "6");
        assertTrue(
                shown.contains("  | static NDArray stableSoftmax(NDArray logits) {\n  |     NDArray rowMax ="), shown);
        assertTrue(shown.contains("  | NDArray loss = crossEntropyFromLogits(logits, y);"), shown);
        assertTrue(shown.endsWith("\n0.40760596444442854\n\n"), shown);
    }

    @Test
    void everyCellHasCode() {
        for (Cell cell : Cell.ALL) {
            assertFalse(cell.code().isBlank());
            assertFalse(cell.code().contains("static void"), cell::code);
        }
    }

    @Test
    void listsTheCellsWithoutRunningThem() {
        List<String> lines = run(0, "--list").lines().toList();
        assertEquals(17, lines.size());
        assertEquals(" 0  Component-wise ufuncs", lines.getFirst());
        assertEquals("16  Solve and least squares", lines.getLast());
    }

    @Test
    void refusesCellsThatAreNotThere() {
        assertTrue(run(2, "--cell", "17").contains("there is no cell 17; cells are 0 to 16"));
        run(2, "--cell", "-1");
    }

    private static String run(int exitCode, String... arguments) {
        StringWriter text = new StringWriter();
        CommandLine command = new CommandLine(new TourCommand());
        command.setOut(new PrintWriter(text));
        command.setErr(new PrintWriter(text, true));
        assertEquals(exitCode, command.execute(arguments), text::toString);
        return text.toString();
    }

    private static String withoutFigures(String output) {
        return output.replaceAll("(?m)^(Before|After): \\d+\\.\\d+(E\\d+)?$", "$1: (MB)")
                .replaceAll("(?m)^(Elapsed|elapsed \\d): \\d+\\.\\d+(E-\\d+)?$", "$1: (time)");
    }

    /** The course's output of each cell, without the lines of Python that NumPy quotes below a warning. */
    private static Map<Integer, String> course() throws IOException {
        try (InputStream in = Objects.requireNonNull(TourTest.class.getResourceAsStream(COURSE))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(RuntimeWarning: .*\n)  .*\n", "$1");
            Map<Integer, String> cells = new LinkedHashMap<>();
            String[] parts = text.split("#### cell ");
            for (int i = 1; i < parts.length; i++) {
                int end = parts[i].indexOf('\n');
                cells.put(Integer.parseInt(parts[i].substring(0, end)), parts[i].substring(end + 1));
            }
            return cells;
        }
    }
}
