package io.orthant.internal.exec;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Keys dealt out to three arrays by two pivots, in lanes. Not to be touched without the vector module. */
final class PartingLanes {
    private static final VectorSpecies<Long> L = LongVector.SPECIES_PREFERRED;

    private PartingLanes() {}

    /**
     * Deals out keys in their order. Each of the three arrays has {@link Parting#ROOM} more slots than keys.
     *
     * @param from where the keys begin
     * @param n how many there are
     * @param low takes keys below the lower pivot, from its start
     * @param middle takes keys between the pivots, from {@code found} on
     * @param high takes keys above the upper pivot, from its start
     * @param range the least and the greatest key seen, brought up to date
     * @return the number of low keys times 2^32, plus the number of middle ones
     */
    static long deal(
            long[] keys,
            int from,
            int n,
            long lower,
            long upper,
            long[] low,
            long[] middle,
            int found,
            long[] high,
            long[] range) {
        int l = 0;
        int m = found;
        int h = 0;
        int i = 0;
        LongVector least = LongVector.broadcast(L, range[0]);
        LongVector most = LongVector.broadcast(L, range[1]);
        for (; i <= n - L.length(); i += L.length()) {
            LongVector v = LongVector.fromArray(L, keys, from + i);
            VectorMask<Long> below = v.compare(VectorOperators.LT, lower);
            VectorMask<Long> above = v.compare(VectorOperators.GT, upper);
            VectorMask<Long> between = below.or(above).not();
            v.compress(below).intoArray(low, l);
            v.compress(above).intoArray(high, h);
            v.compress(between).intoArray(middle, m);
            int belows = below.trueCount();
            int aboves = above.trueCount();
            l += belows;
            h += aboves;
            m += L.length() - belows - aboves;
            least = least.min(v);
            most = most.max(v);
        }
        range[0] = least.reduceLanes(VectorOperators.MIN);
        range[1] = most.reduceLanes(VectorOperators.MAX);
        for (; i < n; i++) {
            long key = keys[from + i];
            low[l] = key;
            high[h] = key;
            middle[m] = key;
            int belows = key < lower ? 1 : 0;
            int aboves = key > upper ? 1 : 0;
            l += belows;
            h += aboves;
            m += 1 - belows - aboves;
            range[0] = Math.min(range[0], key);
            range[1] = Math.max(range[1], key);
        }
        return (long) l << Integer.SIZE | m - found;
    }
}
