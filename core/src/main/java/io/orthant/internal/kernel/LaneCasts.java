package io.orthant.internal.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Lane code of casts that take more than one vector instruction; generated code calls these methods and the JIT inlines
 * them. Each gives exactly the bits of its scalar counterpart. The species is that of the result, or named.
 */
final class LaneCasts {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final IntVector DOWN = IntVector.fromArray(IntVector.SPECIES_128, new int[] {0, 8, 16, 24}, 0);
    private static final IntVector UP = IntVector.fromArray(IntVector.SPECIES_128, new int[] {24, 16, 8, 0}, 0);

    private LaneCasts() {}

    /** Four bytes, zero-extended. */
    static IntVector loadUnsigned(byte[] array, int at) {
        return IntVector.broadcast(IntVector.SPECIES_128, (int) INTS.get(array, at))
                .lanewise(VectorOperators.LSHR, DOWN)
                .and(0xFF);
    }

    /** Four bytes, sign-extended. */
    static IntVector loadSigned(byte[] array, int at) {
        return IntVector.broadcast(IntVector.SPECIES_128, (int) INTS.get(array, at))
                .lanewise(VectorOperators.LSHL, UP)
                .lanewise(VectorOperators.ASHR, 24);
    }

    /** The low bytes of four lanes. */
    static void storeBytes(IntVector x, byte[] array, int at) {
        ByteVector bytes = (ByteVector) x.convertShape(VectorOperators.I2B, ByteVector.SPECIES_64, 0);
        INTS.set(array, at, bytes.reinterpretAsInts().lane(0));
    }

    /** Low bytes, sign-extended. */
    static IntVector wrapSigned(IntVector x) {
        return x.lanewise(VectorOperators.LSHL, 24).lanewise(VectorOperators.ASHR, 24);
    }

    /** Low bytes, zero-extended. */
    static IntVector wrapUnsigned(IntVector x) {
        return x.and(0xFF);
    }

    /** Halves as floats: the bits of a half, moved to a float's places, are 2^112 times too small. */
    static FloatVector halfToFloat(ShortVector half, VectorSpecies<Integer> ints) {
        IntVector h = (IntVector) half.convertShape(VectorOperators.ZERO_EXTEND_S2I, ints, 0);
        IntVector moved = h.and(0x7FFF).lanewise(VectorOperators.LSHL, 13);
        IntVector scaled = moved.reinterpretAsFloats().mul(0x1p112f).reinterpretAsInts();
        VectorMask<Integer> special = moved.compare(VectorOperators.GE, 0x7C00 << 13);
        IntVector value = scaled.blend(moved.or(0x7F80_0000), special);
        return value.or(h.and(0x8000).lanewise(VectorOperators.LSHL, 16)).reinterpretAsFloats();
    }

    /** The nearest halves. */
    static ShortVector floatToHalf(FloatVector x, VectorSpecies<Short> shorts) {
        IntVector bits = x.reinterpretAsInts();
        IntVector a = bits.and(Integer.MAX_VALUE);
        // a normal half: the exponent's bias changed, and ties rounded to even by hand
        IntVector odd = a.lanewise(VectorOperators.LSHR, 13).and(1);
        IntVector normal = a.add(0xFFF - (112 << 23))
                .add(odd)
                .lanewise(VectorOperators.LSHR, 13)
                .min(0x7C00);
        // a subnormal one: its last place is that of a half, so the addition rounds
        IntVector subnormal =
                a.reinterpretAsFloats().add(0.5f).reinterpretAsInts().sub(0x3F00_0000);
        IntVector h = normal.blend(subnormal, a.compare(VectorOperators.LT, 0x3880_0000))
                .blend(0x7C00, a.compare(VectorOperators.GE, 0x4780_0000))
                .blend(0x7E00, a.compare(VectorOperators.GT, 0x7F80_0000));
        IntVector signed = h.or(bits.lanewise(VectorOperators.LSHR, 16).and(0x8000));
        return (ShortVector) signed.convertShape(VectorOperators.I2S, shorts, 0);
    }

    /** Floats which round to the same half as the doubles: those that are not exact end in an odd bit. */
    static FloatVector doubleToOdd(DoubleVector x, VectorSpecies<Float> floats) {
        FloatVector nearest = (FloatVector) x.convertShape(VectorOperators.D2F, floats, 0);
        DoubleVector back = (DoubleVector) nearest.convertShape(VectorOperators.F2D, x.species(), 0);
        IntVector bits = nearest.reinterpretAsInts();
        VectorSpecies<Integer> ints = bits.species();
        VectorMask<Integer> inexact =
                back.sub(x).abs().compare(VectorOperators.GT, 0.0).cast(ints);
        VectorMask<Integer> away =
                back.abs().compare(VectorOperators.GT, x.abs()).cast(ints);
        VectorMask<Integer> finite = nearest.abs().lt(Float.POSITIVE_INFINITY).cast(ints);
        IntVector toOdd = bits.blend(bits.sub(1), away).or(1);
        return bits.blend(toOdd, inexact.and(finite)).reinterpretAsFloats();
    }

