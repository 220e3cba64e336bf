package io.orthant.random;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.exec.Taking;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Strided;

/** Takes whole items along the first axis. */
final class Rows {
    private Rows() {}

    /** The items of the given numbers, in a fresh array; its first axes are those given, the rest the source's. */
    static NDArray take(Strided source, long[] numbers, long[] firstAxes) {
        Strided from = Assign.contiguous(source, source.dtype());
        long[] shape = new long[firstAxes.length + source.rank() - 1];
        System.arraycopy(firstAxes, 0, shape, 0, firstAxes.length);
        System.arraycopy(source.shape(), 1, shape, firstAxes.length, source.rank() - 1);
        int length = source.dtype().slots();
        for (int axis = 1; axis < source.rank(); axis++) {
            length *= (int) source.shape()[axis];
        }
        if (length == 1) {
            Strided line = from.view(from.offset(), new long[] {from.shape()[0]}, new long[] {1});
            Strided taken = Taking.take(line, Strided.of(DType.INT64, numbers, firstAxes), 0);
            return NDArray.of(Strided.of(source.dtype(), taken.array(), shape));
        }
        Object out = HeapStorage.allocate(source.dtype(), shape);
        int start = (int) from.offset();
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(from.array(), start + (int) numbers[i] * length, out, i * length, length);
        }
        return NDArray.of(Strided.of(source.dtype(), out, shape));
    }
}
