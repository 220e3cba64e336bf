package io.orthant.plot;

import static io.orthant.plot.Plot.axes;
import static io.orthant.plot.Plot.cmap;
import static io.orthant.plot.Plot.imshow;
import static io.orthant.plot.Plot.plot;
import static io.orthant.plot.Plot.style;
import static io.orthant.plot.Plot.subplots;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.OrthantException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.random.RandomState;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AxesTest {
    private static final int BLUE = 0xff0072b2;
    private static final int RED = 0xffff0000;

    private static Map<Integer, Integer> colors(BufferedImage image) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                counts.merge(image.getRGB(x, y), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Columns of an image in which a colour occurs. */
    private static Set<Integer> columns(BufferedImage image, int color) {
        Set<Integer> found = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if (image.getRGB(x, y) == color) {
                    found.add(x);
                }
            }
        }
        return found;
    }

    record Refused(String text, Class<? extends OrthantException> type, Supplier<?> call) {}

    static List<Refused> refused() {
        NDArray three = Np.arange(3);
        NDArray square = Np.zeros(2, 2);
        NDArray complex = three.astype(DType.COMPLEX128);
        return List.of(
                new Refused(
                        "x and y must be of one length, found 3 and 2",
                        ShapeException.class,
                        () -> plot(three, Np.arange(2))),
                new Refused("shape (2,2), one dimension", ShapeException.class, () -> plot(square)),
                new Refused("scatter: y has shape ()", ShapeException.class, () -> Plot.scatter(three, Np.zeros())),
                new Refused("empty", ValueException.class, () -> plot(Np.zeros(0))),
                new Refused("real(), imag() or abs()", DTypeException.class, () -> plot(complex)),
                new Refused("empty", ValueException.class, () -> Plot.hist(Np.zeros(0))),
                new Refused("nothing but NaN", ValueException.class, () -> Plot.hist(Np.full(3, Double.NaN))),
                new Refused("names and bars", ShapeException.class, () -> Plot.bar(List.of("a"), three)),
                new Refused("shape (2,)", ShapeException.class, () -> imshow(Np.zeros(2))),
                new Refused("shape (2,2,5)", ShapeException.class, () -> imshow(Np.zeros(2, 2, 5))),
                new Refused(
                        "astype(UINT8)",
                        DTypeException.class,
                        () -> imshow(Np.arange(12).reshape(2, 2, 3))),
                new Refused("empty", ValueException.class, () -> imshow(Np.zeros(0, 3))),
                new Refused("xlim", ValueException.class, () -> plot(three).xlim(1, 1)),
                new Refused(
                        "logarithmic",
                        ValueException.class,
                        () -> plot(three).ylim(0, 1).ylog()),
                new Refused("alpha", ValueException.class, () -> style().alpha(1.5)),
                new Refused("#rrggbb", ValueException.class, () -> style().color("red")),
                new Refused(
                        "vmin", ValueException.class, () -> cmap(Colormap.GRAY).range(2, 1)),
                new Refused("3 axes do not fit", ShapeException.class, () -> subplots(1, 2, axes(), axes(), axes())),
                new Refused("figsize", ValueException.class, () -> plot(three).figsize(0, 4)),
                new Refused(
                        "enlarge it by figsize",
                        ValueException.class,
                        () -> subplots(5, 5, axes()).figsize(1, 1).toPng()),
                new Refused("no folder", ValueException.class, () -> {
                    plot(three).savePng(Path.of("no", "such", "folder.png"));
                    return "";
                }));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithARemedy(Refused r) {
        OrthantException e = assertThrows(r.type(), r.call()::get);
        assertTrue(e.getMessage().contains(r.text()), e.getMessage());
    }

    record Size(double width, double height, double dpi, int pixelsWide, int pixelsHigh) {}

    static List<Size> sizes() {
        return List.of(new Size(6.4, 4.4, 100, 640, 440), new Size(3, 2, 100, 300, 200), new Size(3, 2, 250, 750, 500));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void sizeIsInchesTimesDpi(Size s) {
        Figure figure = plot(Np.arange(5)).figsize(s.width(), s.height()).dpi(s.dpi());
        BufferedImage image = figure.toBufferedImage();
        assertEquals(s.pixelsWide(), image.getWidth());
        assertEquals(s.pixelsHigh(), image.getHeight());
        assertTrue(figure.toHtml().startsWith("<img width=\"" + Math.round(s.width() * 100) + "\""));
    }

    @Test
    void imagesHaveTheirVeryColorsInSquaresOfOneSize() {
        int[] rgb = {255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30, 40, 50, 60, 70, 80, 90};
        NDArray image = Np.array(rgb).astype(DType.UINT8).reshape(2, 3, 3);
        for (double dpi : new double[] {100, 200}) {
            Map<Integer, Integer> found =
                    colors(imshow(image).axisOff().figsize(4, 3).dpi(dpi).toBufferedImage());
            int side = (int) Math.round(Math.sqrt(found.get(RED)));
            for (int i = 0; i < 6; i++) {
                int color = 0xff000000 | rgb[3 * i] << 16 | rgb[3 * i + 1] << 8 | rgb[3 * i + 2];
                assertEquals(side * side, found.get(color), "pixel " + i + " at " + dpi + " dpi");
            }
            assertEquals(7, found.size(), "six colours and the paper");
        }
    }

    @Test
    void matricesTakeTheColormapsColors() {
        NDArray a = Np.array(new double[][] {{0, 5}, {10, Double.NaN}});
        for (Colormap map : Colormap.values()) {
            Map<Integer, Integer> found =
                    colors(imshow(a, cmap(map)).axisOff().figure().toBufferedImage());
            for (double fraction : new double[] {0, 0.5, 1}) {
                assertTrue(found.get(map.argb(fraction)) > 1000, map + " at " + fraction);
            }
        }
        assertEquals(0xff440154, Colormap.VIRIDIS.argb(-1));
        assertEquals(0xfffde725, Colormap.VIRIDIS.argb(2));
        assertEquals(0xff808080, Colormap.GRAY.argb(0.5));
        assertEquals(0, Colormap.GRAY.argb(Double.NaN));
    }

    @Test
    void reducedImagesAreMeans() {
        NDArray board = Np.arange(1000 * 1000L).reshape(1000, 1000);
        board = board.plus(board.floorDivide(1000)).rem(2).times(1.0);
        BufferedImage image =
                imshow(board, cmap(Colormap.GRAY)).axisOff().figsize(3, 3).toBufferedImage();
        int grey = image.getRGB(150, 150) & 0xff;
        assertTrue(grey > 96 && grey < 160, "black and white fields make grey: " + grey);
    }

    @Test
    void rowsRunDownwardsAndNumbersUpwards() {
        NDArray step = Np.array(new double[][] {{0}, {1}});
        BufferedImage image =
                imshow(step, cmap(Colormap.GRAY)).axisOff().figsize(3, 3).toBufferedImage();
        assertEquals(0xff000000, image.getRGB(150, 100));
        assertEquals(0xffffffff, image.getRGB(150, 200));
        BufferedImage line = plot(
                        Np.array(0.0, 1),
                        Np.array(0.0, 1),
                        style().color("#ff0000").width(3))
                .figure()
                .toBufferedImage();
        int left = columns(line, RED).stream().min(Integer::compare).orElseThrow();
        int top = 0;
        while (line.getRGB(left + 5, top) != RED) {
            top++;
        }
        assertTrue(top > 220, "a rising line begins in the lower half, found it at " + top);
    }

    static List<Style> lines() {
        return List.of(
                style(),
                style().dashed(),
                style().dotted(),
                style().line(LineStyle.NONE).marker(Marker.SQUARE));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void notANumberAndInfinityLeaveGaps(Style style) {
        NDArray y = Np.ones(101);
        y.get("40:50").assign(Np.array(Double.NaN));
        y.set(50, Double.POSITIVE_INFINITY);
        y.get("51:61").assign(Np.array(Double.NaN));
        BufferedImage image = plot(Np.arange(101), y, style.color("#ff0000").width(4))
                .grid(false)
                .figure()
                .toBufferedImage();
        Set<Integer> found = columns(image, RED);
        int first = found.stream().min(Integer::compare).orElseThrow();
        int last = found.stream().max(Integer::compare).orElseThrow();
        int width = last - first;
        for (int x = first + (int) (0.42 * width); x < first + 0.58 * width; x++) {
            assertTrue(!found.contains(x), "nothing is drawn in the gap, found column " + x);
        }
        assertTrue(found.stream().anyMatch(x -> x < first + 0.38 * width && x > first + 0.3 * width));
        assertTrue(found.stream().anyMatch(x -> x > first + 0.62 * width && x < first + 0.7 * width));
    }

    @Test
    void dashesHaveGapsWhereALineHasNone() {
        NDArray x = Np.linspace(0, 1, 1000);
        Style red = style().color("#ff0000").width(3);
        int solid = columns(plot(x, x.times(0), red).grid(false).figure().toBufferedImage(), RED)
                .size();
        int dashed = columns(
                        plot(x, x.times(0), red.dashed()).grid(false).figure().toBufferedImage(), RED)
                .size();
        int dotted = columns(
                        plot(x, x.times(0), red.dotted()).grid(false).figure().toBufferedImage(), RED)
                .size();
        assertTrue(dashed > 0.5 * solid && dashed < 0.75 * solid, dashed + " of " + solid);
        assertTrue(dotted > 0.1 * solid && dotted < 0.4 * solid, dotted + " of " + solid);
    }

    @Test
    void histogramsCountAsNumPyDoes() {
        NDArray a = new RandomState(0).randn(500);
        a.set(3, Double.NaN);
        Artist.Bars bars = (Artist.Bars) Plot.hist(a, 7).artists().getFirst();
        NDArray kept = a.get(Np.logicalNot(Np.isnan(a)));
        var expected = Np.histogram.bins(7).call(kept);
        assertArrayEquals(expected.counts().toDoubleArray(), bars.length());
        assertEquals(expected.edges().getDouble(0), bars.lo()[0]);
        assertEquals(expected.edges().getDouble(7), bars.hi()[6]);
        assertEquals(7, bars.lo().length);
    }

    @Test
    void barsAreAsLongAsTheirNumbers() {
        BufferedImage image = Plot.bar(List.of("a", "b"), Np.array(1.0, 2))
                .grid(false)
                .figure()
                .toBufferedImage();
        int[] heights = new int[image.getWidth()];
        Set<Integer> different = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                heights[x] += image.getRGB(x, y) == BLUE ? 1 : 0;
            }
            different.add(heights[x]);
        }
        different.remove(0);
        assertEquals(2, different.size(), "two heights: " + different);
        int low = different.stream().min(Integer::compare).orElseThrow();
        int high = different.stream().max(Integer::compare).orElseThrow();
        assertEquals(2.0, (double) high / low, 0.02);
    }

    @Test
    void layoutOfTheArrayDoesNotMatter() {
        NDArray x = Np.linspace(0, 1, 40);
        NDArray y = x.square();
        byte[] expected = plot(x, y).toPng();
        assertArrayEquals(expected, plot(x, y).toPng(), "the same each time");
        NDArray both = Np.stack(List.of(x, y), 1);
        assertArrayEquals(expected, plot(both.get(":, 0"), both.get(":, 1")).toPng());
        assertArrayEquals(expected, plot(x.get("::-1").copy().get("::-1"), y).toPng());
    }

    @Test
    void axesAreSnapshots() {
        NDArray y = Np.arange(5).times(1.0);
        Axes axes = plot(y);
        byte[] before = axes.toPng();
        y.set(2, 100.0);
        axes.title("another").ylog();
        assertArrayEquals(before, axes.toPng());
    }

    @Test
    void denseLinesLookAsIfAllPointsWereDrawn() {
        NDArray x = Np.linspace(0, 100, 200_000);
        double[] sx = x.toDoubleArray();
        double[] sy = Np.sin(x).toDoubleArray();
        Scale scale = new Scale(0, 100, false);
        double[][] thin = new Strokes(500, 300).thinned(scale.fractions(sx), sy);
        assertTrue(thin[0].length <= 4 * 502, "points: " + thin[0].length);
        assertEquals(1, Np.array(thin[1]).max().asDouble(), 1e-6);
        assertEquals(-1, Np.array(thin[1]).min().asDouble(), 1e-6);
    }

    @Test
    void svgHasShapesAndTexts(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("plot.svg");
        plot(Np.arange(4)).title("A <title> & more").saveSvg(file);
        String svg = Files.readString(file, StandardCharsets.UTF_8);
        var document = javax.xml.parsers.DocumentBuilderFactory.newInstance();
        document.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var root = document.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        assertEquals("svg", root.getTagName());
        assertTrue(root.getElementsByTagName("text").getLength() >= 6, "the title and the ticks");
        assertTrue(svg.contains("A &lt;title&gt; &amp; more"));
    }

    @Test
    void theGalleryIsDrawnTwiceAlike() {
        for (Map.Entry<String, Picture> entry : Gallery.all().entrySet()) {
            assertArrayEquals(entry.getValue().toPng(), entry.getValue().toPng(), entry.getKey());
        }
    }

    @Test
    void xchartLeavesThePlotToUs() {
        Sheet sheet = new Sheet(301, 203);
        sheet.curve(new double[] {0, 1}, new double[] {0, 1}, style().label("a"), java.awt.Color.BLUE, false);
        sheet.paint(new BufferedImage(301, 203, BufferedImage.TYPE_INT_RGB).createGraphics(), Legend.BEST);
        assertEquals(new java.awt.geom.Rectangle2D.Double(0, 0, 301, 203), sheet.plotArea());
    }
}
