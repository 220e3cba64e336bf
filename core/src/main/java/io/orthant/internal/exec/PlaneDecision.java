package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether any or all bools are true along one axis of a row-major matrix: rows, or stretches of them, which hold only the
 * usual value are passed over by comparison with one that does.
 */
final class PlaneDecision {
    private static final int NARROW = 16;

    // beyond these and one row in so many others, rows that hold both are left to kernels
    private static final int PATIENCE = 4;
    private static final int SHARE = 16;

    private PlaneDecision() {}

    /** The decisions, or null if they must be found in another way. */
    static @Nullable Strided decide(Strided a, Reduction.Options options, boolean any) {
        int[] axes = options.axes();
        boolean plain = a.dtype() == DType.BOOL
                && a.rank() == 2
                && axes != null
                && axes.length == 1
                && axes[0] >= -2
                && axes[0] < 2
                && a.shape()[1] >= NARROW
                && a.size() > 0
                && a.size() <= Integer.MAX_VALUE
                && !options.keepdims()
                && options.dtype() == null
                && options.out() == null
                && options.initial() == null
                && options.where() == null
                && a.isRowMajor()
                && !Staging.isNative(a);
        if (axes == null || !plain) {
            return null;
        }
        int rows = (int) a.shape()[0];
        int columns = (int) a.shape()[1];
        byte[] items = (byte[]) a.array();
        byte[] usual = new byte[columns];
        Arrays.fill(usual, (byte) (any ? 0 : 1));
        boolean along = (axes[0] & 1) == 1;
        byte[] result = along ? new byte[rows] : usual.clone();
        int patience = PATIENCE + rows / SHARE;
        for (int i = 0; i < rows; i++) {
            int at = (int) a.offset() + i * columns;
            int first = Arrays.mismatch(items, at, at + columns, usual, 0, columns);
            if (along) {
                result[i] = (byte) (first >= 0 == any ? 1 : 0);
            } else if (first >= 0) {
                if (--patience < 0) {
                    return null;
                }
                for (int j = first; j < columns; j++) {
                    result[j] = items[at + j] == usual[j] ? result[j] : items[at + j];
                }
            }
        }
        return Strided.of(DType.BOOL, result, result.length);
    }
}
