package io.orthant.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.ErrState;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.OrthantException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.random.RandomState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables as text. The results expected are those of NumPy 2.4.2. */
class TextTest {
    private static final TextOptions BLANKS = TextOptions.of();
    private static final TextOptions CSV = BLANKS.delimiter(',');

    @TempDir
    Path folder;

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("1 2\n3 4\n", BLANKS, "array([[1., 2.],\n       [3., 4.]])"),
                Arguments.of("  1\t2  \r\n\r\n3 4", BLANKS, "array([[1., 2.],\n       [3., 4.]])"),
                Arguments.of("5", BLANKS, "array(5.)"),
                Arguments.of("5 6", BLANKS, "array([5., 6.])"),
                Arguments.of("5\n6", BLANKS, "array([5., 6.])"),
                Arguments.of("5\n6", BLANKS.ndmin(2), "array([[5.],\n       [6.]])"),
                Arguments.of("5 6", BLANKS.ndmin(2), "array([[5., 6.]])"),
                Arguments.of("5", BLANKS.ndmin(1), "array([5.])"),
                Arguments.of("5 6\n7 8", BLANKS.unpack(true), "array([[5., 7.],\n       [6., 8.]])"),
                Arguments.of("nan inf -Infinity +1e5", BLANKS, "array([    nan,     inf,    -inf, 100000.])"),
                Arguments.of("1, 2 ,3 # c\n#x\n\n4,5,6", CSV, "array([[1., 2., 3.],\n       [4., 5., 6.]])"),
                Arguments.of("1 0 2\n", BLANKS.dtype(DType.BOOL), "array([ True, False,  True])"),
                Arguments.of(
                        "1+2j (3-4j) 5 6j\n",
                        BLANKS.dtype(DType.COMPLEX128),
                        "array([1.+2.j, 3.-4.j, 5.+0.j, 0.+6.j])"),
                Arguments.of("1 2\n3 4", BLANKS.usecols(-1), "array([2., 4.])"),
                Arguments.of("1 2 3\n4 5", BLANKS.usecols(1, 0), "array([[2., 1.],\n       [5., 4.]])"),
                Arguments.of("a\n1 2\n3 4\nx", BLANKS.skipHeader(1).maxRows(2), "array([[1., 2.],\n       [3., 4.]])"),
                Arguments.of("1 // x\n2", BLANKS.comments("//", "%"), "array([1., 2.])"),
                Arguments.of("-128 127", BLANKS.dtype(DType.INT8), "array([-128,  127], dtype=int8)"),
                Arguments.of(
                        "18446744073709551615 0",
                        BLANKS.dtype(DType.UINT64),
                        "array([18446744073709551615,                    0], dtype=uint64)"),
                Arguments.of("", BLANKS, "array([], dtype=float64)"),
                Arguments.of("1 2", BLANKS.converter(0, s -> Double.parseDouble(s) * 10), "array([10.,  2.])"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void loadtxt(String text, TextOptions options, String expected) {
        assertEquals(expected, Io.loadtxt(TextSource.text(text), options).repr());
        assertEquals(
                expected,
                Io.loadtxt(TextSource.of(new StringReader(text)), options).repr());
        byte[] wide = text.getBytes(StandardCharsets.UTF_16);
        assertEquals(
                expected,
                Io.loadtxt(TextSource.of(new ByteArrayInputStream(wide)), options.encoding(StandardCharsets.UTF_16))
                        .repr());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("1 2\n3\n", BLANKS, "the number of columns changed from 2 to 1 at row 2; use `usecols`"),
                Arguments.of("1 2\n3 a\n", BLANKS, "could not convert string 'a' to float64 at row 1, column 2."),
                Arguments.of("1,2\n3,\n", CSV, "could not convert string '' to float64 at row 1, column 2."),
                Arguments.of("1.0 2\n", BLANKS.dtype(DType.INT64), "could not convert string '1.0' to int64 at row 0"),
                Arguments.of("300 2\n", BLANKS.dtype(DType.UINT8), "could not convert string '300' to uint8 at row 0"),
                Arguments.of("-3 2\n", BLANKS.dtype(DType.UINT8), "could not convert string '-3' to uint8 at row 0"),
                Arguments.of("18446744073709551616", BLANKS.dtype(DType.UINT64), "could not convert string '184"),
                Arguments.of("9223372036854775808", BLANKS.dtype(DType.INT64), "could not convert string '922"),
                Arguments.of("1 2\n3 4", BLANKS.usecols(5), "invalid column index 5 at row 1 with 2 columns"),
                Arguments.of("1_0", BLANKS, "'1_0' to float64"),
                Arguments.of("1d5", BLANKS, "'1d5' to float64"),
                Arguments.of("0x10", BLANKS, "'0x10' to float64"),
                Arguments.of("1e", BLANKS, "'1e' to float64"),
                Arguments.of("1e+", BLANKS, "'1e+' to float64"),
                Arguments.of("-", BLANKS, "'-' to float64"),
                Arguments.of(".", BLANKS, "'.' to float64"),
                Arguments.of("1.2.3", BLANKS, "'1.2.3' to float64"),
                Arguments.of("1+2", BLANKS.dtype(DType.COMPLEX64), "'1+2' to complex64"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultsNameThePlace(String text, TextOptions options, String message) {
        OrthantException e = assertThrows(FileFormatException.class, () -> Io.loadtxt(TextSource.text(text), options));
        assertTrue(e.getMessage().contains(message), e::getMessage);
    }

    static Stream<Arguments> gaps() {
        return Stream.of(
                Arguments.of("1,2\n3,a\n", CSV, "array([[ 1.,  2.],\n       [ 3., nan]])"),
                Arguments.of("1,,3\n3, ,5\n", CSV, "array([[ 1., nan,  3.],\n       [ 3., nan,  5.]])"),
                Arguments.of("1,,3\n3, ,5\n", CSV.dtype(DType.INT64), "array([[ 1, -1,  3],\n       [ 3, -1,  5]])"),
                Arguments.of(
                        "1,N/A,3\n3,-,5\n",
                        CSV.missingValues("N/A", "-").fillingValues(7.0),
                        "array([[1., 7., 3.],\n       [3., 7., 5.]])"),
                Arguments.of("1 2 3\n", BLANKS.usecols(0, -1), "array([1., 3.])"),
                Arguments.of("1,1.5,3\n", CSV.dtype(DType.INT64), "array([ 1, -1,  3])"),
                Arguments.of(
                        "a b\n1 2\n3 4\n5 6",
                        BLANKS.skipHeader(1).skipFooter(1),
                        "array([[1., 2.],\n       [3., 4.]])"),
                Arguments.of("1 2\n3\n4 5 6\n7 8", BLANKS.invalidRaise(false), "array([[1., 2.],\n       [7., 8.]])"),
                Arguments.of("True,0,x\n", CSV.dtype(DType.BOOL), "array([ True, False, False])"));
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void genfromtxt(String text, TextOptions options, String expected) {
        assertEquals(expected, Io.genfromtxt(TextSource.text(text), options).repr());
    }

    @Test
    void genfromtxtNamesBadLines() {
        OrthantException e =
                assertThrows(FileFormatException.class, () -> Io.genfromtxt(TextSource.text("1 2\n#\n3\n4 5 6\n7 8")));
        assertTrue(
                e.getMessage()
                        .endsWith("Some errors were detected !\n    Line #3 (got 1 columns instead of 2)\n"
                                + "    Line #4 (got 3 columns instead of 2)"),
                e::getMessage);
        assertThrows(FileFormatException.class, () -> Io.genfromtxt(TextSource.text("1,a"), CSV.loose(false)));
        TextSource many = TextSource.text("1 2\n" + "3\n".repeat(10_000));
        e = assertThrows(FileFormatException.class, () -> Io.genfromtxt(many));
        assertTrue(
                e.getMessage().endsWith("    Line #51 (got 1 columns instead of 2)\n    and 9950 more"), e::getMessage);
    }

    static Stream<Arguments> written() {
        NDArray a = Np.array(1, 2.5, -3, Double.NaN).reshape(2, 2);
        TextFormat f = TextFormat.of();
        return Stream.of(
                Arguments.of(
                        a, f, "1.000000000000000000e+00 2.500000000000000000e+00\n-3.000000000000000000e+00 nan\n"),
                Arguments.of(a, f.fmt("%d", "%.2f").delimiter(","), "1,2.50\n-3,nan\n"),
                Arguments.of(
                        a,
                        f.fmt("%.3e x %g").header("h1\nh2").footer("f").comments("%"),
                        "%h1\n%h2\n1.000e+00 x 2.5\n-3.000e+00 x nan\n%f\n"),
                Arguments.of(Np.arange(2), f, "0.000000000000000000e+00\n1.000000000000000000e+00\n"),
                Arguments.of(
                        Np.complex(Np.array(1.0, 3.0), Np.array(2.0, -4.0)),
                        f.fmt("%.2f"),
                        " (1.00+2.00j)\n (3.00-4.00j)\n"),
                Arguments.of(Np.array(true), f.fmt("%s"), "True\n"),
                Arguments.of(Np.array(1.5, Double.POSITIVE_INFINITY), f.fmt("%10.2f|"), "      1.50|\n       inf|\n"),
                Arguments.of(Np.arange(17).get("15:"), f.fmt("%05x"), "0000f\n00010\n"),
                Arguments.of(Np.array(0.1f).astype(DType.FLOAT32), f, "1.000000014901161194e-01\n"),
                Arguments.of(
                        Np.array(-0.0, 123456789.0, 1e-5, 100000), f.fmt("%g"), "-0\n1.23457e+08\n1e-05\n100000\n"),
                Arguments.of(Np.array(2.5, 3.5, -0.125), f.fmt("%+08.2f"), "+0002.50\n+0003.50\n-0000.12\n"));
    }

    @ParameterizedTest
    @MethodSource("written")
    void savetxt(NDArray a, TextFormat format, String expected) {
        StringBuilder out = new StringBuilder();
        Io.savetxt(out, a, format);
        assertEquals(expected, out.toString());
    }

    @Test
    void savetxtRefuses() {
        StringBuilder out = new StringBuilder();
        TextFormat f = TextFormat.of();
        assertThrows(ShapeException.class, () -> Io.savetxt(out, Np.array(5.0).reshape(), f));
        assertThrows(ShapeException.class, () -> Io.savetxt(out, Np.zeros(2, 2, 2), f));
        assertThrows(ValueException.class, () -> Io.savetxt(out, Np.zeros(2, 2), f.fmt("%d", "%d", "%d")));
        assertThrows(ValueException.class, () -> Io.savetxt(out, Np.zeros(2, 2), f.fmt("%d %d %d")));
        assertThrows(ValueException.class, () -> Io.savetxt(out, Np.zeros(2, 2), f.fmt("%q")));
        assertThrows(ValueException.class, () -> Io.savetxt(out, Np.array(Double.NaN), f.fmt("%d")));
    }

    @Test
    void largeTablesComeBack() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        double[] items = random.doubles(100_000)
                .map(x -> (x - 0.5) * Math.exp(600 * (x - 0.7)))
                .toArray();
        NDArray a = Np.wrap(items, 20_000, 5);
        Path plain = Io.savetxt(folder.resolve("a.txt"), a);
        Path packed = Io.savetxt(folder.resolve("a.txt.gz"), a);
        assertTrue(Files.size(plain) > 2 * Files.size(packed));
        for (Path file : new Path[] {plain, packed}) {
            assertTrue(Np.arrayEqual(a, Io.loadtxt(file)));
            assertTrue(Np.arrayEqual(a, Io.genfromtxt(file, BLANKS)));
        }
        assertTrue(Np.arrayEqual(
                a.get("10:15000"), Io.loadtxt(plain, BLANKS.skipHeader(10).maxRows(14_990))));
        byte[] cut = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(cut, cut.length / 2));
        assertThrows(FileFormatException.class, () -> Io.loadtxt(packed));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(text)) {
            gz.write("1 2".getBytes(StandardCharsets.US_ASCII));
        }
        assertEquals(
                "[1. 2.]",
                Io.loadtxt(TextSource.of(new ByteArrayInputStream(text.toByteArray())))
                        .toString());
    }

    @Test
    void decimalsAreRoundedAsByTheJdk() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 200_000; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            String text = switch (i % 5) {
                case 0 -> Double.toString(x);
                case 1 -> String.format(java.util.Locale.ROOT, "%.18e", x);
                case 2 -> random.nextLong() + "e" + random.nextInt(-330, 300);
                case 3 -> random.nextInt() + "." + random.nextInt(1 << 30);
                default -> (random.nextLong() >>> 11 | 1) + ".5e" + random.nextInt(-25, 25);
            };
            if (Double.isFinite(x) || i % 5 > 1) {
                byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
                long expected = Double.doubleToRawLongBits(Double.parseDouble(text));
                assertEquals(expected, new Decimals().doubleBits(bytes, 0, bytes.length), text);
            }
        }
        for (String text : new String[] {
            "9007199254740993",
            "9007199254740992.5",
            "1e23",
            "8.5e22",
            "2.2250738585072011e-308",
            "4.9e-324",
            "1e400",
            "-0",
            "0e999999999",
            "1e-999999999",
            "179769313486231580793e289",
            "1.7976931348623157e308",
            "0000000000000000000000001.5",
            "0.00000000000000000000000000000015",
            "12345678901234567890123"
        }) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertEquals(
                    Double.doubleToRawLongBits(Double.parseDouble(text)),
                    new Decimals().doubleBits(bytes, 0, bytes.length),
                    text);
        }
    }

    @Test
    void mutatedTexts() {
        ErrState.ignore().run(TextTest::readMutatedTexts);
    }

    private static void readMutatedTexts() {
        SplittableRandom random = new SplittableRandom(9);
        String seed = "# head\n1,2.5e3,nan\n-4, 5 ,6\r\n7,,9 # tail\n";
        String letters = "0123456789.,-+eEnaif#\r\n \t\"'jé\0";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(seed);
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                text.setCharAt(random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
            }
            TextOptions options = (i % 2 == 0 ? BLANKS : CSV).dtype(DType.values()[i % DType.values().length]);
            try {
                Io.loadtxt(TextSource.text(text.toString()), options);
            } catch (FileFormatException e) {
                assertTrue(e.getMessage().startsWith("loadtxt"), e::getMessage);
            }
            try {
                Io.genfromtxt(TextSource.text(text.toString()), options);
            } catch (FileFormatException e) {
                assertTrue(e.getMessage().startsWith("genfromtxt"), e::getMessage);
            }
        }
    }

    @Test
    void bytesAndStreams() {
        NDArray a = Np.arange(12).reshape(3, 4).T();
        Path file = Io.tofile(folder.resolve("raw"), a);
        assertArrayEquals(a.toLongArray(), Io.fromfile(file, DType.INT64).toLongArray());
        assertArrayEquals(
                new long[] {4, 8},
                Io.fromfile(file, DType.INT64, java.nio.ByteOrder.nativeOrder(), 8, 2)
                        .toLongArray());
        assertEquals(
                0,
                Io.fromfile(file, DType.INT64, java.nio.ByteOrder.nativeOrder(), 1000, 2)
                        .size());
        assertArrayEquals(
                a.toLongArray(), Io.frombuffer(Io.toBuffer(a), DType.INT64).toLongArray());
        assertEquals(
                "[256 512]",
                Io.frombuffer(java.nio.ByteBuffer.wrap(new byte[] {1, 0, 2, 0}), DType.INT16)
                        .toString());
        assertThrows(ValueException.class, () -> Io.frombuffer(new byte[3], DType.INT16));
        assertEquals("[1. 2. 3.]", Io.fromstring("1 2 3").toString());
        assertEquals("[1 2]", Io.fromstring("1, 2", DType.INT64, ',').toString());
        assertEquals(
                "[0 1 2]", Io.fromiter(java.util.stream.IntStream.range(0, 3)).toString());
        assertEquals(
                "[1. 2.]",
                Io.fromiter(java.util.List.of(1, 2).iterator(), DType.FLOAT32).toString());
    }

    /** Rows of plain numbers are read in one go; with {@code usecols} or words for gaps, split first. */
    @Test
    void plainRowsAreWhatSplitOnesAre() {
        String[] fields = {
            "1",
            "-2.5",
            "+3e2",
            "4E-3",
            ".5",
            "6.",
            "-0",
            "1e400",
            "1234567890123456789012",
            "8.414709848078965136e+02",
            "",
            " ",
            "nan",
            "-inf",
            "1e",
            "1e+",
            "--1",
            "1x",
            "0x10",
            "1_0",
            "#3",
            " 7\t",
            "1 2",
            "1,2",
            "1;2",
            "é"
        };
        String[] ends = {"\n", "\r\n", "\r", " \n", "  # remark\n", "#\n", "\n\n", ",\n", " # 1,2\n", ""};
        SplittableRandom random = new SplittableRandom(5);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            Character delimiter = new Character[] {null, ',', ';', '\t', ' '}[random.nextInt(5)];
            int columns = 1 + random.nextInt(3);
            int odd = 1 + random.nextInt(40);
            StringBuilder text = new StringBuilder();
            for (int row = random.nextInt(5); row >= 0; row--) {
                for (int column = 0; column < columns; column++) {
                    String between = random.nextInt(4) == 0 ? " " : "";
                    text.append(column == 0 ? "" : delimiter == null ? " " : delimiter.toString())
                            .append(between)
                            .append(fields[random.nextInt(random.nextInt(odd) == 0 ? fields.length : 10)])
                            .append(between);
                }
                text.append(ends[random.nextInt(random.nextInt(odd) == 0 ? ends.length : 1)]);
            }
            TextOptions options =
                    delimiter == null ? TextOptions.of() : TextOptions.of().delimiter(delimiter);
            if (random.nextInt(5) == 0) {
                options = options.comments(random.nextInt(2) == 0 ? ";" : "# ", "e");
            }
            String plain = outcome("loadtxt", text.toString(), options);
            String gaps = outcome("genfromtxt", text.toString(), options);
            if (plain.startsWith("array")) {
                // without a fault, as of those one form of reading tells the columns, the other not
                long width = Io.loadtxt(TextSource.text(text.toString()), options.ndmin(2))
                        .shape(1);
                Integer[] all = IntStream.range(0, (int) width).boxed().toArray(Integer[]::new);
                assertEquals(plain, outcome("loadtxt", text.toString(), options.usecols(all)), text::toString);
                read++;
            }
            assertEquals(
                    gaps,
                    outcome("genfromtxt", text.toString(), options.missingValues("no such word")),
                    text::toString);
        }
        assertTrue(read > 5000, read + " read");
    }

    private static String outcome(String function, String text, TextOptions options) {
        try {
            TextSource source = TextSource.text(text);
            NDArray a = function.equals("loadtxt") ? Io.loadtxt(source, options) : Io.genfromtxt(source, options);
            return a.repr() + a.size();
        } catch (OrthantException e) {
            return e.getMessage();
        }
    }

    /** Files of more than one block, read ahead on another thread. */
    @Test
    void tablesOfManyBlocks(@TempDir Path folder) throws IOException {
        NDArray table = new RandomState(1).randn(40_000, 12);
        Path file = Io.savetxt(folder.resolve("t.txt"), table);
        Path zipped = Io.savetxt(folder.resolve("t.txt.gz"), table);
        assertTrue(Files.size(file) > 2 << 22);
        for (Path path : List.of(file, zipped)) {
            assertTrue(Np.arrayEqual(table, Io.loadtxt(path)));
            assertTrue(Np.arrayEqual(
                    table.get("1000:1003"),
                    Io.loadtxt(path, TextOptions.of().skipHeader(1000).maxRows(3))));
            assertTrue(Np.arrayEqual(
                    table.get("39990:"), Io.loadtxt(path, TextOptions.of().skipHeader(39_990))));
        }
        byte[] cut = Files.readAllBytes(zipped);
        Files.write(zipped, Arrays.copyOf(cut, cut.length / 2));
        assertThrows(FileFormatException.class, () -> Io.loadtxt(zipped));
    }
}
