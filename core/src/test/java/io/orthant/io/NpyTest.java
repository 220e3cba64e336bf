package io.orthant.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.Order;
import io.orthant.dtype.DType;
import io.orthant.error.OrthantException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays in files, beside NumPy's own files. */
class NpyTest {
    @TempDir
    Path folder;

    @Test
    void numpysFilesAreReadAndWrittenByteForByte() throws IOException {
        List<String> faults = new ArrayList<>();
        int written = 0;
        for (FileGoldens.Npy golden : FileGoldens.npy()) {
            Path file = folder.resolve("golden.npy");
            Files.write(file, golden.file());
            for (NDArray a : List.of(Io.load(file), Io.load(new ByteArrayInputStream(golden.file())))) {
                boolean same = a.dtype() == golden.dtype()
                        && java.util.Arrays.equals(a.shape(), golden.shape())
                        && FileGoldens.items(a).equals(golden.items());
                if (!same) {
                    faults.add("read " + golden + ": " + a.repr());
                }
            }
            if (golden.same()) {
                NDArray a = Io.load(file);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                Io.save(out, a);
                Io.save(file, a);
                written++;
                if (!java.util.Arrays.equals(out.toByteArray(), golden.file())
                        || !java.util.Arrays.equals(Files.readAllBytes(file), golden.file())) {
                    faults.add("write " + golden);
                }
            }
        }
        assertEquals("", String.join("\n", faults));
        assertTrue(written > 100, "only " + written + " files compared");
    }

    @Test
    void arraysWithGapsAreWrittenPieceByPiece() {
        NDArray base = Np.arange(1_200_000).reshape(300, 40, 100);
        List<NDArray> views = List.of(
                base.get(":, ::3, ::-2"),
                base.transpose(1, 0, 2),
                base.get("::-1").reshape(1, 1_200_000),
                Np.arange(1_000_000).get("::-3"),
                base.T(),
                Np.broadcastTo(Np.arange(5), 40_000, 5),
                base.astype(DType.COMPLEX64).get("1::2, :, 1::7"));
        for (NDArray view : views) {
            NDArray back = Io.load(Io.save(folder.resolve("gaps"), view));
            assertTrue(Np.arrayEqual(back, view), () -> "shape " + Np.array(view.shape()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Io.save(out, view);
            assertTrue(Np.arrayEqual(Io.load(new ByteArrayInputStream(out.toByteArray())), view));
        }
    }

    @Test
    void columnMajorStaysColumnMajor() {
        NDArray a = Np.arange(12).reshape(3, 4).copy(Order.F);
        Path file = Io.save(folder.resolve("f.npy"), a);
        assertTrue(Io.header(file).fortranOrder());
        NDArray back = Io.load(file);
        assertArrayEquals(a.strides(), back.strides());
        assertTrue(Np.arrayEqual(a, back));
    }

    @Test
    void severalArraysFollowOneAnotherInAStream() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Io.save(out, Np.arange(3));
        Io.save(out, Np.array(1.5, 2.5));
        ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
        assertEquals("[0 1 2]", Io.load(in).toString());
        assertEquals("[1.5 2.5]", Io.load(in).toString());
    }

    @Test
    void boolsOfOtherBytesAreOnes() throws IOException {
        Path file = Io.save(folder.resolve("b"), Np.array(true, false, true));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] = 7;
        Files.write(file, bytes);
        assertEquals(2, Io.load(file).sum().asLong());
        assertEquals(2, Io.load(new ByteArrayInputStream(bytes)).sum().asLong());
    }

