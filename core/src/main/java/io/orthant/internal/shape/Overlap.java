package io.orthant.internal.shape;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether two strided regions of the same memory have a slot in common.
 *
 * <p>The regions meet if a bounded linear Diophantine equation has a solution: the sum of {@code coefficient[i] * x[i]}
 * with {@code 0 <= x[i] <= bound[i]} equals the distance of the regions. It is solved as NumPy's
 * {@code mem_overlap.c} does it in principle: terms of equal coefficient are joined, and a depth-first search from the
 * largest coefficient down prunes by the range and by the greatest common divisor of the remaining terms. The problem
 * is NP-hard in general; for strides that arise from slicing a search visits a few nodes only.
 */
public final class Overlap {
    private Overlap() {}

    /** Lowest and highest slot (inclusive) of a region, or null if it has no items. */
    public static long @Nullable [] bounds(long offset, long[] shape, long[] strides, int unit) {
        long low = offset;
        long high = offset + unit - 1;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] == 0) {
                return null;
            }
            long reach = (shape[i] - 1) * strides[i];
            low += Math.min(reach, 0);
            high += Math.max(reach, 0);
        }
        return new long[] {low, high};
    }

    /** Whether two regions, both given by offset, shape, strides and slots per item, share a slot. */
    public static boolean exists(
            long offsetA,
            long[] shapeA,
            long[] stridesA,
            int unitA,
            long offsetB,
            long[] shapeB,
            long[] stridesB,
            int unitB) {
        long[] a = bounds(offsetA, shapeA, stridesA, unitA);
        long[] b = bounds(offsetB, shapeB, stridesB, unitB);
        if (a == null || b == null || a[1] < b[0] || b[1] < a[0]) {
            return false;
        }
        // with every term counted from its region's low end, upwards in a and downwards from the high end in b
        int n = shapeA.length + shapeB.length + 2;
        long[][] terms = new long[n][];
        int k = 0;
        for (int i = 0; i < shapeA.length; i++) {
            terms[k++] = new long[] {Math.abs(stridesA[i]), shapeA[i] - 1};
        }
        for (int i = 0; i < shapeB.length; i++) {
            terms[k++] = new long[] {Math.abs(stridesB[i]), shapeB[i] - 1};
        }
        terms[k++] = new long[] {1, unitA - 1};
        terms[k] = new long[] {1, unitB - 1};
        return solvable(terms, b[1] - a[0]);
    }

    private static boolean solvable(long[][] raw, long target) {
        Arrays.sort(raw, (p, q) -> Long.compare(q[0], p[0]));
        long[] coefficient = new long[raw.length];
        long[] bound = new long[raw.length];
        int n = 0;
        for (long[] term : raw) {
            if (term[0] == 0 || term[1] == 0) {
                continue;
            }
            if (n > 0 && coefficient[n - 1] == term[0]) {
                bound[n - 1] += term[1];
            } else {
                coefficient[n] = term[0];
                bound[n++] = term[1];
            }
        }
        long[] divisor = new long[n + 1];
        long[] reach = new long[n + 1];
        for (int i = n - 1; i >= 0; i--) {
            divisor[i] = gcd(coefficient[i], divisor[i + 1]);
            reach[i] = reach[i + 1] + coefficient[i] * bound[i];
        }
        return search(0, target, coefficient, bound, divisor, reach);
    }

    private static boolean search(int i, long target, long[] coefficient, long[] bound, long[] divisor, long[] reach) {
        if (target < 0 || target > reach[i]) {
            return false;
        }
        if (target == 0) {
            return true;
        }
        if (target % divisor[i] != 0) {
            return false;
        }
        long c = coefficient[i];
        long high = Math.min(bound[i], target / c);
        long low = Math.max(0, Math.ceilDiv(target - reach[i + 1], c));
        long rest = divisor[i + 1];
        if (rest == 0) {
            return target % c == 0 && target / c <= bound[i];
        }
        // only every (rest / gcd(c, rest))-th multiple leaves something the remaining terms can make
        long step = rest / gcd(c, rest);
        long x = low;
        while (x <= high && (target - c * x) % rest != 0) {
            x++;
        }
        for (; x <= high; x += step) {
            if (search(i + 1, target - c * x, coefficient, bound, divisor, reach)) {
                return true;
            }
        }
        return false;
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long r = a % b;
            a = b;
            b = r;
        }
        return a;
    }
}
