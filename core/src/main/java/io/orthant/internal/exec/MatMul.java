package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Promotion;
import io.orthant.error.ShapeException;
import io.orthant.internal.linalg.LinalgProvider;
import io.orthant.internal.linalg.Product;
import io.orthant.internal.linalg.Providers;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.List;

/**
 * Matrix products with NumPy's rules: 1-d operands, broadcast stacks, promoted dtype. float32, float64 and the complex
 * dtypes go to the provider of linear algebra; integers wrap around, bool is an or of ands, and float16 is accumulated in
 * float32 and rounded once, as in NumPy's own loops.
 */
public final class MatMul {
    private MatMul() {}

    /** {@code numpy.matmul}: the last two axes are matrices, the axes before them broadcast; always a fresh array. */
    public static Strided matmul(Strided a, Strided b) {
        if (a.rank() == 0 || b.rank() == 0) {
            throw new ShapeException("matmul: operand " + (a.rank() == 0 ? "a" : "b")
                    + " has 0 dimensions, needs at least 1; use multiply for scalars");
        }
        DType dtype = Promotion.promote(a.dtype(), b.dtype());
        checkCore("matmul", a, a.rank() - 1, b, Math.max(b.rank() - 2, 0));
        Strided left = a.dtype() == dtype ? a : Assign.copy(a, dtype);
        Strided right = b.dtype() == dtype ? b : Assign.copy(b, dtype);
        if (a.rank() == 1) {
            left = left.view(left.offset(), new long[] {1, a.shape()[0]}, new long[] {0, left.strides()[0]});
        }
        if (b.rank() == 1) {
            right = right.view(right.offset(), new long[] {b.shape()[0], 1}, new long[] {right.strides()[0], 0});
        }
        Strided result = stacked(left, right, dtype);
        long[] shape = result.shape();
        if (b.rank() == 1) {
            shape = without(shape, shape.length - 1);
        }
        if (a.rank() == 1) {
            shape = without(shape, b.rank() == 1 ? shape.length - 1 : shape.length - 2);
        }
        return Strided.of(dtype, result.array(), shape);
    }

    /**
     * {@code numpy.dot}: the sum over a's last and b's last but one axis (its only one if 1-d), without broadcasting: the
     * other axes of a come before those of b. 0-d operands multiply.
     */
    public static Strided dot(Strided a, Strided b) {
        if (a.rank() == 0 || b.rank() == 0) {
            return scalarProduct(a, b);
        }
        int axisOfB = Math.max(b.rank() - 2, 0);
        checkCore("dot", a, a.rank() - 1, b, axisOfB);
        if (a.rank() <= 2 && b.rank() <= 2) {
            return matmul(a, b);
        }
        return contract(a, new int[] {a.rank() - 1}, b, new int[] {axisOfB});
    }

    /** {@code numpy.inner}: the sum over the last axis of both. 0-d operands multiply. */
    public static Strided inner(Strided a, Strided b) {
        if (a.rank() == 0 || b.rank() == 0) {
            return scalarProduct(a, b);
        }
        checkCore("inner", a, a.rank() - 1, b, b.rank() - 1);
        return contract(a, new int[] {a.rank() - 1}, b, new int[] {b.rank() - 1});
    }

    /** {@code numpy.vdot}: flattened, with a conjugated. */
    public static Strided vdot(Strided a, Strided b) {
        DType dtype = Promotion.promote(a.dtype(), b.dtype());
        if (a.size() != b.size()) {
            throw new ShapeException("vdot: a " + Shapes.text(a.shape()) + " and b " + Shapes.text(b.shape())
                    + " differ in size: " + a.size() + " and " + b.size());
        }
        Strided x = Strided.of(dtype, Assign.copy(a, dtype).array(), a.size());
        if (dtype.isComplex()) {
            negate(x.imag());
        }
        Strided y = Assign.contiguous(b, dtype);
        return matmul(x, y.view(y.offset(), new long[] {b.size()}, new long[] {dtype.slots()}));
    }

    /** {@code numpy.outer}: flattened operands, every item with every other. */
    public static Strided outer(Strided a, Strided b) {
        Strided x = flat(a);
        Strided y = flat(b);
        return matmul(
                x.view(x.offset(), new long[] {a.size(), 1}, new long[] {
                    x.dtype().slots(), x.dtype().slots()
                }),
                y.view(y.offset(), new long[] {1, b.size()}, new long[] {
                    0, y.dtype().slots()
                }));
    }

