package io.orthant.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Where a text comes from. Files and streams that are gzipped are unpacked, whatever their names. */
public final class TextSource {
    interface Opening {
        InputStream open() throws IOException;
    }

    private final String name;
    private final Opening opening;
    private final boolean decoded;
    private final boolean file;

    private TextSource(String name, Opening opening, boolean decoded) {
        this(name, opening, decoded, false);
    }

    private TextSource(String name, Opening opening, boolean decoded, boolean file) {
        this.name = name;
        this.opening = opening;
        this.decoded = decoded;
        this.file = file;
    }

    /** A file. */
    public static TextSource of(Path path) {
        return new TextSource(path.toString(), () -> unpacked(Files.newInputStream(path)), false, true);
    }

    /** A stream of bytes, read to its end and closed. */
    public static TextSource of(InputStream in) {
        return new TextSource("a stream", () -> unpacked(in), false);
    }

    /** Characters, read to their end and closed. */
    public static TextSource of(Reader reader) {
        return new TextSource("a reader", () -> new Encoded(reader), true);
    }

    /** The text itself. */
    public static TextSource text(String text) {
        return new TextSource("a text", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        InputStream buffered = in.markSupported() ? in : new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        int magic = buffered.read() | buffered.read() << 8;
        buffered.reset();
        return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    /** The bytes of the text. */
    InputStream open() throws IOException {
        return opening.open();
    }

    /** Whether the bytes are UTF-8 whatever encoding is asked for. */
    boolean isDecoded() {
        return decoded;
    }

    /** Whether it is read from a file, which any thread may do. */
    boolean isFile() {
        return file;
    }

    @Override
    public String toString() {
        return name;
    }

    /** A reader's characters as UTF-8. */
    static final class Encoded extends InputStream {
        private final Reader reader;
        private final char[] chars = new char[1 << 14];
        private byte[] bytes = {};
        private int at;
        private int held;

        Encoded(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            return fill() ? bytes[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!fill()) {
                return -1;
            }
            int n = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, target, offset, n);
            at += n;
            return n;
        }

        private boolean fill() throws IOException {
            while (at == bytes.length) {
                int n = reader.read(chars, held, chars.length - held);
                if (n < 0) {
                    return false;
                }
                int have = held + n;
                // half of a pair waits for its other half
                held = have > 1 && Character.isHighSurrogate(chars[have - 1]) ? 1 : 0;
                bytes = new String(chars, 0, have - held).getBytes(StandardCharsets.UTF_8);
                if (held == 1) {
                    chars[0] = chars[have - 1];
                }
                at = 0;
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
