package io.orthant.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.error.DTypeException;
import io.orthant.error.OrthantException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corrupt and hostile files: a typed exception or a valid array, and no memory beyond what the file justifies. */
class HostileFilesTest {
    private static final int MUTATIONS = 4000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), ~ cut",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (4,)} ~ cut off",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (9223372036854775807,)} ~ too big",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2000000000,)} ~ cut off",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2000000000, 2000000000)} ~ too big",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 4611686018427387904, 4)} ~ too big",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (92233720368547758070,)} ~ 63 bits",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (-3,)} ~ negative",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3)} ~ comma",
                "{'descr': '<f8', 'fortran_order': False, 'shape': 3} ~ expected",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (True,)} ~ whole number",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), 'x': 'y'} ~ correct keys",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), 'shape': (3,)} ~ twice",
                "{'descr': '<f8', 'fortran_order': False} ~ correct keys",
                "{'descr': '<f8', 'fortran_order': 0, 'shape': (3,)} ~ expected",
                "{'descr': '<f8', 'fortran_order': 'no', 'shape': (3,)} ~ fortran_order",
                "{'descr': (3,), 'fortran_order': False, 'shape': (3,)} ~ descr",
                "{'descr': '<f3', 'fortran_order': False, 'shape': (3,)} ~ not supported",
                "{'descr': '', 'fortran_order': False, 'shape': (3,)} ~ descr",
                "{'descr': '!f8', 'fortran_order': False, 'shape': (3,)} ~ descr",
                "{'descr': '|O', 'fortran_order': False, 'shape': (3,)} ~ pickled",
                "{'descr': '<U3', 'fortran_order': False, 'shape': (3,)} ~ not supported",
                "{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (3,)} ~ not supported",
                "{'descr': '<f16', 'fortran_order': False, 'shape': (3,)} ~ not supported",
                "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (3,)} ~ structured",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3,)} + {} ~ follow",
                "__import__('os').system('true') ~ expected",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3,)}; 1 ~ follow",
                "{'descr': '\\x3cf8', 'fortran_order': False, 'shape': (3,)} ~ backslash",
                "[] ~ expected",
            })
    void headers(String header, String message) throws IOException {
        byte[] file = npy(header + "\n", new byte[24]);
        Path path = Files.write(folder.resolve("x.npy"), file);
        for (OrthantException e : List.of(
                assertThrows(OrthantException.class, () -> Io.load(path)),
                assertThrows(OrthantException.class, () -> Io.load(new ByteArrayInputStream(file))))) {
            assertTrue(e instanceof FileFormatException || e instanceof DTypeException, e::toString);
            assertTrue(message.equals("cut") || e.getMessage().contains(message), e::getMessage);
        }
    }

    @Test
    void prefixes() {
        byte[] good = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (3,)}\n", new byte[24]);
        assertEquals(3, Io.load(new ByteArrayInputStream(good)).size());
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThrows(FileFormatException.class, () -> Io.load(new ByteArrayInputStream(cut)), "length " + length);
        }
        int[][] changes = {{0, 0x92}, {1, 'n'}, {6, 0}, {6, 4}, {7, 1}, {8, 0xFF}, {9, 0xFF}, {6, 2}};
        for (int[] change : changes) {
            byte[] bad = good.clone();
            bad[change[0]] = (byte) change[1];
            assertThrows(
                    FileFormatException.class,
                    () -> Io.load(new ByteArrayInputStream(bad)),
                    () -> Arrays.toString(change));
        }
    }

    @Test
    void headersAsLongAsNumpyAllows() {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (3,)}";
        byte[] longest = npy(header + " ".repeat(NpyHeader.LONGEST - header.length() - 1) + "\n", new byte[24]);
        assertEquals(3, Io.load(new ByteArrayInputStream(longest)).size());
        byte[] longer = npy(header + " ".repeat(NpyHeader.LONGEST - header.length()) + "\n", new byte[24]);
        assertThrows(FileFormatException.class, () -> Io.load(new ByteArrayInputStream(longer)));
    }

    @Test
    void mutatedFiles() throws IOException {
        List<byte[]> seeds =
                FileGoldens.npy().stream().map(FileGoldens.Npy::file).toList();
        SplittableRandom random = new SplittableRandom(11);
        int valid = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = mutated(seeds.get(random.nextInt(seeds.size())), random);
            Path file = Files.write(folder.resolve("m.npy"), bytes);
            boolean fromFile = readable(() -> Io.load(file), bytes);
            boolean fromStream = readable(() -> Io.load(new ByteArrayInputStream(bytes)), bytes);
            assertEquals(fromFile, fromStream);
            valid += fromFile ? 1 : 0;
        }
        assertTrue(valid > MUTATIONS / 20 && valid < MUTATIONS, valid + " valid");
    }

    @Test
    void mutatedArchives() throws IOException {
        List<byte[]> seeds = FileGoldens.npz();
        SplittableRandom random = new SplittableRandom(12);
        int valid = 0;
        for (int i = 0; i < MUTATIONS / 2; i++) {
            byte[] bytes = mutated(seeds.get(random.nextInt(seeds.size())), random);
            Path file = Files.write(folder.resolve("m.npz"), bytes);
            try (NpzFile archive = Io.loadNpz(file)) {
                for (String name : archive.names()) {
                    Reading both = () -> {
                        archive.header(name);
                        return archive.get(name);
                    };
                    boolean whole = readable(both, bytes);
                    boolean inParts = readable(() -> NpzPartsTest.inParts(archive, name), bytes);
                    assertEquals(whole, inParts);
                    // bytes beside the items, and the checksum, are not looked at
                    boolean mapped = readable(() -> archive.get(name, MapMode.READ), bytes);
                    assertTrue(!mapped || !archive.isCompressed(name));
                    valid += whole ? 1 : 0;
                }
            } catch (OrthantException e) {
                assertTrue(e.getMessage() != null);
            }
        }
        assertTrue(valid > MUTATIONS / 20, valid + " valid");
    }

    private interface Reading {
        NDArray array();
    }

    private static boolean readable(Reading reading, byte[] bytes) {
        try {
            NDArray a = reading.array();
            long largest = 2000L * bytes.length;
            assertTrue(a.size() * a.dtype().itemSize() <= largest, a.size() + " items");
            assertTrue(!a.repr().isEmpty());
            return true;
        } catch (OrthantException e) {
            return false;
        } catch (RuntimeException | Error e) {
            return fail(java.util.HexFormat.of().formatHex(bytes), e);
        }
    }

    private static byte[] mutated(byte[] seed, SplittableRandom random) {
        byte[] bytes = seed.clone();
        int changes = random.nextInt(1, 4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(Math.min(bytes.length, random.nextBoolean() ? 100 : bytes.length));
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) ("0123456789<>|=bifucO(),-'{} ".charAt(random.nextInt(28)));
                default -> bytes = Arrays.copyOf(bytes, random.nextInt(10) == 0 ? Math.max(at, 1) : bytes.length);
            }
        }
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({"/x", "../x", "a/../../x", "C:/x", "a\\x", "./x", "x/"})
    void namesThatArePaths(String name) throws IOException {
        Path file = Files.write(folder.resolve("p.npz"), zip(List.of(name), npyOfZeros(3)));
        assertThrows(FileFormatException.class, () -> Io.loadNpz(file));
    }

    @Test
    void bombs() throws IOException {
        // 64 MiB of zeros behind a header that asks for three items
        byte[] bomb = Arrays.copyOf(npyOfZeros(3), 64 << 20);
        Path lies = Files.write(folder.resolve("b.npz"), zip(List.of("x.npy"), bomb));
        assertTrue(Files.size(lies) < 100_000);
        try (NpzFile archive = Io.loadNpz(lies)) {
            assertThrows(FileFormatException.class, () -> archive.get("x"));
        }
        // a directory that promises more than deflate can give
        byte[] small = zip(List.of("x.npy"), npyOfZeros(3));
        int directory = indexOf(small, new byte[] {'P', 'K', 1, 2});
        ByteBuffer.wrap(small).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 1 << 30);
        try (NpzFile archive = Io.loadNpz(Files.write(folder.resolve("c.npz"), small))) {
            assertThrows(FileFormatException.class, () -> archive.get("x"));
        }
    }

    @Test
    void faultsNameTheirMemberOnce() throws IOException {
        byte[] objects = npy("{'descr': '|O', 'fortran_order': False, 'shape': (3,)}\n", new byte[24]);
        byte[] cut = Arrays.copyOf(npyOfZeros(3), 140);
        byte[] unfinished = npy("{'descr': \n", new byte[24]);
        for (byte[] member : List.of(objects, cut, unfinished)) {
            Path file = Files.write(folder.resolve("e.npz"), zip(List.of("x.npy"), member));
            try (NpzFile archive = Io.loadNpz(file)) {
                String message = assertThrows(OrthantException.class, () -> archive.get("x"))
                        .getMessage();
                assertTrue(message.startsWith(file + ": array 'x': "), message);
                assertEquals(message.indexOf("array 'x'"), message.lastIndexOf("array 'x'"), message);
            }
        }
    }

    @Test
    void wrongChecksumAndForeignMembers() throws IOException {
        byte[] zip = zip(List.of("x.npy", "note.txt"), npyOfZeros(3));
        int directory = indexOf(zip, new byte[] {'P', 'K', 1, 2});
        zip[directory + 16] ^= 1;
        try (NpzFile archive = Io.loadNpz(Files.write(folder.resolve("d.npz"), zip))) {
            assertThrows(FileFormatException.class, () -> archive.get("x"));
            assertThrows(FileFormatException.class, () -> archive.get("note.txt"));
        } catch (UncheckedIOException e) {
            fail(e);
        }
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static byte[] npyOfZeros(int n) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Io.save(out, Np.zeros(n));
        return out.toByteArray();
    }

    private static byte[] zip(List<String> names, byte[] contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(contents);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] npy(String header, byte[] items) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + text.length + items.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) text.length)
                .put(text)
                .put(items)
                .array();
    }
}
