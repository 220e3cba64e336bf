package io.orthant.io;

import io.orthant.NDArray;
import io.orthant.error.DTypeException;
import io.orthant.error.ValueException;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .npz} archive: arrays by name, read when asked for. The file stays open until {@link #close()}, or until the
 * object is unreachable.
 *
 * <p>Opening reads the directory only. Names that would lead out of a folder (absolute, with {@code ..}, backslashes or
 * control characters) and names that stand twice are refused. An array is read no further than its header says, its memory
 * grows with what is really there, and its size and checksum must be those of the directory.
 */
public final class NpzFile implements AutoCloseable {
    private static final String SUFFIX = ".npy";
    // deflate cannot do better
    private static final long LARGEST_RATIO = 1032;
    private static final long SLACK = 1 << 10;

    private final Path path;
    private final ZipFile zip;
    private final Map<String, ZipEntry> members;

    private NpzFile(Path path, ZipFile zip, Map<String, ZipEntry> members) {
        this.path = path;
        this.zip = zip;
        this.members = members;
    }

    static NpzFile open(Path path) {
        ZipFile zip = null;
        try {
            zip = new ZipFile(path.toFile());
            NpzFile file = new NpzFile(path, zip, members(path, zip));
            zip = null;
            return file;
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new FileFormatException(path + ": no readable archive: " + e.getMessage(), e);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        } finally {
            closeAfterFault(zip);
        }
    }

    private static void closeAfterFault(@Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    private static Map<String, ZipEntry> members(Path path, ZipFile zip) {
        Map<String, ZipEntry> members = new LinkedHashMap<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            checkName(path + ": ", name);
            if (members.put(name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name, entry)
                    != null) {
                throw new FileFormatException(path + ": two members are named " + Quoted.of(name));
            }
        }
        return members;
    }

    private static void checkName(String where, String name) {
        boolean leads = name.isEmpty()
                || name.startsWith("/")
                || name.endsWith("/")
                || name.indexOf('\\') >= 0
                || (name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0)));
        for (String step : name.split("/", -1)) {
            leads |= step.equals("..") || step.equals(".");
        }
        if (leads || name.chars().anyMatch(Character::isISOControl)) {
            throw new FileFormatException(where + "a member's name is a path that is not allowed: " + Quoted.of(name));
        }
    }

    /** The arrays' names, in the archive's order, without {@code .npy}. */
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /** What the archive says about an array, without reading its items. */
    public NpyHeader header(String name) {
        ZipEntry entry = entry(name);
        try (InputStream in = zip.getInputStream(entry)) {
            return checkedHeader(entry, in);
        } catch (IOException | FileFormatException | DTypeException e) {
            throw named(name, e);
        }
    }

    /**
     * Reads an array; every call reads afresh.
     *
     * @throws ValueException if there is no array of that name
     * @throws FileFormatException if it is corrupt
     */
    public NDArray get(String name) {
        ZipEntry entry = entry(name);
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
            NDArray array = NpyFormat.read(in, checkedHeader(entry, in));
            checkEnd(in, crc, entry);
            return array;
        } catch (IOException | FileFormatException | DTypeException e) {
            throw named(name, e);
        }
    }

    /**
     * Maps an array that is stored without compression, as {@code savez} does: nothing but its header is read, items come into
     * memory when they are used, and it may be larger than the heap. Its checksum is not looked at. The array does not need this
     * object any more.
     *
     * @param mode {@link MapMode#READ} or {@link MapMode#COPY}; for {@code COPY} the file must be writeable
     * @throws ValueException if there is no array of that name, if it is compressed, or for {@link MapMode#READ_WRITE}, which
     *     would make its checksum wrong
     * @throws FileFormatException if it is corrupt
     */
    public NDArray get(String name, MapMode mode) {
        ZipEntry entry = entry(name);
        if (mode == MapMode.READ_WRITE) {
            throw new ValueException(
                    "get: an array of an archive is not mapped for writing, as its checksum would be wrong;"
                            + " READ and COPY are possible");
        }
        if (isCompressed(name)) {
            throw new ValueException("get: array " + Quoted.of(name) + " of " + path
                    + " is compressed and cannot be mapped; get(name) reads it, reader(name) part by part");
        }
        NpyHeader header = header(name);
        try {
            return MappedFile.member(path, mode, entry, header);
        } catch (IOException | FileFormatException e) {
            throw named(name, e);
        }
    }

    /** Whether an array is compressed; those that are not can be mapped. */
    public boolean isCompressed(String name) {
        return entry(name).getMethod() != ZipEntry.STORED;
    }

    /**
     * Reads an array part by part: of a compressed one only the part is in memory. Checksum and length are checked when the
     * last part has come.
     *
     * @throws ValueException if there is no array of that name
     * @throws FileFormatException if its header is wrong or does not agree with the archive's directory
     */
    public NpyReader reader(String name) {
        ZipEntry entry = entry(name);
        CRC32 crc = new CRC32();
        try {
            InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc);
            try {
                return NpyReader.of(where(name), in, checkedHeader(entry, in), () -> checkEnd(in, crc, entry));
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException | FileFormatException | DTypeException e) {
            throw named(name, e);
        }
    }

    private static void checkEnd(InputStream in, CRC32 crc, ZipEntry entry) throws IOException {
        if (in.read() >= 0 || crc.getValue() != entry.getCrc()) {
            throw new FileFormatException("bad CRC-32 or length");
        }
    }

    /** All arrays by name. */
    public Map<String, NDArray> toMap() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        members.keySet().forEach(name -> arrays.put(name, get(name)));
        return arrays;
    }

    private static NpyHeader checkedHeader(ZipEntry entry, InputStream in) throws IOException {
        long packed = entry.getCompressedSize();
        if (packed < 0 || entry.getSize() > packed * LARGEST_RATIO + SLACK) {
            throw new FileFormatException(entry.getSize() + " bytes cannot come from " + packed);
        }
        NpyHeader header = NpyFormat.header(in);
        if (header.length() + header.bytes() != entry.getSize()) {
            throw new FileFormatException("its header asks for " + header.bytes() + " bytes, the archive holds "
                    + (entry.getSize() - header.length()));
        }
        return header;
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = members.get(name);
        if (entry == null && name.endsWith(SUFFIX)) {
            entry = members.get(name.substring(0, name.length() - SUFFIX.length()));
        }
        if (entry == null) {
            throw new ValueException(
                    Quoted.of(name) + " is not a file in the archive " + path + ", which has " + names());
        }
        if (!entry.getName().endsWith(SUFFIX)) {
            throw new FileFormatException(path + ": member " + Quoted.of(name) + " is no array");
        }
        return entry;
    }

    private String where(String name) {
        return path + ": array " + Quoted.of(name) + ": ";
    }

    /** A fault of one member, which its message names. */
    private RuntimeException named(String name, Exception fault) {
        String where = where(name);
        return switch (fault) {
            case DTypeException e -> new DTypeException(where + e.getMessage(), e);
            case FileFormatException e -> new FileFormatException(where + e.getMessage(), e);
            case ZipException e -> new FileFormatException(where + e.getMessage(), e);
            case EOFException e -> new FileFormatException(where + "cut off", e);
            default -> AtomicFile.unchecked((IOException) fault);
        };
    }

    @Override
    public void close() {
        closeAfterFault(zip);
    }

    /** Writes an archive as NumPy's savez, or its savez_compressed. */
    static Path write(Path path, Map<String, NDArray> arrays, boolean compressed) {
        arrays.keySet().forEach(name -> checkName("savez: ", name + SUFFIX));
        return AtomicFile.write(path, file -> {
            // not closed: the channel is closed by its owner
            ZipOutputStream zip =
                    new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(file.channel()), 1 << 18));
            for (Map.Entry<String, NDArray> member : arrays.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey() + SUFFIX);
                // a fixed date, so that the same arrays give the same file
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0, 2));
                if (!compressed) {
                    store(entry, member.getValue());
                }
                zip.putNextEntry(entry);
                NpyFormat.write(
                        (ByteBuffer piece) -> zip.write(piece.array(), piece.position(), piece.remaining()),
                        member.getValue());
                zip.closeEntry();
            }
            zip.finish();
            zip.flush();
        });
    }

    /** A stored member's size and checksum stand before its bytes, so these are run through twice. */
    private static void store(ZipEntry entry, NDArray array) throws IOException {
        CRC32 crc = new CRC32();
        NpyFormat.write((ByteBuffer piece) -> crc.update(piece.duplicate()), array);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(NpyFormat.header(array.memory()).length
                + array.size() * array.dtype().itemSize());
        entry.setCrc(crc.getValue());
    }
}
