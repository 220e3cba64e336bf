package io.orthant.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;

/**
 * Where in an archive the bytes of a member lie that is stored without compression. Java's own reader of archives does not
 * tell; this follows PKWARE's APPNOTE 6.3.10, sections 4.3.7, 4.3.12 to 4.3.16 and 4.5.3, and believes only what agrees with
 * that reader.
 */
final class StoredMember {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_REMARK = 0xFFFF;
    private static final int LARGE_LOCATOR = 0x07064b50;
    private static final int LARGE_LOCATOR_LENGTH = 20;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_END_LENGTH = 56;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int MEMBER = 0x04034b50;
    private static final int MEMBER_LENGTH = 30;
    private static final int LARGE_FIELD = 1;
    private static final long LARGE = 0xFFFF_FFFFL;

    private final FileChannel file;

    private StoredMember(FileChannel file) {
        this.file = file;
    }

    /**
     * The position of a member's first byte.
     *
     * @throws FileFormatException if the file does not hold it as the entry says
     */
    static long position(FileChannel file, ZipEntry entry) throws IOException {
        return new StoredMember(file).find(entry);
    }

    private long find(ZipEntry entry) throws IOException {
        Directory directory = directory();
        byte[] name = entry.getName().getBytes(StandardCharsets.UTF_8);
        long at = directory.start;
        while (at + ENTRY_LENGTH <= directory.end) {
            ByteBuffer fixed = bytes(at, ENTRY_LENGTH);
            int nameLength = fixed.getShort(28) & 0xFFFF;
            int extraLength = fixed.getShort(30) & 0xFFFF;
            if (fixed.getInt(0) != ENTRY) {
                break;
            }
            if (nameLength == name.length
                    && Arrays.equals(name, bytes(at + ENTRY_LENGTH, nameLength).array())) {
                ByteBuffer extra = bytes(at + ENTRY_LENGTH + nameLength, extraLength);
                return first(directory, entry, fixed, extra);
            }
            at += ENTRY_LENGTH + nameLength + extraLength + (fixed.getShort(32) & 0xFFFF);
        }
        throw new FileFormatException("it is not in the archive's directory any more");
    }

    private long first(Directory directory, ZipEntry entry, ByteBuffer fixed, ByteBuffer extra) throws IOException {
        // fields that are too large for four bytes stand in this order in an extra field
        long[] values = {fixed.getInt(24) & LARGE, fixed.getInt(20) & LARGE, fixed.getInt(42) & LARGE};
        ByteBuffer large = large(extra);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == LARGE && large.remaining() >= Long.BYTES) {
                values[i] = large.getLong();
            }
        }
        boolean encrypted = (fixed.getShort(8) & 1) != 0;
        boolean stored = fixed.getShort(10) == ZipEntry.STORED && values[0] == values[1];
        boolean same = values[0] == entry.getSize() && (fixed.getInt(16) & LARGE) == entry.getCrc();
        if (encrypted || !stored || !same) {
            throw new FileFormatException("the archive is not as it was when it was opened, or encrypted");
        }
        long member = directory.before + values[2];
        if (values[2] < 0 || member < 0 || member > directory.start - MEMBER_LENGTH) {
            throw new FileFormatException("its place lies outside the archive");
        }
        ByteBuffer local = bytes(member, MEMBER_LENGTH);
        long first = member + MEMBER_LENGTH + (local.getShort(26) & 0xFFFF) + (local.getShort(28) & 0xFFFF);
        if (local.getInt(0) != MEMBER
                || local.getShort(8) != ZipEntry.STORED
                || entry.getSize() > directory.start - first) {
            throw new FileFormatException("its bytes do not lie where the archive's directory says");
        }
        return first;
    }

    private static ByteBuffer large(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xFFFF;
            int length = Math.min(extra.getShort() & 0xFFFF, extra.remaining());
            if (id == LARGE_FIELD) {
                return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            extra.position(extra.position() + length);
        }
        return ByteBuffer.allocate(0);
    }

    /**
     * The archive's directory.
     *
     * @param start where it begins
     * @param end where it ends
     * @param before bytes of something else before the archive
     */
    private record Directory(long start, long end, long before) {}

    private Directory directory() throws IOException {
        long size = file.size();
        int tail = (int) Math.min(size, END_LENGTH + LONGEST_REMARK);
        ByteBuffer last = bytes(size - tail, tail);
        for (int i = tail - END_LENGTH; i >= 0; i--) {
            if (last.getInt(i) == END && i + END_LENGTH + (last.getShort(i + 20) & 0xFFFF) == tail) {
                return directory(size - tail + i, last.getInt(i + 12) & LARGE, last.getInt(i + 16) & LARGE);
            }
        }
        throw new FileFormatException("the archive has no directory any more");
    }

    private Directory directory(long end, long length, long offset) throws IOException {
        if (end >= LARGE_LOCATOR_LENGTH) {
            ByteBuffer locator = bytes(end - LARGE_LOCATOR_LENGTH, LARGE_LOCATOR_LENGTH);
            long at = locator.getLong(8);
            if (locator.getInt(0) == LARGE_LOCATOR && at >= 0 && at <= end - LARGE_LOCATOR_LENGTH - LARGE_END_LENGTH) {
                ByteBuffer large = bytes(at, LARGE_END_LENGTH);
                if (large.getInt(0) == LARGE_END) {
                    return checked(at, large.getLong(40), large.getLong(48));
                }
            }
        }
        return checked(end, length, offset);
    }

    private static Directory checked(long end, long length, long offset) {
        long start = end - length;
        if (length < 0 || offset < 0 || start < offset) {
            throw new FileFormatException("the archive's directory lies outside of it");
        }
        return new Directory(start, end, start - offset);
    }

    private ByteBuffer bytes(long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new FileFormatException("the archive is cut off");
            }
        }
        return buffer.flip();
    }
}