    /** Truncation; the smallest integer for NaN and values out of range. */
    static IntVector toInt32(FloatVector x, VectorSpecies<Integer> ints) {
        IntVector truncated = (IntVector) x.convertShape(VectorOperators.F2I, ints, 0);
        return truncated.blend(Integer.MIN_VALUE, x.lt(0x1p31f).not().cast(ints));
    }

    /** Truncation; the smallest integer for NaN and values out of range. */
    static IntVector toInt32(DoubleVector x, VectorSpecies<Integer> ints) {
        IntVector truncated = (IntVector) x.convertShape(VectorOperators.D2I, ints, 0);
        return truncated.blend(Integer.MIN_VALUE, x.lt(0x1p31).not().cast(ints));
    }

    /** Truncation; the smallest integer for NaN and values out of range. */
    static LongVector toInt64(DoubleVector x, VectorSpecies<Long> longs) {
        LongVector bits = x.reinterpretAsLongs();
        LongVector exponent = bits.lanewise(VectorOperators.LSHR, 52).and(0x7FF);
        LongVector mantissa = bits.and(0xF_FFFF_FFFF_FFFFL).or(0x10_0000_0000_0000L);
        LongVector right = exponent.neg().add(1075);
        LongVector large = mantissa.lanewise(VectorOperators.LSHL, right.neg());
        LongVector magnitude = mantissa.lanewise(VectorOperators.LSHR, right)
                .blend(large, right.compare(VectorOperators.LT, 0))
                .blend(0, right.compare(VectorOperators.GT, 52));
        VectorMask<Long> inside = x.abs().lt(0x1p63).cast(longs);
        LongVector signed = magnitude.blend(magnitude.neg(), bits.compare(VectorOperators.LT, 0));
        return LongVector.broadcast(longs, Long.MIN_VALUE).blend(signed, inside);
    }

    /** Truncation of what is below 2^63 as signed, of the rest less 2^63. */
    static LongVector toUint64(DoubleVector x, VectorSpecies<Long> longs) {
        VectorMask<Double> upper = x.compare(VectorOperators.GE, 0x1p63);
        LongVector value = toInt64(x.blend(x.sub(0x1p63), upper), longs);
        return value.blend(value.lanewise(VectorOperators.XOR, Long.MIN_VALUE), upper.cast(longs));
    }

    /**
     * The nearest doubles: the halves of an integer become exact doubles by setting exponent bits, and their sum rounds
     * once.
     */
    static DoubleVector toDouble(LongVector x, VectorSpecies<Double> doubles) {
        LongVector high = x.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, 0x4530_0000_8000_0000L);
        return high.reinterpretAsDoubles().sub(0x1p84 + 0x1p63 + 0x1p52).add(low(x));
    }

    /** The doubles nearest to unsigned integers. */
    static DoubleVector toDoubleUnsigned(LongVector x, VectorSpecies<Double> doubles) {
        LongVector high = x.lanewise(VectorOperators.LSHR, 32).or(0x4530_0000_0000_0000L);
        return high.reinterpretAsDoubles().sub(0x1p84 + 0x1p52).add(low(x));
    }

    private static DoubleVector low(LongVector x) {
        return x.and(0xFFFF_FFFFL).or(0x4330_0000_0000_0000L).reinterpretAsDoubles();
    }

    /** The nearest floats. */
    static FloatVector toFloat(LongVector x, VectorSpecies<Float> floats) {
        VectorMask<Long> large = x.add(1L << 53).compare(VectorOperators.UGT, 1L << 54);
        DoubleVector exact = toDouble(x.blend(sticky(x), large), DoubleVector.SPECIES_PREFERRED);
        return (FloatVector) exact.convertShape(VectorOperators.D2F, floats, 0);
    }

    /** The floats nearest to unsigned integers. */
    static FloatVector toFloatUnsigned(LongVector x, VectorSpecies<Float> floats) {
        VectorMask<Long> large = x.compare(VectorOperators.UGT, 1L << 53);
        DoubleVector exact = toDoubleUnsigned(x.blend(sticky(x), large), DoubleVector.SPECIES_PREFERRED);
        return (FloatVector) exact.convertShape(VectorOperators.D2F, floats, 0);
    }

    // the low bits of an integer above 2^53 matter to a float only by whether there are any
    private static LongVector sticky(LongVector x) {
        return x.and(~0x7FFL).or(x.and(0x7FF).add(0x7FF).and(0x800));
    }

    /** The floats nearest to unsigned integers: the upper half scaled and the lower half are exact, their sum rounds. */
    static FloatVector toFloatUnsigned(IntVector x, VectorSpecies<Float> floats) {
        FloatVector high =
                (FloatVector) x.lanewise(VectorOperators.LSHR, 16).convertShape(VectorOperators.I2F, floats, 0);
        FloatVector low = (FloatVector) x.and(0xFFFF).convertShape(VectorOperators.I2F, floats, 0);
        return high.mul(0x1p16f).add(low);
    }
}
