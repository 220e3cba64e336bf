package io.orthant.internal.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies of transposed arrays hold the items of their places: whole strips, what is left of them, several threads. */
class TranspositionTest {
    private static final long[][] SHAPES = {{8, 8}, {9, 15}, {23, 8}, {300, 31}, {17, 700}, {513, 257}, {3, 2, 19, 11}};

    static Stream<DType> types() {
        return Arrays.stream(DType.values()).filter(d -> !d.isComplex());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyItemIsInItsPlace(DType dtype) {
        for (long[] shape : SHAPES) {
            int rank = shape.length;
            long size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            Strided line = Strided.zeros(dtype, size + 5);
            for (int i = 0; i < size + 5; i++) {
                Items.setLong(dtype, line.array(), i, i % 101 + i / 1000);
            }
            // the last two axes lie in memory the other way round, and the array starts amid the line
            long[] strides = new long[rank];
            strides[rank - 2] = 1;
            strides[rank - 1] = shape[rank - 2];
            long step = shape[rank - 2] * shape[rank - 1];
            for (int axis = rank - 3; axis >= 0; axis--) {
                strides[axis] = step;
                step *= shape[axis];
            }
            Strided source = line.view(5, shape, strides);
            Strided copy = Assign.copy(source, dtype);
            assertTrue(Transposition.applies(source, copy), () -> Arrays.toString(shape));
            long[] index = new long[rank];
            for (long k = 0; k < size; k++) {
                assertEquals(
                        Items.getLong(dtype, line.array(), source.slot(index)),
                        Items.getLong(dtype, copy.array(), k),
                        () -> dtype + " " + Arrays.toString(shape) + " at " + Arrays.toString(index));
                for (int axis = rank - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                    index[axis] = 0;
                }
            }
        }
    }
}
