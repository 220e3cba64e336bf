package io.orthant.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.OrthantException;
import io.orthant.error.ReadOnlyException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrowTest {
    private final BufferAllocator allocator = new RootAllocator();

    /** Fails if memory was not given back. */
    @AfterEach
    void closeAllocator() {
        allocator.close();
    }

    record Type(DType dtype, Class<? extends FieldVector> vector) {}

    private static final List<Type> TYPES = List.of(
            new Type(DType.BOOL, BitVector.class),
            new Type(DType.INT8, TinyIntVector.class),
            new Type(DType.INT16, SmallIntVector.class),
            new Type(DType.INT32, IntVector.class),
            new Type(DType.INT64, BigIntVector.class),
            new Type(DType.UINT8, UInt1Vector.class),
            new Type(DType.UINT16, UInt2Vector.class),
            new Type(DType.UINT32, UInt4Vector.class),
            new Type(DType.UINT64, UInt8Vector.class),
            new Type(DType.FLOAT16, Float2Vector.class),
            new Type(DType.FLOAT32, Float4Vector.class),
            new Type(DType.FLOAT64, Float8Vector.class));

    record Case(Type type, long[] shape) {
        NDArray array() {
            NDArray a = Np.arange(Arrays.stream(shape).reduce(1, (m, n) -> m * n))
                    .times(37)
                    .rem(128);
            return (type.dtype.isBool() ? a.rem(3).eq(0) : a.astype(type.dtype)).reshape(shape);
        }

        @Override
        public String toString() {
            return type.dtype + Arrays.toString(shape);
        }
    }

    static Stream<Case> cases() {
        long[][] shapes = {{0}, {1}, {7}, {8}, {9}, {64}, {65}, {1000}, {3, 5}, {4, 0}, {0, 4}, {2, 3, 4}, {3, 2, 1, 5}
        };
        return TYPES.stream().flatMap(type -> Arrays.stream(shapes).map(shape -> new Case(type, shape)));
    }

    private static void assertSame(NDArray expected, NDArray actual) {
        assertEquals(expected.dtype(), actual.dtype());
        assertArrayEquals(expected.shape(), actual.shape());
        assertArrayEquals(expected.toDoubleArray(), actual.toDoubleArray());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void roundTrips(Case c) {
        NDArray a = c.array();
        try (FieldVector vector = Arrow.vector("v", a, allocator);
                Arena arena = Arena.ofShared()) {
            assertEquals(c.shape[0], vector.getValueCount());
            assertEquals(0, vector.getNullCount());
            FieldVector leaf = vector;
            while (leaf instanceof FixedSizeListVector lists) {
                leaf = lists.getDataVector();
            }
            assertInstanceOf(c.type.vector, leaf);
            assertEquals(0, leaf.getNullCount());
            assertSame(a, Arrow.array(vector));
            assertFalse(Arrow.mask(vector).any().asBoolean());
            if (!c.type.dtype.isBool()) {
                NDArray view = Arrow.view(vector, arena);
                assertSame(a, view);
                assertSame(a.get("::-1"), view.get("::-1"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void roundTripsWithNulls(Case c) {
        NDArray a = c.array();
        NDArray mask = Np.arange(a.size()).rem(3).eq(1).reshape(c.shape);
        try (FieldVector vector = Arrow.vector("v", a, mask, allocator)) {
            assertSame(mask, Arrow.mask(vector));
            assertSame(a, Arrow.array(vector, Nulls.LEAVE));
            NDArray nan = Arrow.array(vector, Nulls.NAN);
            boolean some = mask.any().asBoolean();
            assertEquals(!some || c.type.dtype.isFloating() ? c.type.dtype : DType.FLOAT64, nan.dtype());
            assertSame(
                    Np.where(mask, Double.NaN, a.astype(DType.FLOAT64)),
                    some ? nan.astype(DType.FLOAT64) : a.astype(DType.FLOAT64));
            if (some) {
                assertThrows(ValueException.class, () -> Arrow.array(vector));
            }
        }
    }

    @Test
    void valuesAreArrowsOwn() {
        NDArray a = Np.array(new int[][] {{1, 2}, {3, 4}, {5, 6}}).T();
        try (FixedSizeListVector vector = (FixedSizeListVector) Arrow.vector("v", a, allocator)) {
            assertEquals("[[1,3,5], [2,4,6]]", vector.toString());
            assertEquals(List.of(2L, 4L, 6L), vector.getObject(1));
        }
        try (FieldVector bits = Arrow.vector("b", Np.array(true, false, true), allocator)) {
            assertEquals("[true, false, true]", bits.toString());
        }
        try (UInt8Vector largest = (UInt8Vector) Arrow.vector("u", Np.array(-1L).astype(DType.UINT64), allocator)) {
            assertEquals("18446744073709551615", largest.getObjectNoOverflow(0).toString());
        }
    }

    @Test
    void viewsShareMemory() {
        try (Float8Vector vector = new Float8Vector("x", allocator);
                Arena arena = Arena.ofShared()) {
            vector.allocateNew(4);
            for (int i = 0; i < 4; i++) {
                vector.set(i, i + 0.5);
            }
            vector.setValueCount(4);
            NDArray view = Arrow.view(vector, arena);
            assertEquals("array([0.5, 1.5, 2.5, 3.5])", view.repr());
            vector.set(1, 7.0);
            assertEquals(7, view.getDouble(1));
            assertThrows(ReadOnlyException.class, () -> view.set(0, 1.0));
            NDArray open = Arrow.writeableView(vector, arena);
            Np.multiply.out(open).call(open, 2);
            assertEquals(14, vector.get(1));
        }
    }

    @Test
    void aViewOutlivesItsVectorButNotItsArena() {
        NDArray view;
        try (Arena arena = Arena.ofShared()) {
            try (FieldVector vector = Arrow.vector("x", Np.arange(5), allocator)) {
                view = Arrow.view(vector, arena);
            }
            assertTrue(allocator.getAllocatedMemory() > 0);
            assertEquals(10, view.sum().asLong());
        }
        assertEquals(0, allocator.getAllocatedMemory());
        assertThrows(IllegalStateException.class, () -> view.sum());
    }

    @Test
    void listsThatAreNullMaskTheirValues() {
        try (FixedSizeListVector vector =
                (FixedSizeListVector) Arrow.vector("v", Np.arange(6).reshape(3, 2), allocator)) {
            vector.setNull(1);
            assertEquals(
                    "[False False  True  True False False]",
                    Arrow.mask(vector).ravel().toString());
            assertEquals(
                    "[ 0.  1. nan nan  4.  5.]",
                    Arrow.array(vector, Nulls.NAN).ravel().toString());
        }
    }

    @Test
    void whatIsRefused() {
        try (Arena arena = Arena.ofShared();
                Arena confined = Arena.ofConfined();
                FieldVector bits = Arrow.vector("b", Np.array(true), allocator);
                FieldVector nulls = Arrow.vector("n", Np.arange(3), Np.array(true, false, false), allocator);
                FieldVector plain = Arrow.vector("p", Np.arange(3), allocator);
                VarCharVector texts = new VarCharVector("t", allocator);
                ListVector lists = ListVector.empty("l", allocator)) {
            texts.allocateNew(1);
            texts.set(0, "x".getBytes(StandardCharsets.UTF_8));
            texts.setValueCount(1);
            record Refused(Class<? extends OrthantException> type, String part, Runnable call) {}
            List<Refused> all = List.of(
                    new Refused(DTypeException.class, "eight truth values", () -> Arrow.view(bits, arena)),
                    new Refused(ValueException.class, "1 of 'n' are null", () -> Arrow.view(nulls, arena)),
                    new Refused(ValueException.class, "confined", () -> Arrow.view(plain, confined)),
                    new Refused(DTypeException.class, "VARCHAR", () -> Arrow.array(texts)),
                    new Refused(DTypeException.class, "LIST", () -> Arrow.array(lists)),
                    new Refused(ShapeException.class, "0-d", () -> Arrow.vector("v", Np.scalar(1), allocator)),
                    new Refused(
                            DTypeException.class,
                            "complex64",
                            () -> Arrow.vector("v", Np.zeros(DType.COMPLEX64, 2), allocator)),
                    new Refused(
                            ShapeException.class,
                            "",
                            () -> Arrow.vector("v", Np.zeros(3), Np.array(true, false), allocator)));
            for (Refused r : all) {
                OrthantException e = assertThrows(r.type, r.call::run, r.part);
                assertTrue(e.getMessage().contains(r.part), e::getMessage);
            }
        }
    }

    @Test
    void throughAStream() throws IOException {
        NDArray x = Np.arange(12).astype(DType.FLOAT32).reshape(4, 3);
        NDArray y = Np.array(1, 0, 0, 1).eq(1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (VectorSchemaRoot root =
                        VectorSchemaRoot.of(Arrow.vector("x", x, allocator), Arrow.vector("y", y, allocator));
                ArrowStreamWriter writer = new ArrowStreamWriter(root, null, bytes)) {
            writer.writeBatch();
        }
        try (ArrowStreamReader reader =
                        new ArrowStreamReader(new ByteArrayInputStream(bytes.toByteArray()), allocator);
                Arena arena = Arena.ofShared()) {
            assertTrue(reader.loadNextBatch());
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            assertSame(x, Arrow.view(root.getVector("x"), arena));
            assertSame(y, Arrow.array(root.getVector("y")));
        }
    }
}
