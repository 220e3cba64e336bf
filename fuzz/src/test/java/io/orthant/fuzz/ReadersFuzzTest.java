package io.orthant.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.OrthantException;
import io.orthant.io.Io;
import io.orthant.io.MapMode;
import io.orthant.io.NpyReader;
import io.orthant.io.NpzFile;
import io.orthant.io.TextFormat;
import io.orthant.io.TextOptions;
import io.orthant.io.TextSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever bytes are given to a reader, it keeps its {@link Promise}, and what it has read can be written and read again.
 * In a usual test run the inputs kept in the resources are tried; with {@code JAZZER_FUZZ=1} Jazzer makes new ones, see
 * CONTRIBUTING.md.
 */
class ReadersFuzzTest {
    /** Deflate shrinks to no less. */
    private static final long LARGEST_RATIO = 1032;

    /** Kept here, as loggers are forgotten. */
    private static final Logger WARNINGS = Logger.getLogger("io.orthant");

    @TempDir
    static Path folder;

    @BeforeAll
    static void quiet() {
        WARNINGS.setLevel(Level.OFF);
    }

    private static Path file(byte[] data) {
        try {
            return Files.write(folder.resolve("input"), data);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] npyBytes(NDArray a) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Io.save(out, a);
        return out.toByteArray();
    }

    @FuzzTest(maxDuration = "10m")
    void npy(byte[] data) {
        Path file = file(data);
        NDArray read = Promise.array(data.length, () -> Io.load(file));
        Promise.assertSame(read, Promise.array(data.length, () -> Io.load(new ByteArrayInputStream(data))));
        if (read == null) {
            return;
        }
        assertArrayEquals(read.shape(), Io.header(file).shape());
        byte[] written = npyBytes(read);
        NDArray again = Io.load(new ByteArrayInputStream(written));
        Promise.assertSame(read, again);
        assertArrayEquals(written, npyBytes(again));
    }

    @FuzzTest(maxDuration = "10m")
    void mapped(byte[] data) {
        Path file = file(data);
        NDArray mapped = Promise.array(data.length, () -> Io.load(file, MapMode.READ));
        NDArray read = Promise.array(data.length, () -> Io.load(file));
        Promise.assertSame(read, mapped == null ? null : mapped.copy());
        if (read == null || mapped == null || read.size() == 0) {
            return;
        }
        assertEquals(read.repr(), mapped.repr());
        Promise.assertSame(read.sum(), mapped.sum());
        assertArrayEquals(npyBytes(read), npyBytes(mapped));
    }

    @FuzzTest(maxDuration = "10m")
    void npz(byte[] data) throws IOException {
        Path file = file(data);
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        try (NpzFile archive = Io.loadNpz(file)) {
            for (String name : archive.names()) {
                long bytes = unpacked(file, name);
                NDArray array = Promise.items(bytes, () -> archive.get(name));
                NDArray parts = Promise.items(bytes, () -> inParts(archive, name));
                assertEquals(array == null, parts == null);
                NDArray mapped = Promise.items(0, () -> archive.get(name, MapMode.READ));
                if (array != null) {
                    assertArrayEquals(array.shape(), archive.header(name).shape());
                    boolean fortran = archive.header(name).fortranOrder();
                    Promise.assertSame((fortran ? array.T() : array).ravel(), parts);
                    assertTrue(!archive.isCompressed(name) || mapped == null);
                    Promise.assertSame(array, mapped == null ? array : mapped);
                    arrays.put(name, array);
                }
            }
        } catch (OrthantException e) {
            assertNotNull(e.getMessage());
        }
        Path written = Io.savez(folder.resolve("again.npz"), arrays);
        try (NpzFile archive = Io.loadNpz(written)) {
            assertEquals(arrays.keySet(), Map.copyOf(archive.toMap()).keySet());
            arrays.forEach((name, array) -> Promise.assertSame(array, archive.get(name)));
        }
    }

    /** All items in the file's order, a few at a time. */
    private static NDArray inParts(NpzFile archive, String name) {
        try (NpyReader in = archive.reader(name)) {
            List<NDArray> parts = new ArrayList<>(List.of(Np.empty(in.header().dtype(), 0)));
            for (NDArray part = in.nextItems(1000); part != null; part = in.nextItems(1000)) {
                parts.add(part);
            }
            return Np.concatenate(parts.toArray(NDArray[]::new));
        }
    }

