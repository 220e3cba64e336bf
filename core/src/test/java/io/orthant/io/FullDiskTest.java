package io.orthant.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Disks and folders that take no file: a typed exception, the old file as it was, and nothing left beside it. */
class FullDiskTest {
    @TempDir
    Path folder;

    private interface Save {
        void to(Path path, NDArray a);
    }

    private record Saving(String name, Save save) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Saving> savings() {
        return List.of(
                new Saving("save.npy", Io::save),
                new Saving("savez.npz", (path, a) -> Io.savez(path, Map.of("a", a, "b", a))),
                new Saving("compressed.npz", (path, a) -> Io.savezCompressed(path, Map.of("a", a))),
                new Saving("savetxt.txt", Io::savetxt),
                new Saving("savetxt.txt.gz", Io::savetxt),
                new Saving("tofile.bin", Io::tofile));
    }

    @ParameterizedTest
    @MethodSource("savings")
    void aFullDeviceIsReported(Saving saving) throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "a system with /dev/full");
        Path link = Files.createSymbolicLink(folder.resolve(saving.name()), full);
        NDArray large = Np.arange(200_000).div(7);
        UncheckedIOException fault =
                assertThrows(UncheckedIOException.class, () -> saving.save().to(link, large));
        assertTrue(fault.getMessage().contains("No space left"), fault.getMessage());
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(List.of(saving.name()), names());
    }

    @ParameterizedTest
    @MethodSource("savings")
    void aFolderThatTakesNoFilesKeepsTheOldOne(Saving saving) throws IOException {
        Path old = Files.writeString(folder.resolve(saving.name()), "old");
        assumeTrue(folder.toFile().setWritable(false), "a file system with permissions");
        try {
            assumeTrue(!Files.isWritable(folder), "a user whom permissions bind");
            assertThrows(UncheckedIOException.class, () -> saving.save().to(old, Np.arange(10)));
        } finally {
            assertTrue(folder.toFile().setWritable(true));
        }
        assertEquals("old", Files.readString(old));
        assertEquals(List.of(saving.name()), names());
    }

    @ParameterizedTest
    @MethodSource("savings")
    void aFolderThatIsNoneIsReported(Saving saving) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThrows(UncheckedIOException.class, () -> saving.save().to(file.resolve(saving.name()), Np.arange(10)));
        assertEquals("old", Files.readString(file));
    }

    @Test
    void aDiskThatFillsUpWhileWritingKeepsTheOldFile() throws IOException {
        Path old = Files.writeString(folder.resolve("x.npy"), "old");
        UncheckedIOException fault = assertThrows(
                UncheckedIOException.class,
                () -> AtomicFile.write(old, file -> {
                    file.channel().write(ByteBuffer.allocate(100_000));
                    throw new IOException("No space left on device");
                }));
        assertEquals("IOException: No space left on device", fault.getMessage());
        assertEquals("old", Files.readString(old));
        assertEquals(List.of("x.npy"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }
}
