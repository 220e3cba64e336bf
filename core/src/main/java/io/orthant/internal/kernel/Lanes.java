package io.orthant.internal.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;

/**
 * Lane code of primitives and casts that take more than one vector instruction; generated code calls these methods and
 * the JIT inlines them. Each gives exactly the bits of its scalar counterpart.
 */
final class Lanes {
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle SHORTS = view(short[].class);

    private Lanes() {}

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }

    /** Bits of a vector on this machine. */
    static int vectorBits() {
        return VectorShape.preferredShape().vectorBitSize();
    }

    /** Nearest integers, ties to even: adding and taking away 2^52 rounds what is below it. */
    static DoubleVector rint(DoubleVector x) {
        DoubleVector a = x.abs();
        DoubleVector rounded = a.add(0x1p52).sub(0x1p52);
        return x.blend(withSign(rounded, x), a.lt(0x1p52));
    }

    /** Nearest integers, ties to even. */
    static FloatVector rint(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector rounded = a.add(0x1p23f).sub(0x1p23f);
        return x.blend(withSign(rounded, x), a.lt(0x1p23f));
    }

    /** Largest integers not above. */
    static DoubleVector floor(DoubleVector x) {
        DoubleVector r = rint(x);
        return withSign(r.blend(r.sub(1), r.compare(VectorOperators.GT, x)), x);
    }

    /** Largest integers not above. */
    static FloatVector floor(FloatVector x) {
        FloatVector r = rint(x);
        return withSign(r.blend(r.sub(1), r.compare(VectorOperators.GT, x)), x);
    }

    /** Smallest integers not below. */
    static DoubleVector ceil(DoubleVector x) {
        DoubleVector r = rint(x);
        return withSign(r.blend(r.add(1), r.lt(x)), x);
    }

    /** Smallest integers not below. */
    static FloatVector ceil(FloatVector x) {
        FloatVector r = rint(x);
        return withSign(r.blend(r.add(1), r.lt(x)), x);
    }

    /** Integer parts. */
    static DoubleVector trunc(DoubleVector x) {
        return withSign(floor(x.abs()), x);
    }

    /** Integer parts. */
    static FloatVector trunc(FloatVector x) {
        return withSign(floor(x.abs()), x);
    }

    private static DoubleVector withSign(DoubleVector magnitude, DoubleVector sign) {
        return magnitude
                .reinterpretAsLongs()
                .and(Long.MAX_VALUE)
                .or(sign.reinterpretAsLongs().and(Long.MIN_VALUE))
                .reinterpretAsDoubles();
    }

    private static FloatVector withSign(FloatVector magnitude, FloatVector sign) {
        return magnitude
                .reinterpretAsInts()
                .and(Integer.MAX_VALUE)
                .or(sign.reinterpretAsInts().and(Integer.MIN_VALUE))
                .reinterpretAsFloats();
    }

    /** Left shift; 0 for a count outside [0, 64). */
    static LongVector shiftLeft(LongVector a, LongVector count) {
        return a.lanewise(VectorOperators.LSHL, count).blend(0, count.and(-64).compare(VectorOperators.NE, 0));
    }

    /** Left shift; 0 for a count outside [0, 32). */
    static IntVector shiftLeft(IntVector a, IntVector count) {
        return a.lanewise(VectorOperators.LSHL, count).blend(0, count.and(-32).compare(VectorOperators.NE, 0));
    }

    /** Logical right shift; 0 for a count outside [0, 64). */
    static LongVector shiftRightUnsigned(LongVector a, LongVector count) {
        return a.lanewise(VectorOperators.LSHR, count).blend(0, count.and(-64).compare(VectorOperators.NE, 0));
    }

    /** Logical right shift; 0 for a count outside [0, 32). */
    static IntVector shiftRightUnsigned(IntVector a, IntVector count) {
        return a.lanewise(VectorOperators.LSHR, count).blend(0, count.and(-32).compare(VectorOperators.NE, 0));
    }

    /** Arithmetic right shift; the sign for a count outside [0, 32). */
    static IntVector shiftRight(IntVector a, IntVector count) {
        IntVector inside = count.blend(31, count.and(-32).compare(VectorOperators.NE, 0));
        return a.lanewise(VectorOperators.ASHR, inside);
    }

    /** The lowest bits of {@code lanes} bytes, each 0 or 1, as one mask: by a product that moves each to its place. */
    static long bits(byte[] array, int at, int lanes) {
        if (lanes == 2) {
            int two = (short) SHORTS.get(array, at);
            return two & 1 | two >>> 7 & 2;
        }
        if (lanes == 4) {
            return (int) INTS.get(array, at) * 0x0102_0408 >>> 24 & 0xF;
        }
        long bits = 0;
        for (int k = 0; k < lanes; k += 8) {
            bits |= ((long) LONGS.get(array, at + k) * 0x0102_0408_1020_4080L >>> 56) << k;
        }
        return bits;
    }

    /** Stores the lowest {@code lanes} bits as bytes 0 and 1. */
    static void spread(long bits, byte[] array, int at, int lanes) {
        if (lanes == 2) {
            SHORTS.set(array, at, (short) (bits & 1 | (bits & 2) << 7));
        } else if (lanes == 4) {
            INTS.set(array, at, (int) bits * 0x0020_4081 & 0x0101_0101);
        } else {
            for (int k = 0; k < lanes; k += 8) {
                // bit i of the byte is left alone in byte i, then carried to that byte's top
                long one = (bits >>> k & 0xFF) * 0x0101_0101_0101_0101L & 0x8040_2010_0804_0201L;
                LONGS.set(array, at + k, (one + 0x0040_6070_787C_7E7FL) >>> 7 & 0x0101_0101_0101_0101L);
            }
        }
    }

    /** {@code yes} where the condition holds, else {@code no}. */
    static <E> VectorMask<E> select(VectorMask<E> condition, VectorMask<E> yes, VectorMask<E> no) {
        return yes.and(condition).or(no.andNot(condition));
    }
}