    /** The bytes that Java's own reader gets out of a member, whatever the archive says of it. */
    private static long unpacked(Path file, String name) throws IOException {
        long bytes = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name + ".npy") == null ? zip.getEntry(name) : zip.getEntry(name + ".npy");
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] buffer = new byte[1 << 12];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    bytes += n;
                }
            } catch (IOException e) {
                return bytes;
            }
        }
        return bytes;
    }

    @FuzzTest(maxDuration = "10m")
    void loadtxt(byte[] data) {
        if (data.length < TextChoices.LENGTH) {
            return;
        }
        TextOptions options = TextChoices.common(data);
        byte[] text = Arrays.copyOfRange(data, TextChoices.LENGTH, data.length);
        NDArray read = Promise.array(
                textBytes(text), () -> Io.loadtxt(TextSource.of(new ByteArrayInputStream(text)), options));
        Path file = file(text);
        Promise.assertSame(read, Promise.array(textBytes(text), () -> Io.loadtxt(file, options)));
        if (read != null && read.size() > 0) {
            writeAndRead(read);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void genfromtxt(byte[] data) {
        if (data.length < TextChoices.LENGTH) {
            return;
        }
        TextOptions options = TextChoices.withGaps(data);
        byte[] text = Arrays.copyOfRange(data, TextChoices.LENGTH, data.length);
        NDArray read = Promise.array(
                textBytes(text), () -> Io.genfromtxt(TextSource.of(new ByteArrayInputStream(text)), options));
        Path file = file(text);
        Promise.assertSame(read, Promise.array(textBytes(text), () -> Io.genfromtxt(file, options)));
        if (read != null && read.size() > 0) {
            writeAndRead(read);
        }
    }

    /** Gzipped texts may grow. */
    private static long textBytes(byte[] text) {
        boolean zipped = text.length > 1 && text[0] == 0x1f && text[1] == (byte) 0x8b;
        return zipped ? LARGEST_RATIO * text.length : text.length;
    }

    private static void writeAndRead(NDArray a) {
        DType dtype = a.dtype();
        if (dtype.isComplex()) {
            return; // NumPy's format for them is not what its reader takes
        }
        TextFormat format = TextFormat.of();
        StringBuilder text = new StringBuilder();
        NDArray table = a.ndim() == 0 ? a.reshape(1) : a;
        Io.savetxt(text, table, dtype.isFloating() ? format : format.fmt("%d"));
        TextOptions options = TextOptions.of().dtype(dtype).ndmin(2);
        NDArray again = Io.loadtxt(TextSource.text(text.toString()), options).reshape(a.shape());
        // as numbers: the bits of a NaN are not written
        assertArrayEquals(a.toDoubleArray(), again.toDoubleArray());
    }

    @FuzzTest(maxDuration = "10m")
    void raw(byte[] data) {
        if (data.length < 4) {
            return;
        }
        DType[] dtypes = DType.values();
        DType dtype = dtypes[(data[0] & 0xFF) % dtypes.length];
        ByteOrder order = data[1] < 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int offset = data[2];
        int count = data[3];
        byte[] bytes = Arrays.copyOfRange(data, 4, data.length);
        ByteBuffer direct =
                ByteBuffer.allocateDirect(bytes.length).order(order).put(bytes).flip();
        NDArray read = Promise.array(bytes.length, () -> Io.frombuffer(direct, dtype));
        assertEquals(bytes.length % dtype.itemSize() == 0, read != null);
        long size = bytes.length / dtype.itemSize();
        Promise.assertSame(
                read,
                Promise.array(
                        bytes.length,
                        () -> Io.wrap(MemorySegment.ofBuffer(direct), dtype, order, size)
                                .copy()));
        Path file = file(bytes);
        NDArray part = Promise.array(bytes.length, () -> Io.fromfile(file, dtype, order, offset, count));
        NDArray mapped = Promise.array(bytes.length, () -> Io.memmap(file, dtype, MapMode.READ, offset, count));
        if (mapped != null && order == ByteOrder.nativeOrder()) {
            Promise.assertSame(part, mapped.copy());
        }
        if (read != null && part != null && offset == 0 && count >= 0 && count <= size) {
            Promise.assertSame(read.get("0:" + count), part);
        }
        if (read != null && !dtype.isBool() && order == ByteOrder.nativeOrder()) {
            assertEquals(ByteBuffer.wrap(bytes), Io.toBuffer(read));
        }
    }
}
