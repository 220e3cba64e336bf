package io.orthant.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears whole or not at all: written beside its place under another name, and moved there at the end. Until
 * then, and if anything fails, an old file of that name stays as it is.
 */
final class AtomicFile implements AutoCloseable {
    /** Writes a file's contents. */
    interface Contents {
        void write(AtomicFile file) throws IOException;
    }

    private final Path target;
    private final Path written;
    private final FileChannel channel;
    private @Nullable DirectFile direct;
    private boolean large;
    private boolean done;

    private AtomicFile(Path target, Path written, FileChannel channel) {
        this.target = target;
        this.written = written;
        this.channel = channel;
    }

    /** Opens a temporary file beside a path; links are followed, what is no regular file is written to directly. */
    static AtomicFile open(Path path) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new AtomicFile(target, target, FileChannel.open(target, StandardOpenOption.WRITE));
        }
        while (true) {
            String suffix = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
            Path written = target.resolveSibling(target.getFileName() + "." + suffix + ".tmp");
            try {
                FileChannel channel = FileChannel.open(
                        written, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
                return new AtomicFile(target, written, channel);
            } catch (FileAlreadyExistsException e) {
                // another number
            }
        }
    }

    /** Writes a file in one go; returns its path. */
    static Path write(Path path, Contents contents) {
        return write(path, 0, contents);
    }

    /** As {@link #write(Path, Contents)}, for a file which will have so many bytes. */
    static Path write(Path path, long bytes, Contents contents) {
        try (AtomicFile file = open(path)) {
            if (!file.written.equals(file.target)) {
                file.direct = DirectFile.open(file.written, bytes);
                file.large = file.direct != null;
            }
            contents.write(file);
            file.publish();
            return path;
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    FileChannel channel() {
        return channel;
    }

    /** Writes the first of some bytes of the heap without a copy, and says how many: perhaps none. */
    long writeDirectly(MemorySegment bytes, long position) {
        return direct == null ? 0 : direct.write(bytes, position);
    }

    /** Moves the file to its place. */
    void publish() throws IOException {
        closeBoth();
        if (!written.equals(target)) {
            keepPermissions();
            FileChannel old = old();
            try {
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                if (old != null) {
                    ForkJoinPool.commonPool().execute(() -> letGo(old));
                }
            }
        }
        done = true;
    }

    /**
     * On Linux, a large old file, held open while it is replaced: the system then takes its pages back when it is closed, for which
     * nobody has to wait. Null if there is none, or none that may be read.
     */
    private @Nullable FileChannel old() {
        try {
            return large && Files.exists(target) ? FileChannel.open(target, StandardOpenOption.READ) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static void letGo(FileChannel old) {
        try {
            old.close();
        } catch (IOException e) {
            // it was only read, and nothing from it
        }
    }

    private void keepPermissions() throws IOException {
        PosixFileAttributeView fresh = Files.getFileAttributeView(written, PosixFileAttributeView.class);
        if (fresh != null && Files.exists(target)) {
            try {
                fresh.setPermissions(Files.getPosixFilePermissions(target));
            } catch (NoSuchFileException e) {
                // deleted meanwhile: nothing to keep
            }
        }
    }

    /** Drops what was written, unless it was published. */
    @Override
    public void close() throws IOException {
        closeBoth();
        if (!done && !written.equals(target)) {
            Files.deleteIfExists(written);
        }
    }

    private void closeBoth() throws IOException {
        if (direct != null) {
            direct.close();
            direct = null;
        }
        channel.close();
    }

    /** The form in which faults of the file system leave this package. */
    static UncheckedIOException unchecked(IOException e) {
        return new UncheckedIOException(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
}
