package io.orthant.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.Order;
import io.orthant.dtype.DType;
import io.orthant.error.ReadOnlyException;
import io.orthant.error.ValueException;
import io.orthant.random.RandomState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays of archives and files part by part, and mapped within archives, against the same arrays read whole. */
class NpzPartsTest {
    @TempDir
    Path folder;

    /** Dtypes, orders and shapes; names have no pattern, so that a mix-up shows. */
    private static Map<String, NDArray> arrays() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        long[][] shapes = {{}, {0}, {1}, {7}, {3, 4}, {2, 0, 3}, {2, 3, 4}, {5, 1, 2, 2}, {1, 2, 3, 2, 1}};
        for (DType dtype : DType.values()) {
            for (long[] shape : shapes) {
                NDArray a =
                        new RandomState(arrays.size()).randn(shape).times(50).astype(dtype);
                arrays.put("c/" + dtype + arrays.size(), a);
                arrays.put("f/" + dtype + arrays.size(), a.copy(Order.F));
            }
        }
        return arrays;
    }

    static NDArray inParts(NpzFile archive, String name) {
        try (NpyReader in = archive.reader(name)) {
            return items(in, 5);
        }
    }

    private static NDArray items(NpyReader in, long most) {
        List<NDArray> parts = new ArrayList<>(List.of(Np.empty(in.header().dtype(), 0)));
        for (NDArray part = in.nextItems(most); part != null; part = in.nextItems(most)) {
            parts.add(part);
        }
        return Np.concatenate(parts.toArray(NDArray[]::new));
    }

    private static void same(NDArray expected, NDArray a, String name) {
        assertEquals(expected.dtype(), a.dtype(), name);
        assertArrayEquals(expected.shape(), a.shape(), name);
        assertEquals(Io.toBuffer(expected), Io.toBuffer(a), name);
    }

    private static void check(NpzFile archive, Map<String, NDArray> arrays) {
        arrays.forEach((name, a) -> {
            boolean fortran = archive.header(name).fortranOrder();
            same((fortran ? a.T() : a).ravel(), inParts(archive, name), name);
            if (a.size() > 0) {
                try (NpyReader in = archive.reader(name)) {
                    List<NDArray> parts = new ArrayList<>();
                    while (in.remaining() > 0) {
                        NDArray part = in.next(2);
                        assertTrue(a.ndim() == 0 || part.shape(in.axis()) <= 2);
                        parts.add(part);
                    }
                    assertNull(in.next(1));
                    same(a, a.ndim() == 0 ? parts.getFirst() : Np.concatenate(parts, in.axis()), name);
                }
            }
            if (archive.isCompressed(name)) {
                assertThrows(ValueException.class, () -> archive.get(name, MapMode.READ));
            } else {
                NDArray mapped = archive.get(name, MapMode.READ);
                same(a, mapped, name);
                assertEquals(a.flags().fContiguous(), mapped.flags().fContiguous());
                assertThrows(ReadOnlyException.class, () -> mapped.assign(0));
                NDArray copy = archive.get(name, MapMode.COPY);
                copy.assign(1);
                same(a, archive.get(name), name);
            }
            assertThrows(ValueException.class, () -> archive.get(name, MapMode.READ_WRITE));
        });
    }

    @Test
    void partsAndMapsAreTheArrays() throws IOException {
        Map<String, NDArray> arrays = arrays();
        Path stored = Io.savez(folder.resolve("stored"), arrays);
        Path compressed = Io.savezCompressed(folder.resolve("compressed"), arrays);
        for (Path file : List.of(stored, compressed)) {
            try (NpzFile archive = Io.loadNpz(file)) {
                check(archive, arrays);
            }
        }
        // as of a program that unpacks itself
        byte[] before = "something else\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Path behind = Files.write(folder.resolve("behind.npz"), before);
        Files.write(behind, Files.readAllBytes(stored), java.nio.file.StandardOpenOption.APPEND);
        try (NpzFile archive = Io.loadNpz(behind)) {
            check(archive, arrays);
        }
    }

    @Test
    void archivesOfNumPyAreMapped() throws IOException {
        int mapped = 0;
        for (byte[] golden : FileGoldens.npz()) {
            try (NpzFile archive = Io.loadNpz(Files.write(folder.resolve("golden.npz"), golden))) {
                for (String name : archive.names()) {
                    if (!archive.isCompressed(name)) {
                        same(archive.get(name), archive.get(name, MapMode.READ), name);
                        mapped++;
                    }
                }
            }
        }
        assertTrue(mapped > 0);
    }

    @Test
    void mappedArraysOutliveTheArchive() {
        NDArray a = Np.arange(1000.0).reshape(10, 100);
        Path file = Io.savez(folder.resolve("a"), Map.of("a", a));
        NDArray mapped;
        try (NpzFile archive = Io.loadNpz(file)) {
            mapped = archive.get("a", MapMode.READ);
        }
        assertEquals(a.get("3:5, ::7").repr(), mapped.get("3:5, ::7").repr());
    }

    @Test
    void aChangedArchiveIsNotMapped() throws IOException {
        Path file = Io.savez(folder.resolve("a"), Map.of("a", Np.arange(10)));
        try (NpzFile archive = Io.loadNpz(file)) {
            Io.savez(file, Map.of("a", Np.arange(10).plus(1)));
            FileFormatException fault = assertThrows(FileFormatException.class, () -> archive.get("a", MapMode.READ));
            assertTrue(fault.getMessage().contains("not as it was"), fault::getMessage);
        }
    }

    @Test
    void aWrongChecksumShowsWithTheLastPart() throws IOException {
        Path file = Io.savez(folder.resolve("a"), Map.of("a", Np.arange(100)));
        byte[] bytes = Files.readAllBytes(file);
        bytes[600] ^= 1;
        Files.write(file, bytes);
        try (NpzFile archive = Io.loadNpz(file);
                NpyReader in = archive.reader("a")) {
            assertEquals(99, in.next(99).size());
            FileFormatException fault = assertThrows(FileFormatException.class, () -> in.next(1));
            assertTrue(fault.getMessage().contains("'a'"), fault::getMessage);
        }
    }

    @Test
    void filesAndStreamsInParts() throws IOException {
        NDArray a = Np.arange(30).reshape(10, 3);
        Path file = Io.save(folder.resolve("a"), a);
        try (NpyReader in = NpyReader.of(file)) {
            same(a.ravel(), items(in, 7), "file");
        }
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        Io.save(two, a);
        Io.save(two, a.times(2));
        ByteArrayInputStream both = new ByteArrayInputStream(two.toByteArray());
        same(a.ravel(), items(NpyReader.of(both), 7), "first");
        same(a.times(2).ravel(), items(NpyReader.of(both), 7), "second");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThrows(FileFormatException.class, () -> NpyReader.of(file));
        try (NpyReader in = NpyReader.of(new ByteArrayInputStream(bytes, 0, bytes.length - 1))) {
            assertEquals(29, in.nextItems(29).size());
            assertThrows(FileFormatException.class, () -> in.nextItems(1));
        }
        try (NpyReader in = NpyReader.of(new ByteArrayInputStream(bytes))) {
            in.nextItems(4);
            assertThrows(ValueException.class, () -> in.next(1));
            assertThrows(ValueException.class, () -> in.nextItems(0));
        }
    }

    @Test
    void whateverNameIsReadCanBeWritten() throws IOException {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (String name : List.of("", ".", "..", "a/", "a.npy", "a b", "é")) {
            arrays.put(name, Np.arange(arrays.size()));
        }
        Path file = Io.savez(folder.resolve("names.npz"), arrays);
        try (NpzFile archive = Io.loadNpz(file)) {
            assertEquals(List.copyOf(arrays.keySet()), archive.names());
            try (NpzFile again = Io.loadNpz(Io.savez(folder.resolve("again.npz"), archive.toMap()))) {
                assertEquals(archive.names(), again.names());
            }
        }
        for (String name : List.of("/a", "../a", "a/../b", "a\\b", "c:a", "a\nb")) {
            assertThrows(FileFormatException.class, () -> Io.savez(file, Map.of(name, Np.arange(2))), name);
        }
        assertTrue(Files.exists(file));
    }
}
