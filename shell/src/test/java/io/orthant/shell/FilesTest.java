package io.orthant.shell;

import static io.orthant.Np.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.io.Io;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands info and convert. */
class FilesTest extends CommandTest {
    @Test
    void infoSaysWhatIsInAnArray() {
        Path file = Io.save(folder.resolve("x.npy"), arange(10.0).reshape(2, 5));
        String out = run(0, "info", file);
        assertTrue(out.contains("x.npy: (2, 5) float64, C order, little-endian, 80 bytes, npy version 1.0"), out);
        assertTrue(out.contains("min 0.0  max 9.0  mean 4.50000  std 2.87228"), out);
        assertEquals(10, out.lines().filter(line -> line.contains("…")).count(), out);
        assertEquals(1, run(0, "info", "--header", file).lines().count());
    }

    @Test
    void statisticsOverSeveralBlocksAreThoseOfTheWhole() {
        NDArray a = arange(2_500_000.0);
        String out = run(0, "info", Io.save(folder.resolve("x.npy"), a));
        assertTrue(
                out.contains(String.format(
                        java.util.Locale.ROOT,
                        "min 0.0  max 2499999.0  mean %.6g  std %.6g",
                        a.mean().getDouble(),
                        a.std().getDouble())),
                out);
        assertEquals(
                10, out.lines().filter(line -> line.contains(" 250000  ####")).count(), out);
    }

    @Test
    void infoKnowsOtherItems() {
        Path file = Io.savez(
                folder.resolve("x.npz"),
                Map.of("odd", array(1, Double.NaN, Double.POSITIVE_INFINITY, 2.5), "none", zeros(0, 3)));
        String out = run(0, "info", file);
        assertTrue(out.contains("x.npz: 2 arrays"), out);
        assertTrue(out.contains("not finite  2 of 4"), out);
        assertTrue(out.contains("none: (0, 3) float64"), out);
        String truths = run(0, "info", Io.save(folder.resolve("b.npy"), array(true, false, true)));
        assertTrue(truths.contains("true  2 of 3"), truths);
        String columns = run(
                0,
                "info",
                Io.save(folder.resolve("f.npy"), arange(6).reshape(2, 3).transpose()));
        assertTrue(columns.contains("(3, 2) int64, Fortran order"), columns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "convert"})
    void aFileThatIsNoneIsOneLine(String command) throws IOException {
        Path bad = Files.writeString(folder.resolve("x.npy"), "no array");
        Path missing = folder.resolve("missing.npy");
        Object[] rest = command.equals("convert") ? new Object[] {folder.resolve("out.npz")} : new Object[0];
        run(1, with(command, bad, rest));
        assertOneLine("x.npy");
        run(1, with(command, missing, rest));
        assertOneLine("there is no file " + missing);
    }

    private static Object[] with(String command, Path file, Object... rest) {
        return rest.length == 0 ? new Object[] {command, file} : new Object[] {command, file, rest[0]};
    }

    @ParameterizedTest
    @CsvSource({
        "npy, FLOAT64",
        "npz, FLOAT64",
        "csv, FLOAT64",
        "tsv, FLOAT64",
        "txt, FLOAT64",
        "csv.gz, FLOAT64",
        "npy, INT16",
        "csv, INT16",
        "npz, FLOAT32",
        "csv, FLOAT32",
        "csv, FLOAT16",
        "png, UINT8"
    })
    void convertBringsTheSameItemsBack(String suffix, DType dtype) {
        NDArray a = arange(12).reshape(3, 4).div(7).times(100).astype(dtype);
        Path first = Io.save(folder.resolve("in.npy"), a);
        Path middle = folder.resolve("middle." + suffix);
        Path last = folder.resolve("out.npy");
        assertTrue(run(0, "convert", first, middle).contains("of shape (3, 4)"));
        run(0, "convert", middle, last, "--dtype", dtype.name());
        NDArray back = Io.load(last);
        assertEquals(dtype, back.dtype());
        assertTrue(arrayEqual(a, back), back::repr);
    }

    @Test
    void convertRefusesWhatItCannotDo() throws IOException {
        Path two = Io.savez(folder.resolve("two.npz"), Map.of("x", arange(3), "y", zeros(2, 2, 2)));
        Path out = folder.resolve("out.csv");
        run(1, "convert", two, out);
        assertOneLine("choose one with --name");
        run(1, "convert", two, out, "--name", "y");
        assertOneLine("");
        run(1, "convert", two, folder.resolve("out.xyz"));
        assertOneLine("cannot write");
        run(0, "convert", two, out, "--name", "x", "--fmt", "%.1f");
        assertEquals("0.0\n1.0\n2.0\n", Files.readString(out));
        run(1, "convert", two, out, "--name", "x");
        assertOneLine("--force");
        run(0, "convert", two, out, "--name", "x", "--force");
        assertEquals("0\n1\n2\n", Files.readString(out));
        run(2, "convert", two);
        assertTrue(err().contains("Missing required parameter"), err());
    }
}
