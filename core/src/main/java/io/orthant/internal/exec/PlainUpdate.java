package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.error.FpCondition;
import io.orthant.internal.plan.Aliasing;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plain cases of {@code ufunc.at}: sums, differences and products in a 1-d array of 64-bit numbers or float32, at
 * places listed in a 1-d int64 array, with a number or as many of the same dtype.
 */
final class PlainUpdate {
    private enum Way {
        ADD,
        SUBTRACT,
        MULTIPLY
    }

    private PlainUpdate() {}

    /** Does the update if it is a plain one. */
    static boolean apply(Op op, Strided target, List<IndexTerm> terms, Operand operand) {
        Way way = switch (op.name()) {
            case "add" -> Way.ADD;
            case "subtract" -> Way.SUBTRACT;
            case "multiply" -> Way.MULTIPLY;
            default -> null;
        };
        DType type = target.dtype();
        boolean known = type == DType.FLOAT64 || type == DType.FLOAT32 || type == DType.INT64;
        if (way == null || !known || target.rank() != 1 || terms.size() != 1) {
            return false;
        }
        if (!(terms.getFirst() instanceof IndexTerm.Pick(Strided places))
                || places.dtype() != DType.INT64
                || places.rank() != 1) {
            return false;
        }
        Strided second = second(op, type, operand);
        if (second == null || (second.rank() != 0 && !Arrays.equals(second.shape(), places.shape()))) {
            return false;
        }
        if (Aliasing.mayShare(target, second)
                || Aliasing.mayShare(target, places)
                || !inRange(places, target.shape()[0])) {
            return false;
        }
        int raised = switch (target.array()) {
            case double[] a -> update(way, a, target, places, second);
            case float[] a -> update(way, a, target, places, second);
            default -> update(way, (long[]) target.array(), target, places, second);
        };
        FpHandling handling = FpHandling.current();
        handling.report(op.numpyName(), raised & handling.watched());
        return true;
    }

    // the second input in the target's dtype, or null where that is not the dtype of the loop
    private static @Nullable Strided second(Op op, DType type, Operand operand) {
        if (operand.weak() == null) {
            return operand.dtype() == type ? operand.array() : null;
        }
        List<@Nullable Kind> weak = Arrays.asList(null, operand.weak());
        Op.Loop loop = op.resolve(List.of(type, operand.dtype()), weak);
        boolean own = loop.in().equals(Collections.nCopies(2, type));
        return own ? operand.materialize(op.name(), type) : null;
    }

    private static boolean inRange(Strided places, long n) {
        long[] items = (long[]) places.array();
        int step = (int) places.strides()[0];
        int p = (int) places.offset();
        boolean inside = true;
        for (long k = places.size(); k > 0; k--, p += step) {
            inside &= items[p] >= -n && items[p] < n;
        }
        return inside;
    }

    private static int update(Way way, double[] a, Strided target, Strided places, Strided second) {
        long[] items = (long[]) places.array();
        double[] other = (double[]) second.array();
        int origin = (int) target.offset();
        int stride = (int) target.strides()[0];
        int n = (int) target.shape()[0];
        int step = (int) places.strides()[0];
        int along = second.rank() == 0 ? 0 : (int) second.strides()[0];
        int p = (int) places.offset();
        int q = (int) second.offset();
        int raised = 0;
        for (long k = places.size(); k > 0; k--, p += step, q += along) {
            int place = (int) items[p];
            int slot = origin + (place < 0 ? place + n : place) * stride;
            double x = a[slot];
            double y = other[q];
            double r = switch (way) {
                case ADD -> x + y;
                case SUBTRACT -> x - y;
                case MULTIPLY -> x * y;
            };
            a[slot] = r;
            if (!Double.isFinite(r)) {
                raised |= condition(x, y, r);
            }
        }
        return raised;
    }

    private static int update(Way way, float[] a, Strided target, Strided places, Strided second) {
        long[] items = (long[]) places.array();
        float[] other = (float[]) second.array();
        int origin = (int) target.offset();
        int stride = (int) target.strides()[0];
        int n = (int) target.shape()[0];
        int step = (int) places.strides()[0];
        int along = second.rank() == 0 ? 0 : (int) second.strides()[0];
        int p = (int) places.offset();
        int q = (int) second.offset();
        int raised = 0;
        for (long k = places.size(); k > 0; k--, p += step, q += along) {
            int place = (int) items[p];
            int slot = origin + (place < 0 ? place + n : place) * stride;
            float x = a[slot];
            float y = other[q];
            float r = switch (way) {
                case ADD -> x + y;
                case SUBTRACT -> x - y;
                case MULTIPLY -> x * y;
            };
            a[slot] = r;
            if (!Float.isFinite(r)) {
                raised |= condition(x, y, r);
            }
        }
        return raised;
    }

    private static int update(Way way, long[] a, Strided target, Strided places, Strided second) {
        long[] items = (long[]) places.array();
        long[] other = (long[]) second.array();
        int origin = (int) target.offset();
        int stride = (int) target.strides()[0];
        int n = (int) target.shape()[0];
        int step = (int) places.strides()[0];
        int along = second.rank() == 0 ? 0 : (int) second.strides()[0];
        int p = (int) places.offset();
        int q = (int) second.offset();
        for (long k = places.size(); k > 0; k--, p += step, q += along) {
            int place = (int) items[p];
            int slot = origin + (place < 0 ? place + n : place) * stride;
            long x = a[slot];
            long y = other[q];
            long r = switch (way) {
                case ADD -> x + y;
                case SUBTRACT -> x - y;
                case MULTIPLY -> x * y;
            };
            a[slot] = r;
        }
        return 0;
    }

    // what led to a result that is not finite
    private static int condition(double x, double y, double r) {
        if (Double.isNaN(r)) {
            return Double.isNaN(x) || Double.isNaN(y) ? 0 : FpCondition.INVALID.bit();
        }
        return Double.isInfinite(x) || Double.isInfinite(y) ? 0 : FpCondition.OVERFLOW.bit();
    }
}
