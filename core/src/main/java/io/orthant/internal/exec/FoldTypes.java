package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ValueException;
import io.orthant.op.Op;
import java.util.Arrays;
import java.util.List;

/** In which dtype a ufunc folds. */
final class FoldTypes {
    private FoldTypes() {}

    /** NumPy's choice: sums and products of small integers widen to 64 bits, logical folds are bool. */
    static DType of(Op op, DType element, Reduction.Options options) {
        if (options.dtype() != null) {
            return loop(op, options.dtype()).out().getFirst();
        }
        DType wanted = options.out() != null ? options.out().dtype() : element;
        if (op.name().equals("add") || op.name().equals("multiply")) {
            wanted = options.out() == null ? widened(element) : wanted;
        } else if (op.name().startsWith("logical")) {
            wanted = DType.BOOL;
        }
        return loop(op, wanted).out().getFirst();
    }

    /** int64 for bool and signed, uint64 for unsigned integers; others as they are. */
    static DType widened(DType type) {
        return switch (type) {
            case BOOL, INT8, INT16, INT32 -> DType.INT64;
            case UINT8, UINT16, UINT32 -> DType.UINT64;
            default -> type;
        };
    }

    /** The loop which folds values of a dtype. */
    static Op.Loop loop(Op op, DType type) {
        if (op.nin() != 2 || op.nout() != 1) {
            throw new ValueException(op.name() + ": only binary ufuncs with one result can reduce or accumulate");
        }
        Op.Loop loop = op.resolve(List.of(type, type), Arrays.asList(null, null));
        DType out = loop.out().getFirst();
        if (loop.in().getFirst() != out || loop.in().get(1) != out) {
            throw new DTypeException(
                    op.name() + ": no loop that folds " + type + ": it takes " + loop.in() + " and gives " + out);
        }
        return loop;
    }
}
