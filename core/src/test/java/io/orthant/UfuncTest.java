package io.orthant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.error.AllocationException;
import io.orthant.error.AxisException;
import io.orthant.error.DTypeException;
import io.orthant.error.IndexException;
import io.orthant.error.OrthantException;
import io.orthant.error.ReadOnlyException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ufunc objects and reductions: their options, and what they refuse. */
class UfuncTest {
    private static final NDArray A = Np.arange(12).reshape(3, 4);

    @Test
    void optionsReachTheLoop() {
        NDArray out = Np.zeros(3, 4);
        assertSame(out, Np.multiply.out(out).call(A, 2));
        assertArrayEquals(A.times(2).toDoubleArray(), out.toDoubleArray());
        assertEquals(
                DType.FLOAT32,
                Np.add.dtype(DType.FLOAT32).casting(Casting.UNSAFE).call(A, A).dtype());
        NDArray masked = Np.add.out(Np.ones(3, 4)).where(A.gt(5)).call(A, 10);
        assertEquals(1.0, masked.getDouble(0, 0));
        assertEquals(21.0, masked.getDouble(2, 3));
        assertEquals(2, Np.divmod(Np.array(7, -7), 2).size());
    }

    @Test
    void weakScalarsKeepTheArraysDtype() {
        NDArray f = Np.ones(3).astype(DType.FLOAT32);
        assertEquals(DType.FLOAT32, f.times(1.2).dtype());
        assertEquals(DType.FLOAT32, f.plus(1).dtype());
        assertEquals(DType.FLOAT64, A.plus(1.5).dtype());
        assertEquals(DType.UINT8, A.astype(DType.UINT8).plus(1).dtype());
        assertEquals(true, A.astype(DType.UINT8).lt(300).all().getBoolean());
    }

    @Test
    void methodsOfTheObjects() {
        assertArrayEquals(new long[] {12, 15, 18, 21}, Np.add.reduce(A).toLongArray());
        assertArrayEquals(new long[] {3, 7, 11}, Np.maximum.reduce(A, 1).toLongArray());
        assertArrayEquals(
                new long[] {0, 1, 3, 6}, Np.add.accumulate(A, 1).get("0").toLongArray());
        assertArrayEquals(
                new long[] {6, 4, 10, 18},
                Np.add.reduceat(Np.arange(8), 0, 4, 1, 5).toLongArray());
        assertArrayEquals(
                new long[] {2, 3}, Np.multiply.outer(Np.ones(2), Np.ones(3)).shape());
        NDArray histogram = Np.zeros(5);
        Np.add.at(histogram, Np.array(1, 1, 3, 1), 2);
        assertArrayEquals(new double[] {0, 6, 0, 2, 0}, histogram.toDoubleArray());
        NDArray signs = Np.array(1.0, 2.0, 3.0);
        Np.negative.at(signs, Np.array(0, 2, 2));
        assertArrayEquals(new double[] {-1, 2, 3}, signs.toDoubleArray());
    }

    @Test
    void zeroDimensionalAndEmptyArraysAreOrdinary() {
        assertEquals(0, Np.scalar(3.0).plus(1).ndim());
        assertEquals(4.0, Np.scalar(3.0).plus(1).getDouble());
        assertArrayEquals(new long[] {0, 3}, Np.zeros(0, 3).plus(Np.ones(3)).shape());
        assertArrayEquals(new double[] {0, 0, 0}, Np.zeros(0, 3).sum(0).toDoubleArray());
        assertEquals(1.0, Np.zeros(0).prod().getDouble());
    }

    static Stream<Arguments> refused() {
        NDArray bool = A.gt(3);
        NDArray fixed = Np.broadcastTo(Np.zeros(4), 3, 4);
        return Stream.of(
                refuse(ShapeException.class, "shapes (3,4) (3,)", () -> A.plus(Np.arange(3))),
                refuse(ShapeException.class, "axis 0 has sizes 3 and 2", () -> A.plus(Np.zeros(2, 4))),
                refuse(
                        ShapeException.class,
                        "non-broadcastable output",
                        () -> Np.add.out(Np.zeros(4)).call(A, 1)),
                refuse(DTypeException.class, "no loop for (float64", () -> Np.bitwiseAnd(Np.ones(2), 1)),
                refuse(
                        DTypeException.class,
                        "same_kind",
                        () -> Np.add.out(A.copy()).call(A, 1.5)),
                refuse(DTypeException.class, "bitwiseXor", () -> bool.minus(bool)),
                refuse(
                        DTypeException.class,
                        "where must be a bool",
                        () -> Np.add.where(A).call(A, 1)),
                refuse(DTypeException.class, "java.lang.String", () -> Np.add.call(A, "1")),
                refuse(
                        ValueException.class,
                        "out of bounds for uint8",
                        () -> A.astype(DType.UINT8).plus(300)),
                refuse(ValueException.class, "negative integer powers", () -> A.pow(-1)),
                refuse(ValueException.class, "takes 2 operands", () -> Np.add.call(A)),
                refuse(AxisException.class, "sum: axis 2", () -> A.sum(2)),
                refuse(AxisException.class, "axis -3 is out of bounds", () -> A.max(-3)),
                refuse(ValueException.class, "duplicate", () -> A.sum(Axis.axis(0, -2))),
                refuse(ValueException.class, "no identity", () -> Np.zeros(2, 0).max(1)),
                refuse(ValueException.class, "not reorderable", () -> Np.subtract.reduce(A, Axis.axis(0, 1))),
                refuse(ValueException.class, "argmax", () -> Np.zeros(0).argmax()),
                refuse(
                        ValueException.class,
                        "specify 'initial'",
                        () -> Np.max.where(bool).call(A)),
                refuse(
                        ReadOnlyException.class,
                        "read-only",
                        () -> Np.add.out(fixed).call(A, 1.0)),
                refuse(IndexException.class, "out of bounds", () -> Np.add.at(A.copy(), Np.array(7), 1)),
                refuse(IndexException.class, "out-of-bounds", () -> Np.add.reduceat(A, 3)),
                refuse(AllocationException.class, "8.00 TiB", () -> Np.zeros(1L << 40)),
                refuse(AllocationException.class, "too big", () -> Np.zeros(1L << 40, 1L << 40)),
                refuse(ValueException.class, "negative dimensions", () -> Np.zeros(3, -1)),
                refuse(ValueException.class, "inhomogeneous", () -> Np.array(new int[][] {{1, 2}, {3}})),
                refuse(ShapeException.class, "cannot reshape array of size 12", () -> A.reshape(5, 2)));
    }

    private static Arguments refuse(Class<? extends OrthantException> type, String text, Executable call) {
        return Arguments.of(type, text, call);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void badInputIsATypedExceptionThatSaysWhat(Class<? extends OrthantException> type, String text, Executable call) {
        OrthantException e = assertThrows(type, call);
        assertEquals(true, e.getMessage().contains(text), () -> "\"" + e.getMessage() + "\" should say " + text);
    }
}
