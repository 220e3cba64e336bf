package io.orthant.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.ReadOnlyException;
import io.orthant.error.ValueException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memory and values shared with the rest of Java. */
class ExchangeTest {
    @ParameterizedTest
    @EnumSource(DType.class)
    void segmentsOfAllDtypes(DType dtype) {
        NDArray a = Np.arange(6).astype(dtype).reshape(2, 3);
        MemorySegment heap = Io.segment(a);
        assertEquals(a.nbytes(), heap.byteSize());
        assertEquals(Io.toBuffer(a), ByteBuffer.wrap(heap.toArray(ValueLayout.JAVA_BYTE)));
        MemorySegment row = Io.segment(a.get(1));
        assertEquals(a.nbytes() / 2, row.byteSize());
        assertEquals(Io.toBuffer(a.get(1)), ByteBuffer.wrap(row.toArray(ValueLayout.JAVA_BYTE)));
        NDArray outside = Io.wrap(Arena.ofAuto().allocate(a.nbytes(), 8), dtype, ByteOrder.nativeOrder(), 2, 3);
        outside.assign(a);
        assertTrue(Io.segment(outside).isNative());
        assertEquals(-1, Io.segment(outside).mismatch(heap));
        assertEquals(-1, Io.segment(outside.get(1)).mismatch(row));
        assertEquals(0, Io.segment(Np.zeros(dtype, 0, 3)).byteSize());
    }

    @Test
    void segmentsShareMemory() {
        double[] items = {1, 2, 3, 4};
        NDArray a = Np.wrap(items, 2, 2);
        MemorySegment segment = Io.segment(a);
        assertSame(items, segment.heapBase().orElseThrow());
        segment.setAtIndex(ValueLayout.JAVA_DOUBLE, 3, 9);
        assertEquals(9, a.getDouble(1, 1));
        assertTrue(Io.segment(a.asReadOnly()).isReadOnly());
    }

    @Test
    void whatLiesOtherwiseIsRefused() {
        NDArray a = Np.arange(6).reshape(2, 3);
        NDArray foreign = Io.wrap(
                ByteBuffer.allocateDirect(16)
                        .order(
                                ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
                                        ? ByteOrder.LITTLE_ENDIAN
                                        : ByteOrder.BIG_ENDIAN),
                DType.INT64,
                2);
        for (NDArray odd : List.of(a.T(), a.get(":, ::2"), a.get("::-1"), foreign)) {
            ValueException e = assertThrows(ValueException.class, () -> Io.segment(odd));
            assertTrue(e.getMessage().contains("copy()"), e.getMessage());
            assertEquals(odd.nbytes(), Io.segment(odd.copy()).byteSize());
        }
    }

    @Test
    void buffersShareMemory() {
        for (ByteBuffer buffer : List.of(ByteBuffer.allocateDirect(40), ByteBuffer.allocate(40))) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                buffer.order(order).clear().position(8);
                NDArray a = Io.wrap(buffer, DType.FLOAT64, 2, 2);
                buffer.putDouble(16, 2.5);
                assertEquals(2.5, a.getDouble(0, 1));
                a.setDouble(-1, 1, 1);
                assertEquals(-1, buffer.getDouble(32));
                assertThrows(ValueException.class, () -> Io.wrap(buffer, DType.FLOAT64, 5));
                NDArray readOnly = Io.wrap(buffer.asReadOnlyBuffer().order(order), DType.FLOAT64, 4);
                assertEquals(2.5, readOnly.getDouble(1));
                assertThrows(ReadOnlyException.class, () -> readOnly.setDouble(0, 0));
            }
        }
    }

    @Test
    void streams() {
        NDArray a = Np.array(new double[][] {{1.5, -2.5}, {3.5, 4.5}}).T();
        assertArrayEquals(new double[] {1.5, 3.5, -2.5, 4.5}, a.doubleStream().toArray());
        assertArrayEquals(new long[] {1, 3, -2, 4}, a.longStream().toArray());
        assertArrayEquals(new int[] {1, 3, -2, 4}, a.intStream().toArray());
        NDArray back = Io.fromiter(IntStream.range(0, 5).map(i -> i * i));
        assertEquals(DType.INT32, back.dtype());
        assertEquals(30, back.intStream().sum());
        assertFalse(Np.zeros(0).doubleStream().findAny().isPresent());
        assertEquals(5, Array.getLength(back.toArray()));
    }
}
