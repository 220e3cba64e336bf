package io.orthant.shell.display;

import static io.orthant.Np.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.Complex;
import io.orthant.NDArray;
import io.orthant.PrintOptions;
import io.orthant.dtype.DType;
import io.orthant.error.OrthantException;
import io.orthant.io.Io;
import io.orthant.io.MapMode;
import io.orthant.plot.Images;
import io.orthant.plot.Plot;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShownTest {
    private static List<String> matches(String pattern, String html) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    private static List<String> cells(String html) {
        return matches("<td>(.*?)</td>", html);
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(array(2.0, 3).mean(), "float64 ()", List.of("2.5")),
                Arguments.of(array(1.0, 2.25, -10), "float64 (3,)", List.of("  1.  ", "  2.25", "-10.  ")),
                Arguments.of(array(new boolean[] {true, false}), "bool (2,)", List.of(" True", "False")),
                Arguments.of(
                        array(new Complex[] {new Complex(1, -2), new Complex(0, 1)}),
                        "complex128 (2,)",
                        List.of("1.-2.j", "0.+1.j")),
                Arguments.of(array(7, 8).astype(DType.UINT8).reshape(2, 1), "uint8 (2, 1)", List.of("7", "8")),
                Arguments.of(zeros(0, 3), "float64 (0, 3), no items", List.of()),
                Arguments.of(array(Double.NaN, 1e300), "float64 (2,)", List.of("    nan", "1.e+300")));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void itemsAreWrittenAsOrthantPrintsThem(NDArray a, String about, List<String> items) {
        String html = Shown.of(a).formats().get(Shown.HTML);
        assertEquals(List.of(about), matches("class=\"about\">(.*?)</div>", html));
        assertEquals(items, cells(html));
        assertEquals(a.repr(), Shown.of(a).formats().get(Shown.TEXT));
    }

    @Test
    void whatNumPySummarisesIsCutToItsEdges() {
        String html = Shown.of(arange(1_000_000).reshape(1000, 1000)).formats().get(Shown.HTML);
        assertEquals(
                List.of("0", "1", "2", "…", "997", "998", "999"),
                matches("<th>([^<]+)</th>", html).subList(0, 7));
        assertEquals(49, cells(html).size());
        assertEquals("999999", cells(html).getLast());
        assertEquals(List.of("⋮", "⋮", "⋮", "⋱", "⋮", "⋮", "⋮"), cells(html).subList(21, 28));
    }

    @Test
    void longAxesOfFewItemsAreCutToo() {
        assertEquals(7, cells(Shown.of(arange(300)).formats().get(Shown.HTML)).size());
        assertEquals(
                7,
                cells(Shown.of(arange(300).reshape(300, 1)).formats().get(Shown.HTML))
                        .size());
        assertEquals(20, cells(Shown.of(arange(20)).formats().get(Shown.HTML)).size());
    }

    @Test
    void ofManyMatricesTheFirstAndTheLastAreShown() {
        String html =
                Shown.of(arange(2 * 5 * 2 * 3).reshape(2, 5, 2, 3)).formats().get(Shown.HTML);
        assertEquals(
                List.of(
                        "int64 (2, 5, 2, 3)",
                        "[0, 0, :, :]",
                        "[0, 1, :, :]",
                        "[0, 2, :, :]",
                        "… 6 more",
                        "[1, 4, :, :]"),
                matches("class=\"about\">(.*?)</div>", html));
        assertEquals(4 * 6, cells(html).size());
        assertEquals("59", cells(html).getLast());
    }

    @Test
    void printOptionsHoldAndTextsAreEscaped() {
        PrintOptions.current().withPrecision(2).withNanstr("<nan & \"co\">").run(() -> {
            String html = Shown.of(array(Math.PI, Double.NaN)).formats().get(Shown.HTML);
            assertEquals("3.14", cells(html).getFirst().strip());
            assertEquals("&lt;nan &amp; &quot;co&quot;&gt;", cells(html).getLast());
        });
    }

    @Test
    void ofMappedFilesOnlyTheEdgesAreRead(@TempDir Path folder) {
        Path file = folder.resolve("a.npy");
        Io.save(file, arange(3_000_000).reshape(30, 100_000));
        String html = Shown.of(Io.load(file, MapMode.READ)).formats().get(Shown.HTML);
        assertEquals("2999999", cells(html).getLast());
    }

    @Test
    void picturesAreImages() throws IOException {
        Shown shown = Shown.of(Plot.plot(arange(3), arange(3)).figsize(2, 1));
        BufferedImage image = decode(shown);
        assertEquals(200, image.getWidth());
        assertEquals("<plot, 200 x 100 pixels>", shown.formats().get(Shown.TEXT));
        assertFalse(shown.formats().containsKey(Shown.HTML));
    }

    @Test
    void arraysAreImagesOnlyWhenAskedFor() throws IOException {
        NDArray pixels = arange(24).astype(DType.UINT8).reshape(2, 4, 3);
        assertTrue(Shown.of(pixels).formats().containsKey(Shown.HTML));
        for (Shown shown : List.of(Shown.as("png", pixels), Shown.of(Images.toBufferedImage(pixels)))) {
            assertArrayEquals(
                    pixels.ravel().toIntArray(),
                    Images.of(decode(shown)).ravel().toIntArray());
        }
        assertThrows(OrthantException.class, () -> Shown.as("png", arange(3)));
        assertThrows(OrthantException.class, () -> Shown.as("png", "text"));
    }

    private static BufferedImage decode(Shown shown) throws IOException {
        byte[] png = Base64.getDecoder().decode(shown.formats().get(Shown.PNG));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void othersAreText() {
        assertEquals("(2, 3)", Shown.of(new long[] {2, 3}).formats().get(Shown.TEXT));
        assertEquals("(2,)", Shown.of(new long[] {2}).formats().get(Shown.TEXT));
        assertEquals("\"a\\nb\"", Shown.of("a\nb").formats().get(Shown.TEXT));
        assertEquals("double[1] {0.5}", Shown.of(new double[] {0.5}).formats().get(Shown.TEXT));
        assertEquals("null", Shown.of(null).formats().get(Shown.TEXT));
        assertEquals("<b>x</b>", Shown.as("html", "<b>x</b>").formats().get(Shown.HTML));
        assertEquals("*x*", Shown.as("markdown", "*x*").formats().get("text/markdown"));
    }
}