    @Test
    void aFileThatCannotBeFinishedLeavesTheOldOne() throws IOException {
        Path file = Io.save(folder.resolve("old"), Np.arange(3));
        try (NpyWriter out = NpyWriter.of(file, DType.FLOAT64, 4, 2)) {
            out.append(Np.ones(3, 2));
            assertThrows(ShapeException.class, out::finish);
            assertThrows(ShapeException.class, () -> out.append(Np.ones(2, 2)));
            assertThrows(ShapeException.class, () -> out.append(Np.ones(1, 3)));
        }
        assertEquals("[0 1 2]", Io.load(file).toString());
        Path nowhere = folder.resolve("missing").resolve("x.npy");
        assertThrows(UncheckedIOException.class, () -> Io.save(nowhere, Np.arange(3)));
        assertThrows(UncheckedIOException.class, () -> Io.load(nowhere));
        assertThrows(UncheckedIOException.class, () -> Io.loadNpz(nowhere));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing is left behind");
        }
    }

    @Test
    void writersWriteWhatSaveWrites() throws IOException {
        NDArray all = Np.arange(24.0).reshape(4, 3, 2);
        Path whole = Io.save(folder.resolve("whole"), all);
        Path known = folder.resolve("known.npy");
        try (NpyWriter out = NpyWriter.of(known, DType.FLOAT64, 4, 3, 2)) {
            out.append(all.get("0:3")).append(all.get("3")).finish();
        }
        Path grown = folder.resolve("grown.npy");
        try (NpyWriter out = NpyWriter.growing(grown, DType.FLOAT64, 3, 2)) {
            for (int i = 0; i < 4; i++) {
                out.append(all.get(i));
            }
            assertEquals(4, out.rows());
            out.finish();
        }
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(known));
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(grown));
    }

    /** Large arrays go to files in another way than to streams, also parts of them, and over old files. */
    @Test
    void largeFilesAreWhatStreamsGet() throws IOException {
        Path file = folder.resolve("large.npy");
        for (DType dtype : DType.values()) {
            NDArray all = Np.arange(1_200_001).astype(dtype);
            NDArray table = all.get("1:").reshape(400, 3000);
            for (NDArray a : List.of(all, all.get("7:"), table, table.T(), table.get(":, ::2"), table.get("3:"))) {
                ByteArrayOutputStream stream = new ByteArrayOutputStream();
                Io.save(stream, a);
                Io.save(file, a);
                assertArrayEquals(stream.toByteArray(), Files.readAllBytes(file), () -> dtype + " " + a.ndim());
            }
            Io.tofile(file, table);
            assertEquals(Io.toBuffer(table), ByteBuffer.wrap(Files.readAllBytes(file)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void archives() throws IOException {
        for (byte[] golden : FileGoldens.npz()) {
            Path file = Files.write(folder.resolve("golden.npz"), golden);
            check(file);
        }
        Map<String, NDArray> arrays;
        try (NpzFile golden = Io.loadNpz(folder.resolve("golden.npz"))) {
            arrays = golden.toMap();
        }
        check(Io.savez(folder.resolve("mine"), arrays));
        check(Io.savezCompressed(folder.resolve("mine"), arrays));
        try (NpzFile numbered = Io.loadNpz(Io.savez(folder.resolve("n"), Np.arange(2), Np.arange(3)))) {
            assertEquals(List.of("arr_0", "arr_1"), numbered.names());
        }
        assertThrows(FileFormatException.class, () -> Io.savez(folder.resolve("p"), Map.of("../x", Np.arange(2))));
        OrthantException hint = assertThrows(FileFormatException.class, () -> Io.load(folder.resolve("mine.npz")));
        assertTrue(hint.getMessage().contains("loadNpz"), hint::getMessage);
    }

    private static void check(Path file) {
        try (NpzFile archive = Io.loadNpz(file)) {
            assertEquals(List.of("x", "folder/y", "empty", "scalar", "zeros"), archive.names());
            assertEquals(
                    "array([[0, 1, 2],\n       [3, 4, 5]], dtype=int16)",
                    archive.get("x").repr());
            assertTrue(Np.arrayEqual(archive.get("folder/y"), Np.arange(6.0).reshape(3, 2)));
            assertTrue(archive.header("folder/y").fortranOrder());
            assertArrayEquals(new long[] {0, 4}, archive.get("empty.npy").shape());
            assertEquals("2.5", archive.get("scalar").toString());
            assertFalse(archive.get("zeros").any().asBoolean());
            assertThrows(ValueException.class, () -> archive.get("none"));
        }
    }
}
