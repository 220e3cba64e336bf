package io.orthant.internal.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Complex items side by side, taken apart into vectors of first and of second parts, and put together again. Two vectors
 * from memory give one of each kind by a swap of neighbours and a blend; the items then stand as 0, L/2, 1, L/2 + 1, …,
 * which is all the same to loops that meet nothing but complex items. Beside other operands they are put in order.
 */
final class Pairs {
    private static final Shuffles<Double> DOUBLES = new Shuffles<>(DoubleVector.SPECIES_PREFERRED);
    private static final Shuffles<Float> FLOATS = new Shuffles<>(FloatVector.SPECIES_PREFERRED);
    private static final Shuffles<Float> HALF_FLOATS = new Shuffles<>(
            FloatVector.SPECIES_PREFERRED.vectorBitSize() > 128
                    ? VectorSpecies.of(
                            float.class,
                            jdk.incubator.vector.VectorShape.forBitSize(
                                    FloatVector.SPECIES_PREFERRED.vectorBitSize() / 2))
                    : FloatVector.SPECIES_64);

    private static final VectorShuffle<Double> SWAP = DOUBLES.swap;
    private static final VectorShuffle<Double> SORT = DOUBLES.sort;
    private static final VectorShuffle<Double> MIX = DOUBLES.mix;
    private static final VectorMask<Double> ODD = DOUBLES.odd;
    private static final VectorShuffle<Float> SWAP_F = FLOATS.swap;
    private static final VectorShuffle<Float> SORT_F = FLOATS.sort;
    private static final VectorShuffle<Float> MIX_F = FLOATS.mix;
    private static final VectorMask<Float> ODD_F = FLOATS.odd;
    private static final VectorShuffle<Float> SWAP_H = HALF_FLOATS.swap;
    private static final VectorShuffle<Float> SORT_H = HALF_FLOATS.sort;
    private static final VectorShuffle<Float> MIX_H = HALF_FLOATS.mix;
    private static final VectorMask<Float> ODD_H = HALF_FLOATS.odd;

    private Pairs() {}

    private static final class Shuffles<E> {
        private final VectorShuffle<E> swap;
        private final VectorShuffle<E> sort;
        private final VectorShuffle<E> mix;
        private final VectorMask<E> odd;

        Shuffles(VectorSpecies<E> species) {
            int half = species.length() / 2;
            swap = VectorShuffle.fromOp(species, i -> i ^ 1);
            sort = VectorShuffle.fromOp(species, i -> i < half ? 2 * i : 2 * (i - half) + 1);
            mix = VectorShuffle.fromOp(species, i -> i % 2 == 0 ? i / 2 : half + i / 2);
            odd = VectorMask.fromLong(species, 0xAAAA_AAAA_AAAA_AAAAL);
        }
    }

    private static boolean whole(FloatVector v) {
        return v.length() == FloatVector.SPECIES_PREFERRED.length();
    }

    /** The first parts of the items in two vectors. */
    static DoubleVector first(DoubleVector a, DoubleVector b) {
        return a.blend(b.rearrange(SWAP), ODD);
    }

    /** The second parts of the items in two vectors. */
    static DoubleVector second(DoubleVector a, DoubleVector b) {
        return a.rearrange(SWAP).blend(b, ODD);
    }

    /** From the order in which parts come to that of memory. */
    static DoubleVector sort(DoubleVector x) {
        return x.rearrange(SORT);
    }

    /** From the order of memory to that of parts. */
    static DoubleVector mix(DoubleVector x) {
        return x.rearrange(MIX);
    }

    /** The first parts of the items in two vectors. */
    static FloatVector first(FloatVector a, FloatVector b) {
        return whole(a) ? a.blend(b.rearrange(SWAP_F), ODD_F) : a.blend(b.rearrange(SWAP_H), ODD_H);
    }

    /** The second parts of the items in two vectors. */
    static FloatVector second(FloatVector a, FloatVector b) {
        return whole(a)
                ? a.rearrange(SWAP_F).blend(b, ODD_F)
                : a.rearrange(SWAP_H).blend(b, ODD_H);
    }

    /** From the order in which parts come to that of memory. */
    static FloatVector sort(FloatVector x) {
        return whole(x) ? x.rearrange(SORT_F) : x.rearrange(SORT_H);
    }

    /** From the order of memory to that of parts. */
    static FloatVector mix(FloatVector x) {
        return whole(x) ? x.rearrange(MIX_F) : x.rearrange(MIX_H);
    }
}
