package io.orthant.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The bytes at which a field of a table may end: delimiters, ends of lines and first bytes of comments. */
final class Stops {
    /** Ends a field. */
    static final int DELIMITER = 1;
    /** Ends a line. */
    static final int LINE_END = 2;
    /** Begins a comment, or looks like it. */
    static final int COMMENT = 4;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final byte[] BLANKS = {' ', '\t', 0x0b, '\f'};

    private final byte[] kinds = new byte[256];
    private final boolean blanks;
    // eight times each
    private final long delimiter;
    private final long comment;
    private final boolean fewComments;

    private Stops(@Nullable Character between, byte[][] comments) {
        blanks = between == null;
        for (byte c : between == null ? BLANKS : new byte[] {(byte) between.charValue()}) {
            kinds[c & 0xFF] |= DELIMITER;
        }
        for (byte[] c : comments) {
            kinds[c[0] & 0xFF] |= COMMENT;
        }
        kinds['\n'] = LINE_END;
        kinds['\r'] = LINE_END;
        delimiter = ONES * (between == null ? ' ' : between & 0xFF);
        comment = comments.length == 0 ? delimiter : ONES * (comments[0][0] & 0xFF);
        fewComments = comments.length <= 1;
    }

    /**
     * Those of a table.
     *
     * @param delimiter between fields; blanks of any kind if null
     * @param comments the bytes that begin comments, none of them empty
     */
    static Stops of(@Nullable Character delimiter, byte[][] comments) {
        return new Stops(delimiter, comments);
    }

    /** What a byte may be; 0 if it ends nothing. */
    int kind(byte c) {
        return kinds[c & 0xFF];
    }

    /** Whether none of some characters is a stop, and no stop is both a delimiter and a comment's begin. */
    boolean areNoneOf(String characters) {
        for (byte kind : kinds) {
            if (kind == (DELIMITER | COMMENT)) {
                return false;
            }
        }
        return characters.chars().noneMatch(c -> kinds[c] != 0);
    }

    /** Whether a byte stands between fields, other than blanks. */
    boolean isBetween(byte c) {
        return !blanks && (kinds[c & 0xFF] & DELIMITER) != 0;
    }

    /** Whether a byte is what may surround a number. */
    boolean isBlank(byte c) {
        return blanks ? (kinds[c & 0xFF] & DELIMITER) != 0 : (c == ' ' || c == '\t') && kinds[c] == 0;
    }

    /** The first stop from a place on, or the end. */
    int next(byte[] bytes, int from, int end) {
        int i = from;
        while (fewComments && end - i >= Long.BYTES) {
            long found = candidates((long) EIGHT.get(bytes, i)) & HIGH_BITS;
            if (found == 0) {
                i += Long.BYTES;
                continue;
            }
            i += Long.numberOfTrailingZeros(found) >>> 3;
            if (kinds[bytes[i] & 0xFF] != 0) {
                return i;
            }
            i++;
        }
        while (i < end && kinds[bytes[i] & 0xFF] == 0) {
            i++;
        }
        return i;
    }

    /** High bits at those of eight bytes that may be stops; only the lowest is sure to be set rightly. */
    private long candidates(long eight) {
        long ends = blanks
                ? eight - ONES * (' ' + 1) & ~eight
                : zeros(eight ^ delimiter) | zeros(eight ^ ONES * '\n') | zeros(eight ^ ONES * '\r');
        return ends | zeros(eight ^ comment);
    }

    private static long zeros(long x) {
        return x - ONES & ~x;
    }
}