    /** {@code numpy.tensordot} over normalised axes: their sizes must agree pair by pair. */
    public static Strided tensordot(Strided a, int[] axesOfA, Strided b, int[] axesOfB) {
        if (axesOfA.length != axesOfB.length) {
            throw new ShapeException("tensordot: " + axesOfA.length + " axes of a against " + axesOfB.length + " of b");
        }
        for (int i = 0; i < axesOfA.length; i++) {
            checkCore("tensordot", a, axesOfA[i], b, axesOfB[i]);
        }
        return contract(a, axesOfA, b, axesOfB);
    }

    /** {@code numpy.kron}: the shape is the product of the shapes, the shorter padded with ones at the left. */
    public static Strided kron(Strided a, Strided b) {
        DType dtype = Promotion.promote(a.dtype(), b.dtype());
        Strided all = outer(a, b);
        int rank = Math.max(a.rank(), b.rank());
        long[] left = padded(a.shape(), rank);
        long[] right = padded(b.shape(), rank);
        long[] stepsOfA = Shapes.rowMajor(left, b.size() * dtype.slots());
        long[] stepsOfB = Shapes.rowMajor(right, dtype.slots());
        long[] shape = new long[rank];
        long[] paired = new long[2 * rank];
        long[] steps = new long[2 * rank];
        for (int i = 0; i < rank; i++) {
            shape[i] = left[i] * right[i];
            paired[2 * i] = left[i];
            paired[2 * i + 1] = right[i];
            steps[2 * i] = stepsOfA[i];
            steps[2 * i + 1] = stepsOfB[i];
        }
        return Strided.of(dtype, Assign.copy(all.view(0, paired, steps), dtype).array(), shape);
    }

    private static long[] padded(long[] shape, int rank) {
        long[] padded = new long[rank];
        Arrays.fill(padded, 1);
        System.arraycopy(shape, 0, padded, rank - shape.length, shape.length);
        return padded;
    }

    private static void checkCore(String operation, Strided a, int axisOfA, Strided b, int axisOfB) {
        long left = a.shape()[axisOfA];
        long right = b.shape()[axisOfB];
        if (left != right) {
            throw new ShapeException(operation + ": a " + Shapes.text(a.shape()) + " and b " + Shapes.text(b.shape())
                    + " differ in core dimension: " + left + " and " + right);
        }
    }

    private static Strided scalarProduct(Strided a, Strided b) {
        DType dtype = Promotion.promote(a.dtype(), b.dtype());
        Strided product = outer(a, b);
        return Strided.of(dtype, product.array(), a.rank() == 0 ? b.shape() : a.shape());
    }

    private static Strided flat(Strided a) {
        Strided x = Assign.contiguous(a, a.dtype());
        return x.view(x.offset(), new long[] {a.size()}, new long[] {a.dtype().slots()});
    }

    private static void negate(Strided part) {
        if (part.array() instanceof double[] d) {
            for (int i = (int) part.offset(); i < d.length; i += 2) {
                d[i] = -d[i];
            }
        } else if (part.array() instanceof float[] f) {
            for (int i = (int) part.offset(); i < f.length; i += 2) {
                f[i] = -f[i];
            }
        }
    }

    private static Strided contract(Strided a, int[] axesOfA, Strided b, int[] axesOfB) {
        DType dtype = Promotion.promote(a.dtype(), b.dtype());
        int[] freeOfA = others(a.rank(), axesOfA);
        int[] freeOfB = others(b.rank(), axesOfB);
        long core = 1;
        for (int axis : axesOfA) {
            core *= a.shape()[axis];
        }
        Strided left = matrix(a, freeOfA, axesOfA, core, true);
        Strided right = matrix(b, axesOfB, freeOfB, core, false);
        long[] shape = new long[freeOfA.length + freeOfB.length];
        for (int i = 0; i < freeOfA.length; i++) {
            shape[i] = a.shape()[freeOfA[i]];
        }
        for (int i = 0; i < freeOfB.length; i++) {
            shape[freeOfA.length + i] = b.shape()[freeOfB[i]];
        }
        return Strided.of(dtype, matmul(left, right).array(), shape);
    }

    // an operand as a matrix: the first axes make its rows, the second its columns
    private static Strided matrix(Strided x, int[] first, int[] second, long core, boolean coreLast) {
        long[] shape = new long[x.rank()];
        long[] strides = new long[x.rank()];
        long free = 1;
        for (int i = 0; i < x.rank(); i++) {
            int axis = i < first.length ? first[i] : second[i - first.length];
            shape[i] = x.shape()[axis];
            strides[i] = x.strides()[axis];
            free *= (i < first.length) == coreLast ? shape[i] : 1;
        }
        long[] flat = coreLast ? new long[] {free, core} : new long[] {core, free};
        if (first.length == 1 && second.length == 1) {
            return x.view(x.offset(), flat, strides);
        }
        Strided dense = Assign.contiguous(x.view(x.offset(), shape, strides), x.dtype());
        return dense.view(dense.offset(), flat, Shapes.rowMajor(flat, x.dtype().slots()));
    }

