package io.orthant.arrow;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.io.Io;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;

/**
 * Apache Arrow's vectors as arrays and back. Truth values, integers of 8 to 64 bits with and without sign, and floats of 16
 * to 64 bits are vectors of these; an array of more axes is a vector of lists of fixed size, a level for each further axis.
 *
 * <p>A view shares the vector's memory. It belongs to an {@link Arena}, which holds on to the memory: the vector may be closed
 * before, but its allocator not, and an array used after its arena gives an {@code IllegalStateException}. {@link Arena#ofAuto()}
 * leaves that to the garbage collector.
 */
public final class Arrow {
    private Arrow() {}

    /**
     * The values of a vector without nulls, not copied, for reading.
     *
     * @param arena how long the memory is held; its memory must be open to all threads, as that of
     *     {@link Arena#ofShared()} and {@link Arena#ofAuto()} is
     * @throws DTypeException for truth values, which Arrow packs, and for types that have no dtype
     * @throws ValueException if there are nulls
     */
    public static NDArray view(FieldVector vector, Arena arena) {
        return writeableView(vector, arena).asReadOnly();
    }

    /** As {@link #view}; what is written to the array, the vector shows. */
    public static NDArray writeableView(FieldVector vector, Arena arena) {
        Levels levels = Levels.of(vector);
        if (levels.dtype().isBool()) {
            throw new DTypeException("view: Arrow has eight truth values of '" + levels.name()
                    + "' in a byte, which an array cannot share; use array()");
        }
        if (levels.nulls() > 0) {
            throw new ValueException("view: " + levels.nulls() + " of '" + levels.name()
                    + "' are null; use array() and say what becomes of them");
        }
        if (levels.size() == 0) {
            return Np.zeros(levels.dtype(), levels.shape());
        }
        MemorySegment memory = Memory.segment(levels.leaf().getDataBuffer(), levels.bytes(), arena);
        if (!memory.isAccessibleBy(Thread.ofPlatform().unstarted(() -> {}))) {
            throw new ValueException(
                    "view: a confined arena's memory is closed to the threads that work on arrays; use Arena.ofShared()");
        }
        return Io.wrap(memory, levels.dtype(), ByteOrder.nativeOrder(), levels.shape());
    }

    /** A copy of a vector without nulls on the heap; see {@link #array(FieldVector, Nulls)}. */
    public static NDArray array(FieldVector vector) {
        return array(vector, Nulls.REFUSE);
    }

    /**
     * A copy of a vector on the heap: the vector may be closed afterwards.
     *
     * @throws DTypeException for types that have no dtype
     * @throws ValueException if there are nulls and they are refused
     */
    public static NDArray array(FieldVector vector, Nulls nulls) {
        Levels levels = Levels.of(vector);
        if (nulls == Nulls.REFUSE && levels.nulls() > 0) {
            throw new ValueException("array: " + levels.nulls() + " of '" + levels.name()
                    + "' are null; use Nulls.NAN, or Nulls.LEAVE with mask()");
        }
        NDArray values = values(levels);
        if (nulls != Nulls.NAN || levels.nulls() == 0) {
            return values;
        }
        NDArray floats = values.dtype().isFloating() ? values : values.astype(DType.FLOAT64);
        return floats.set(mask(levels), Double.NaN);
    }

    private static NDArray values(Levels levels) {
        if (levels.size() == 0) {
            return Np.zeros(levels.dtype(), levels.shape());
        }
        if (levels.dtype().isBool()) {
            return Bits.unpack(levels.leaf().getDataBuffer(), (int) levels.size())
                    .reshape(levels.shape());
        }
        MemorySegment memory = Memory.segment(levels.leaf().getDataBuffer(), levels.bytes());
        return Io.frombuffer(memory, levels.dtype()).reshape(levels.shape());
    }

    /** Where a vector's values are null, as in NumPy's masked arrays: a bool array, true at nulls and in lists that are null. */
    public static NDArray mask(FieldVector vector) {
        return mask(Levels.of(vector));
    }

    private static NDArray mask(Levels levels) {
        long[] shape = levels.shape();
        NDArray mask = Np.zeros(DType.BOOL, shape);
        long count = 1;
        for (int i = 0; i < shape.length; i++) {
            count *= shape[i];
            FieldVector vector = levels.vectors().get(i);
            if (count > 0 && vector.getNullCount() > 0) {
                long[] outer = shape.clone();
                Arrays.fill(outer, i + 1, outer.length, 1);
                NDArray valid =
                        Bits.unpack(vector.getValidityBuffer(), (int) count).reshape(outer);
                Np.logicalOr.out(mask).call(mask, Np.logicalNot.call(valid));
            }
        }
        return mask;
    }

    /**
     * A vector with a copy of an array's values, in memory of the allocator, to be closed by the caller.
     *
     * @throws DTypeException for complex arrays
     * @throws ShapeException for 0-d arrays
     */
    public static FieldVector vector(String name, NDArray a, BufferAllocator allocator) {
        return Writing.vector(name, a, null, allocator);
    }

    /**
     * As {@link #vector(String, NDArray, BufferAllocator)}, with nulls where a mask is true.
     *
     * @param mask a bool array that broadcasts to the array's shape
     */
    public static FieldVector vector(String name, NDArray a, NDArray mask, BufferAllocator allocator) {
        return Writing.vector(name, a, mask, allocator);
    }
}
