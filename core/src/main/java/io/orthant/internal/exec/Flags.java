package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Which items are not zero: counted first, so that results have their size from the start, then listed without branches. */
final class Flags {
    /** Items of a piece; depends on nothing else. */
    static final int PIECE = 1 << 16;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final VarHandle WORDS_LE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] PLACES = places();

    private Flags() {}

    /** How many bytes of 0 or 1 are 1. */
    static int count(byte[] flags, int from, int n) {
        int i = from;
        int end = from + n;
        int count = 0;
        while (i + Long.BYTES <= end) {
            // each byte of the sum stays below 256
            int stop = Math.min(end - Long.BYTES, i + 31 * Long.BYTES);
            long sum = 0;
            for (; i <= stop; i += Long.BYTES) {
                sum += (long) WORDS.get(flags, i);
            }
            sum = (sum & 0x00FF_00FF_00FF_00FFL) + (sum >>> 8 & 0x00FF_00FF_00FF_00FFL);
            count += (int) (sum * 0x0001_0001_0001_0001L >>> 48);
        }
        for (; i < end; i++) {
            count += flags[i];
        }
        return count;
    }

    /** For each piece of a flag array where its first true item goes; the number of all true items at the end. */
    static int[] starts(byte[] flags, int from, int n) {
        int pieces = Parallel.pieces(n, PIECE);
        int[] starts = new int[pieces + 1];
        Parallel.run(pieces, p -> starts[p + 1] = count(flags, from + p * PIECE, Math.min(PIECE, n - p * PIECE)));
        for (int p = 0; p < pieces; p++) {
            starts[p + 1] += starts[p];
        }
        return starts;
    }

    /** Bytes of 0 or 1 for the items of a row-major array: those of a bool array themselves, of others fresh ones. */
    static Strided of(Strided a) {
        if (a.dtype() == DType.BOOL) {
            return Assign.contiguous(a, DType.BOOL);
        }
        Strided flat = Assign.contiguous(a, a.dtype());
        int n = Math.toIntExact(a.size());
        Strided flags = Strided.zeros(DType.BOOL, n);
        byte[] out = (byte[]) flags.array();
        int slots = a.dtype().slots();
        int first = (int) flat.offset();
        Parallel.ranges(n, PIECE, (from, to) -> fill(flat, first + (int) from * slots, (int) from, (int) to, out));
        return flags;
    }

    private static void fill(Strided a, int first, int from, int to, byte[] out) {
        int at = first - from;
        switch (a.array()) {
            case byte[] v -> {
                for (int i = from; i < to; i++) {
                    out[i] = (byte) (v[at + i] != 0 ? 1 : 0);
                }
            }
            case short[] v -> {
                int mask = a.dtype() == DType.FLOAT16 ? 0x7FFF : 0xFFFF;
                for (int i = from; i < to; i++) {
                    out[i] = (byte) ((v[at + i] & mask) != 0 ? 1 : 0);
                }
            }
            case int[] v -> {
                for (int i = from; i < to; i++) {
                    out[i] = (byte) (v[at + i] != 0 ? 1 : 0);
                }
            }
            case long[] v -> {
                for (int i = from; i < to; i++) {
                    out[i] = (byte) (v[at + i] != 0 ? 1 : 0);
                }
            }
            case float[] v -> fillFloats(a, v, first, from, to, out);
            default -> fillDoubles(a, (double[]) a.array(), first, from, to, out);
        }
    }

    private static void fillFloats(Strided a, float[] v, int first, int from, int to, byte[] out) {
        if (a.dtype().isComplex()) {
            for (int i = from, at = first; i < to; i++, at += 2) {
                out[i] = (byte) (v[at] != 0 || v[at + 1] != 0 ? 1 : 0);
            }
        } else {
            for (int i = from; i < to; i++) {
                out[i] = (byte) (v[first - from + i] != 0 ? 1 : 0);
            }
        }
    }

    private static void fillDoubles(Strided a, double[] v, int first, int from, int to, byte[] out) {
        if (a.dtype().isComplex()) {
            for (int i = from, at = first; i < to; i++, at += 2) {
                out[i] = (byte) (v[at] != 0 || v[at + 1] != 0 ? 1 : 0);
            }
        } else {
            for (int i = from; i < to; i++) {
                out[i] = (byte) (v[first - from + i] != 0 ? 1 : 0);
            }
        }
    }

    /** The positions of true items, rising. */
    static long[] positions(byte[] flags, int from, int n) {
        int[] starts = starts(flags, from, n);
        long[] found = new long[starts[starts.length - 1]];
        Parallel.run(starts.length - 1, p -> {
            int count = starts[p];
            int limit = starts[p + 1];
            int i = p * PIECE;
            for (; count + Long.BYTES <= limit; i += Long.BYTES) {
                count = eight(flags, from + i, i, found, count);
            }
            for (; count < limit; i++) {
                found[count] = i;
                count += flags[from + i];
            }
        });
        return found;
    }

    /** Lists the true ones of eight items, for which there must be room, whichever they are; where the next ones go. */
    private static int eight(byte[] flags, int at, long first, long[] found, int to) {
        // bit k is item k
        int bits = (int) ((long) WORDS_LE.get(flags, at) * 0x0102_0408_1020_4080L >>> 56);
        int row = bits << 3;
        found[to] = first + PLACES[row];
        found[to + 1] = first + PLACES[row + 1];
        found[to + 2] = first + PLACES[row + 2];
        found[to + 3] = first + PLACES[row + 3];
        found[to + 4] = first + PLACES[row + 4];
        found[to + 5] = first + PLACES[row + 5];
        found[to + 6] = first + PLACES[row + 6];
        found[to + 7] = first + PLACES[row + 7];
        return to + Integer.bitCount(bits);
    }

    /** For each set of eight bits the places of those that are set, then zeros. */
    private static byte[] places() {
        byte[] places = new byte[8 << 8];
        for (int bits = 0; bits < 1 << 8; bits++) {
            int next = bits << 3;
            for (int k = 0; k < 8; k++) {
                if ((bits >>> k & 1) != 0) {
                    places[next++] = (byte) k;
                }
            }
        }
        return places;
    }

    /** The indices of true items of an array of a shape: one array for each axis. */
    static long[][] indices(byte[] flags, int from, long[] shape) {
        int rank = shape.length;
        if (rank == 1) {
            return new long[][] {positions(flags, from, (int) shape[0])};
        }
        int row = (int) shape[rank - 1];
        int n = Math.toIntExact(Shapes.size(shape));
        int[] starts = starts(flags, from, n);
        long[][] found = new long[rank][starts[starts.length - 1]];
        Parallel.run(starts.length - 1, p -> {
            long[] columns = found[rank - 1];
            int end = Math.min(n, (p + 1) * PIECE);
            int at = starts[p];
            for (int i = p * PIECE; i < end && at < starts[p + 1]; ) {
                int column = i % row;
                int stop = Math.min(end, i - column + row);
                int first = at;
                int shift = i - column; // first item of the row
                for (; i + Long.BYTES <= stop && at + Long.BYTES <= starts[p + 1]; i += Long.BYTES) {
                    at = eight(flags, from + i, i - shift, columns, at);
                }
                for (; i < stop && at < starts[p + 1]; i++) {
                    columns[at] = i - shift;
                    at += flags[from + i];
                }
                long rest = shift / row;
                for (int axis = rank - 2; axis >= 0; axis--) {
                    Arrays.fill(found[axis], first, at, rest % shape[axis]);
                    rest /= shape[axis];
                }
            }
        });
        return found;
    }
}