    private static int[] others(int rank, int[] axes) {
        int[] rest = new int[rank - axes.length];
        int count = 0;
        for (int i = 0; i < rank; i++) {
            int axis = i;
            if (Arrays.stream(axes).noneMatch(x -> x == axis)) {
                rest[count++] = axis;
            }
        }
        return rest;
    }

    private static long[] without(long[] shape, int axis) {
        long[] rest = new long[shape.length - 1];
        System.arraycopy(shape, 0, rest, 0, axis);
        System.arraycopy(shape, axis + 1, rest, axis, rest.length - axis);
        return rest;
    }

    private static Strided stacked(Strided a, Strided b, DType dtype) {
        int ra = a.rank();
        int rb = b.rank();
        long m = a.shape()[ra - 2];
        long k = a.shape()[ra - 1];
        long n = b.shape()[rb - 1];
        long[] stackOfA = Arrays.copyOf(a.shape(), ra - 2);
        long[] stackOfB = Arrays.copyOf(b.shape(), rb - 2);
        long[] stack = Shapes.broadcast("matmul", List.of(stackOfA, stackOfB));
        long[] stepsOfA = Shapes.broadcastStrides(stackOfA, Arrays.copyOf(a.strides(), ra - 2), stack);
        long[] stepsOfB = Shapes.broadcastStrides(stackOfB, Arrays.copyOf(b.strides(), rb - 2), stack);
        long[] shape = Arrays.copyOf(stack, stack.length + 2);
        shape[stack.length] = m;
        shape[stack.length + 1] = n;
        Strided c = Strided.zeros(dtype, shape);
        if (c.size() == 0 || k == 0) {
            return c;
        }
        long count = Shapes.size(stack);
        long[] index = new long[stack.length];
        long offsetOfA = a.offset();
        long offsetOfB = b.offset();
        for (long i = 0; i < count; i++) {
            Product p = product((int) m, (int) n, (int) k, a, offsetOfA, b, offsetOfB, i, dtype.slots());
            multiply(dtype, p, a.array(), b.array(), c.array());
            for (int axis = stack.length - 1; axis >= 0; axis--) {
                offsetOfA += stepsOfA[axis];
                offsetOfB += stepsOfB[axis];
                if (++index[axis] < stack[axis]) {
                    break;
                }
                offsetOfA -= stepsOfA[axis] * stack[axis];
                offsetOfB -= stepsOfB[axis] * stack[axis];
                index[axis] = 0;
            }
        }
        return c;
    }

    private static Product product(
            int m, int n, int k, Strided a, long offsetOfA, Strided b, long offsetOfB, long number, int unit) {
        long rowOfA = a.strides()[a.rank() - 2];
        long stepOfA = a.strides()[a.rank() - 1];
        long rowOfB = b.strides()[b.rank() - 2];
        long stepOfB = b.strides()[b.rank() - 1];
        return new Product(
                m,
                n,
                k,
                (int) (offsetOfA / unit),
                (int) (rowOfA / unit),
                (int) (stepOfA / unit),
                (int) (offsetOfB / unit),
                (int) (rowOfB / unit),
                (int) (stepOfB / unit),
                (int) (number * m * n),
                n);
    }

    private static void multiply(DType dtype, Product p, Object a, Object b, Object c) {
        LinalgProvider provider = Providers.current();
        switch (dtype) {
            case FLOAT64 -> provider.multiply(p, (double[]) a, (double[]) b, (double[]) c);
            case FLOAT32 -> provider.multiply(p, (float[]) a, (float[]) b, (float[]) c);
            case COMPLEX128 -> provider.multiplyComplex(p, (double[]) a, (double[]) b, (double[]) c);
            case COMPLEX64 -> provider.multiplyComplex(p, (float[]) a, (float[]) b, (float[]) c);
            case FLOAT16 -> IntegerProducts.half(p, (short[]) a, (short[]) b, (short[]) c);
            case BOOL -> IntegerProducts.bool(p, (byte[]) a, (byte[]) b, (byte[]) c);
            case INT8, UINT8 -> IntegerProducts.bytes(p, (byte[]) a, (byte[]) b, (byte[]) c);
            case INT16, UINT16 -> IntegerProducts.shorts(p, (short[]) a, (short[]) b, (short[]) c);
            case INT32, UINT32 -> IntegerProducts.ints(p, (int[]) a, (int[]) b, (int[]) c);
            case INT64, UINT64 -> IntegerProducts.longs(p, (long[]) a, (long[]) b, (long[]) c);
        }
    }
}
