package io.orthant;

import static io.orthant.Np.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.error.AllocationException;
import io.orthant.error.DTypeException;
import io.orthant.error.OrthantException;
import io.orthant.error.ReadOnlyException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.storage.Items;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Making arrays; ranges and shared memory against goldens made by oracle/scripts/creation_goldens.py. */
class CreationTest {
    static List<String> ranges() {
        return Golden.lines("indexing/ranges.tsv");
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void rangesEqualNumPysBitForBit(String line) {
        String[] c = line.split("\t", -1);
        String[] p = c[1].split(",");
        if (c[2].endsWith("Error")) {
            assertThrows(ValueException.class, () -> range(c[0], p));
            return;
        }
        NDArray r = range(c[0], p);
        assertEquals(c[2], r.dtype().typeName());
        assertEquals(c[4], bits(r));
    }

    private static NDArray range(String function, String[] p) {
        return switch (function) {
            case "arange" -> arange(Long.parseLong(p[0]), Long.parseLong(p[1]), Long.parseLong(p[2]), DType.of(p[3]));
            case "arangeFloat" ->
                arange(Double.parseDouble(p[0]), Double.parseDouble(p[1]), Double.parseDouble(p[2]), DType.of(p[3]));
            case "linspace" ->
                linspace(
                        Double.parseDouble(p[0]),
                        Double.parseDouble(p[1]),
                        Long.parseLong(p[2]),
                        Boolean.parseBoolean(p[3].toLowerCase(Locale.ROOT)));
            default ->
                linspace(
                        Double.parseDouble(p[0]), Double.parseDouble(p[1]), Long.parseLong(p[2]), true, DType.of(p[3]));
        };
    }

    private static String bits(NDArray a) {
        StringJoiner all = new StringJoiner(",");
        int slots = a.dtype().slots();
        for (int i = 0; i < a.size(); i++) {
            StringJoiner item = new StringJoiner(":");
            for (int k = 0; k < slots; k++) {
                item.add(word(a, (long) i * slots + k));
            }
            all.add(item.toString());
        }
        return all.toString();
    }

    private static String word(NDArray a, long slot) {
        Object array = a.data().array();
        int i = (int) slot;
        return switch (array) {
            case byte[] b -> String.format("%02x", b[i]);
            case short[] s -> String.format("%04x", s[i]);
            case int[] n -> String.format("%08x", n[i]);
            case long[] n -> String.format("%016x", n[i]);
            case float[] f -> String.format("%08x", Float.floatToRawIntBits(f[i]));
            default -> String.format("%016x", Double.doubleToRawLongBits(Items.getDouble(DType.FLOAT64, array, slot)));
        };
    }

    static List<String> sharing() {
        return Golden.lines("indexing/sharing.tsv");
    }

    @ParameterizedTest
    @MethodSource("sharing")
    void sharedMemoryIsFoundExactly(String line) {
        String[] c = line.split("\t", -1);
        NDArray a = zeros(DType.of(c[0]), Golden.numbers(c[1]));
        NDArray p = a.get(c[2]);
        NDArray q = a.get(c[3]);
        // the other view's axes may have been permuted, which changes nothing about the memory
        assertEquals(Boolean.parseBoolean(c[4]), sharesMemory(p, q));
        assertEquals(Boolean.parseBoolean(c[4]), q.T().sharesMemory(p));
        assertEquals(Boolean.parseBoolean(c[5]), mayShareMemory(p, q));
        assertFalse(p.sharesMemory(q.copy()));
    }

    @Test
    void dtypesFollowJavasTypes() {
        assertEquals(DType.INT64, array(12, 14).dtype());
        assertEquals(DType.INT64, array(12L, 14).dtype());
        assertEquals(DType.FLOAT64, array(2.0, -1, 3.5).dtype());
        assertEquals(DType.FLOAT32, array(1f, 2f).dtype());
        assertEquals(DType.BOOL, array(true, false).dtype());
        assertEquals(DType.INT64, array(new int[] {1, 2}).dtype());
        assertEquals(DType.INT64, array(new int[][] {{1, 2}}).dtype());
        assertEquals(DType.INT8, array(new byte[] {1}).dtype());
        assertEquals(DType.INT16, array(new short[][] {{1}}).dtype());
        assertEquals(DType.INT32, wrap(new int[] {1}).dtype());
        assertEquals(DType.FLOAT64, array(new double[0][0]).dtype());
        assertEquals(DType.FLOAT64, array(List.of(1, 2.5, true)).dtype());
        assertEquals(DType.COMPLEX128, array(List.of(1, new Complex(0, 1))).dtype());
        assertEquals(DType.UINT64, scalar(BigInteger.ONE.shiftLeft(63)).dtype());
        assertEquals(DType.FLOAT32, array(new double[] {1}, DType.FLOAT32).dtype());
    }

    @Test
    void nestedDataKeepsItsShape() {
        NDArray a = array(new int[][][] {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}});
        assertArrayEquals(new long[] {2, 2, 2}, a.shape());
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), a.ravel().toList());
        assertArrayEquals(new long[] {1}, array(5).shape());
        assertArrayEquals(new long[0], scalar(5).shape());
        assertArrayEquals(new long[] {0}, array(new double[0]).shape());
        assertArrayEquals(new long[] {2, 0}, array(new double[2][0]).shape());
        assertArrayEquals(
                new long[] {2, 2},
                array(List.of(array(1, 2), new double[] {3, 4})).shape());
        assertEquals(
                List.of(1.0, 2.0, 3.0, 4.0),
                array(List.of(array(1, 2), new double[] {3, 4})).ravel().toList());
    }

    @Test
    void raggedDataIsRefusedByPosition() {
        assertMessage(
                ValueException.class,
                "setting an array element with a sequence: inhomogeneous shape after 1 dimension, the detected shape"
                        + " was (2,) + inhomogeneous part; item [1] is a sequence of length 1, expected a sequence of"
                        + " length 2",
                () -> array(new double[][] {{1, 2}, {3}}));
        assertMessage(
                ValueException.class,
                "setting an array element with a sequence: inhomogeneous shape after 2 dimensions, the detected shape"
                        + " was (2,2) + inhomogeneous part; item [1][0] is a sequence of length 2, expected a sequence of"
                        + " length 1",
                () -> array(new int[][][] {{{1}, {2}}, {{3, 4}, {5}}}));
        assertThrows(ValueException.class, () -> array(new Object[] {1, new int[] {2}}));
        assertThrows(ValueException.class, () -> array(new Object[] {new int[] {2}, 1}));
        assertThrows(ValueException.class, () -> array(new Object[] {new int[0], new int[] {1}}));
        assertThrows(DTypeException.class, () -> array(new String[] {"a"}));
    }

    @Test
    void wrappedArraysShareTheirItems() {
        double[] items = {1, 2, 3, 4, 5, 6};
        NDArray a = wrap(items, 2, 3);
        items[4] = 50;
        a.set(0, 0, -1);
        assertEquals(50, a.getDouble(1, 1));
        assertEquals(-1, items[0]);
        assertEquals(
                new Complex(3, 4),
                wrap(DType.COMPLEX128, items).fill(new Complex(3, 4)).getComplex(2));
        assertThrows(ShapeException.class, () -> wrap(items, 4, 2));
        assertThrows(DTypeException.class, () -> wrap(DType.FLOAT32, items));
    }

    @Test
    void sizesAreChecked() {
        assertThrows(ValueException.class, () -> zeros(-1));
        assertThrows(AllocationException.class, () -> zeros(1L << 40));
        assertThrows(AllocationException.class, () -> zeros(1L << 40, 1L << 40));
        assertArrayEquals(new long[] {0, 1L << 40}, zeros(0, 1L << 40).shape());
        assertThrows(ValueException.class, () -> zeros(new long[65]));
    }

    @Test
    void scalarsMustFit() {
        NDArray bytes = zeros(DType.INT8, 2);
        assertMessage(ValueException.class, "integer 300 out of bounds for int8", () -> bytes.set(0, 300));
        assertMessage(
                ValueException.class,
                "integer -1 out of bounds for uint8",
                () -> full(2, -1).astype(DType.UINT8).fill(-1));
        assertMessage(ValueException.class, "cannot convert NaN to int8", () -> bytes.fill(Double.NaN));
        assertThrows(DTypeException.class, () -> bytes.fill(new Complex(1, 1)));
        assertEquals(List.of(2L, -2L), bytes.set(0, 2.9).set(1, -2.9).toList());
        assertEquals(List.of(true, true), zeros(DType.BOOL, 2).fill(7).toList());
        assertEquals(
                -1L,
                full(new long[0], BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE), DType.UINT64)
                        .getLong());
    }

    @Test
    void rangesOfOneNumberOfEveryKind() {
        for (DType dtype : DType.values()) {
            NDArray one = arange(0, 1, 1, dtype);
            assertEquals(1, one.size(), dtype.typeName());
            assertEquals(0, one.astype(DType.BOOL).asLong(), dtype.typeName());
        }
        assertEquals(List.of(2.5), arange(2.5, 3, 1, DType.FLOAT64).toList());
    }

    @Test
    void viewsKnowTheirOwner() {
        NDArray a = arange(12);
        NDArray v = a.reshape(3, 4).T().get("1:");
        assertSame(a, v.base());
        assertNull(v.copy().base());
        assertSame(a, ascontiguousarray(a));
        assertEquals(
                "  C_CONTIGUOUS : True\n"
                        + "  F_CONTIGUOUS : True\n"
                        + "  OWNDATA : False\n"
                        + "  WRITEABLE : True\n"
                        + "  ALIGNED : True\n"
                        + "  WRITEBACKIFCOPY : False\n",
                ascontiguousarray(a.T()).flags().toString());
        assertArrayEquals(new long[] {8, 32}, v.strides());
        assertEquals(8, v.itemsize());
        assertEquals(72, v.nbytes());
    }

    @Test
    void readOnlyArraysRefuseWrites() {
        NDArray a = broadcastTo(array(1, 2), 3, 2);
        assertThrows(ReadOnlyException.class, () -> a.set(0, 1));
        assertThrows(ReadOnlyException.class, () -> a.get("1:").fill(0));
        assertThrows(ReadOnlyException.class, () -> a.setDouble(1, 0, 0));
        assertThrows(ReadOnlyException.class, () -> put(a, 0, 1));
        assertThrows(ReadOnlyException.class, () -> eye(2).diagonal().fill(0));
        assertFalse(a.flags().writeable());
        assertTrue(a.copy().flags().writeable());
    }

    @Test
    void castingRulesHold() {
        NDArray a = array(1.7, -2.7);
        assertEquals(List.of(1L, -2L), a.astype(DType.INT32).toList());
        assertThrows(DTypeException.class, () -> a.astype(DType.INT32, Casting.SAME_KIND));
        assertSame(a, a.astype(DType.FLOAT64, Casting.SAFE, false));
        assertThrows(DTypeException.class, () -> copyto(zeros(DType.INT64, 2), a));
    }

    @Test
    void itemsComeOutAsJavaValues() {
        NDArray a = array(new double[][] {{1.5, -2}, {3, 4}});
        assertArrayEquals(new double[] {1.5, 3, -2, 4}, a.T().toDoubleArray());
        assertArrayEquals(new long[] {1, -2, 3, 4}, a.toLongArray());
        assertArrayEquals(new int[] {1, -2, 3, 4}, a.toIntArray());
        assertArrayEquals(new double[][] {{1.5, -2}, {3, 4}}, (double[][]) a.toArray());
        assertEquals(List.of(List.of(1.5, -2.0), List.of(3.0, 4.0)), a.toList());
        assertEquals(-2.0, a.item(0, -1));
        assertEquals(-2L, a.getLong(0, 1));
        assertEquals(7L, array(7).item());
        assertEquals(7.0, array(7).asDouble());
        assertEquals(new Complex(1, 2), scalar(new Complex(1, 2)).item());
        assertEquals("(1+2j)", new Complex(1, 2).toString());
        assertMessage(
                ShapeException.class,
                "asDouble: can only convert an array of size 1 to a scalar, found shape (2,2)",
                a::asDouble);
        assertThrows(DTypeException.class, () -> scalar(new Complex(1, 2)).asDouble());
    }

    @Test
    void methodsDoWhatTheFunctionsDo() {
        NDArray a = arange(6).reshape(2, 3);
        assertEquals(List.of(5L, 0L), a.take(new int[] {-1, 0}).toList());
        assertEquals(List.of(List.of(2L), List.of(5L)), a.take(new int[] {2}, 1).toList());
        assertEquals(
                List.of(List.of(3L, 4L, 5L)), a.compress(array(false, true), 0).toList());
        assertEquals(List.of(0L, 0L, 1L, 1L), arange(2).repeat(2).toList());
        assertArrayEquals(new long[] {2, 6}, a.repeat(2, 1).shape());
        assertEquals(
                List.of(0L, 9L, 2L, 3L, 4L, 9L),
                a.copy().put(array(1, -1), 9).ravel().toList());
        assertEquals(List.of(1.0, 2.0), fromStream(DoubleStream.of(1, 2)).toList());
        assertEquals(DType.INT64, fromStream(LongStream.of(1, 2)).dtype());
    }

    @Test
    void functionsFillGrids() {
        assertEquals(
                List.of(0.0, 1.0, 2.0, 10.0, 11.0, 12.0),
                fromIndex(i -> 10 * i[0] + i[1], 2, 3).ravel().toList());
        assertEquals(
                List.of(List.of(0.0, 0.0), List.of(1.0, 1.0)),
                fromFunction(grids -> grids.get(0), 2, 2).toList());
        assertEquals(
                List.of(List.of(0L, 1L), List.of(0L, 1L)), indices(2, 2).get(1).toList());
    }

    private static void assertMessage(Class<? extends OrthantException> type, String message, Runnable call) {
        assertEquals(message, assertThrows(type, call::run).getMessage());
    }
}
