package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.dtype.Promotion;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.exec.Views;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays from nested Java arrays and lists of numbers, booleans, {@link Complex} and arrays. */
final class NestedData {
    private final Object root;
    private final long[] shape;
    private @Nullable DType dtype;

    private NestedData(Object root) {
        this.root = root;
        this.shape = detect(root);
    }

    /** A fresh array of the dtype to which all items promote; float64 if there are none. */
    static NDArray read(Object root) {
        if (root instanceof NDArray array) {
            return array.copy();
        }
        NestedData data = new NestedData(root);
        data.check(root, 0, "");
        Strided fresh = Strided.zeros(data.dtype == null ? DType.FLOAT64 : data.dtype, data.shape);
        data.write(root, fresh);
        return NDArray.of(fresh);
    }

    private static long[] detect(Object root) {
        long[] shape = new long[Shapes.MAX_DIMENSIONS];
        int rank = 0;
        Object here = root;
        while (Scalars.isSequence(here)) {
            if (rank == Shapes.MAX_DIMENSIONS) {
                throw new ValueException("array: nested deeper than " + Shapes.MAX_DIMENSIONS + " dimensions");
            }
            int n = length(here);
            shape[rank++] = n;
            if (n == 0) {
                break;
            }
            here = item(here, 0);
        }
        long[] found = Arrays.copyOf(shape, rank);
        if (here instanceof NDArray inner) {
            long[] rest = inner.shape();
            found = Arrays.copyOf(found, rank + rest.length);
            System.arraycopy(rest, 0, found, rank, rest.length);
        }
        return found;
    }

    // every part must have the detected shape; on the way, items' dtypes are promoted
    private void check(Object here, int depth, String path) {
        if (here instanceof NDArray inner) {
            if (!Arrays.equals(inner.shape(), Arrays.copyOfRange(shape, depth, shape.length))) {
                throw ragged(depth, path, "an array of shape " + Shapes.text(inner.shape()));
            }
            meet(inner.dtype());
            return;
        }
        if (!Scalars.isSequence(here)) {
            if (depth < shape.length) {
                throw ragged(depth, path, "a single item");
            }
            meet(Scalars.dtypeOf(here));
            return;
        }
        if (depth == shape.length) {
            throw ragged(depth, path, "a sequence");
        }
        int n = length(here);
        if (n != shape[depth]) {
            throw ragged(depth, path, "a sequence of length " + n);
        }
        DType primitive = primitiveOf(here.getClass().getComponentType());
        if (primitive != null) {
            if (depth + 1 < shape.length) {
                throw ragged(depth + 1, path + "[0]", "a single item");
            }
            meet(primitive);
            return;
        }
        for (int i = 0; i < n; i++) {
            check(item(here, i), depth + 1, path + "[" + i + "]");
        }
    }

    private void meet(DType other) {
        dtype = dtype == null ? other : Promotion.promote(dtype, other);
    }

    private ValueException ragged(int depth, String path, String found) {
        String expected = depth == shape.length ? "a single item" : "a sequence of length " + shape[depth];
        return new ValueException("setting an array element with a sequence: inhomogeneous shape after " + depth
                + (depth == 1 ? " dimension" : " dimensions") + ", the detected shape was "
                + Shapes.text(Arrays.copyOf(shape, depth)) + " + inhomogeneous part; item " + path + " is " + found
                + ", expected " + expected);
    }

    private void write(Object here, Strided target) {
        if (here instanceof NDArray inner) {
            Assign.assign(inner.data(), target);
        } else if (!Scalars.isSequence(here)) {
            Assign.assign(Scalars.scalar(here, Scalars.dtypeOf(here)), target);
        } else if (primitiveOf(here.getClass().getComponentType()) != null) {
            primitives(here, target);
        } else {
            int n = length(here);
            for (int i = 0; i < n; i++) {
                write(item(here, i), Views.at(target, 0, i));
            }
        }
    }

    private static void primitives(Object items, Strided target) {
        int n = Array.getLength(items);
        int at = (int) target.offset();
        DType to = target.dtype();
        if (items.getClass() == target.array().getClass() && !to.isUnsigned() && to != DType.FLOAT16) {
            if (!to.isComplex() && !to.isBool() && n > 0) {
                System.arraycopy(items, 0, target.array(), at, n);
                return;
            }
        }
        int step = to.slots();
        for (int i = 0; i < n; i++) {
            long slot = at + (long) i * step;
            switch (items) {
                case boolean[] b -> Items.setLong(to, target.array(), slot, b[i] ? 1 : 0);
                case float[] f -> Items.setDouble(to, target.array(), slot, f[i]);
                case double[] d -> Items.setDouble(to, target.array(), slot, d[i]);
                default -> Items.setLong(to, target.array(), slot, Array.getLong(items, i));
            }
        }
    }

    private static @Nullable DType primitiveOf(@Nullable Class<?> component) {
        if (component == boolean.class) {
            return DType.BOOL;
        }
        if (component == byte.class) {
            return DType.INT8;
        }
        if (component == short.class) {
            return DType.INT16;
        }
        if (component == int.class || component == long.class) {
            return DType.INT64;
        }
        if (component == float.class) {
            return DType.FLOAT32;
        }
        return component == double.class ? DType.FLOAT64 : null;
    }

    private static int length(Object sequence) {
        return sequence instanceof List<?> list ? list.size() : Array.getLength(sequence);
    }

    private static Object item(Object sequence, int i) {
        Object item = sequence instanceof List<?> list ? list.get(i) : Array.get(sequence, i);
        if (item == null) {
            throw new ValueException("array: item " + i + " of a nested array is null");
        }
        return item;
    }
}
