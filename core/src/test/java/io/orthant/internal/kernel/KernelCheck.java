package io.orthant.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.orthant.dtype.DType;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.op.Reference;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Random;

/** Runs a kernel and the reference on the same operands, rich in special values, and compares the bits. */
final class KernelCheck {
    /** Real types, which programs load and store. */
    static final List<DType> REAL = List.of(
            DType.BOOL,
            DType.INT8,
            DType.UINT8,
            DType.INT16,
            DType.UINT16,
            DType.INT32,
            DType.UINT32,
            DType.INT64,
            DType.UINT64,
            DType.FLOAT16,
            DType.FLOAT32,
            DType.FLOAT64);

    private static final double[] SPECIAL_REALS = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -0.5,
        1.5,
        2.5,
        -2.5,
        2,
        3,
        -3,
        7,
        1e-3,
        Math.PI,
        -Math.PI,
        100.25,
        -1e3,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        0x1p31,
        -0x1p31,
        0x1p31 - 1,
        0x1p32,
        0x1p32 + 2,
        0x1p52,
        0x1p52 + 1,
        -0x1p52 - 1,
        0x1.8p51,
        0x1p53 + 2,
        0x1p63,
        -0x1p63,
        0x1p63 + 0x1p20,
        0x1p64,
        65504,
        65520,
        6e-8,
        255.5,
        -129,
        32768,
        1e300,
        -1e300,
        709.5,
        -745.5
    };

    private static final long[] SPECIAL_INTEGERS = {
        0,
        1,
        -1,
        2,
        -2,
        3,
        7,
        8,
        15,
        16,
        31,
        32,
        33,
        63,
        64,
        65,
        100,
        127,
        128,
        -128,
        -129,
        255,
        256,
        32767,
        -32768,
        65535,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0xFFFF_FFFFL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0x5555_5555_5555_5555L
    };

    private KernelCheck() {}

    /** An element of a type, as the reference holds it: special one time in three. */
    static long value(DType type, Random random) {
        boolean special = random.nextInt(3) == 0;
        if (type.isFloating()) {
            double x = special
                    ? SPECIAL_REALS[random.nextInt(SPECIAL_REALS.length)]
                    : random.nextInt(4) == 0
                            ? Double.longBitsToDouble(random.nextLong())
                            : random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3);
            return Reference.fromDouble(x, type);
        }
        long x = special
                ? SPECIAL_INTEGERS[random.nextInt(SPECIAL_INTEGERS.length)]
                : random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(40) - 20;
        return Reference.wrap(x, type);
    }

    static Object randomArray(DType type, int size, Random random) {
        Object array = HeapStorage.allocate(type, new long[] {size});
        for (int i = 0; i < size; i++) {
            ReferenceKernel.put(type, array, i, value(type, random));
        }
        return array;
    }

    /** Compares a kernel with the reference over a nest of loops. */
    static void run(String name, KernelKey key, LoopKernel kernel, int n, int m, Random random) {
        List<DType> types = LoopEmitter.operandTypes(key);
        int count = types.size();
        int inputs = key.program().args().size();
        Object[] expected = new Object[count];
        Object[] actual = new Object[count];
        long[] offsets = new long[count];
        long[] inner = new long[count];
        long[] outer = new long[count];
        for (int k = 0; k < count; k++) {
            StrideClass stride = key.strides().get(k);
            inner[k] = switch (stride) {
                case ZERO -> 0;
                case UNIT -> 1;
                case ANY -> random.nextBoolean() ? -2 : 3;
            };
            int extent = (int) Math.abs(inner[k]) * Math.max(n - 1, 0) + 1;
            outer[k] = k < inputs && random.nextInt(4) == 0 && key.mode() != KernelKey.Mode.FOLD ? 0 : extent + 2;
            offsets[k] = 4 + (inner[k] < 0 ? extent - 1 : 0);
            int size = 10 + extent + (extent + 2) * (m - 1);
            expected[k] = randomArray(types.get(k), size, random);
            actual[k] = copy(expected[k]);
        }
        switch (key.mode()) {
            case MAP -> {}
            case FOLD -> {
                for (int k = 0; k < count - inputs; k++) {
                    outer[inputs + k] = outer[k];
                    expected[inputs + k] = expected[k];
                    actual[inputs + k] = actual[k];
                }
            }
            case SEQUENTIAL -> {
                // the output's element is the first input's next one
                if (types.get(0) == types.get(inputs) && inner[0] == inner[inputs] && n > 0) {
                    outer[inputs] = outer[0];
                    offsets[inputs] = offsets[0] + inner[0];
                    expected[inputs] = expected[0];
                    actual[inputs] = actual[0];
                }
            }
        }
        int rung = new ReferenceKernel(key).run(expected, offsets, inner, outer, n, m);
        int answered = kernel.run(actual, offsets, inner, outer, n, m);
        assertEquals(rung, answered, () -> name + " alarms, n=" + n + ", m=" + m);
        for (int k = 0; k < count; k++) {
            compare(name + ", n=" + n + ", m=" + m + ", operand " + k, types.get(k), expected[k], actual[k]);
        }
    }

    static void compare(String name, DType type, Object expected, Object actual) {
        for (int i = 0; i < Array.getLength(expected); i++) {
            long e = ReferenceKernel.get(type, expected, i);
            long a = ReferenceKernel.get(type, actual, i);
            boolean bothNaN = type.isFloating()
                    && Double.isNaN(Reference.toDouble(e, type))
                    && Double.isNaN(Reference.toDouble(a, type));
            if (e != a && !bothNaN) {
                fail(name + " slot " + i + ": expected " + text(e, type) + ", got " + text(a, type));
            }
        }
    }

    private static String text(long value, DType type) {
        return type.isFloating()
                ? Reference.toDouble(value, type) + " (" + Long.toHexString(value) + ")"
                : Long.toString(value);
    }

    private static Object copy(Object array) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().componentType(), length);
        System.arraycopy(array, 0, copy, 0, length);
        return copy;
    }
}
