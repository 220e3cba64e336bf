package io.orthant.random;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.error.ValueException;
import io.orthant.internal.shape.Shapes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Picks indices as NumPy's legacy {@code choice} does: by {@code randint} with replacement, by the head of a permutation
 * without; with probabilities by searching uniform numbers in their cumulative sum, and, without replacement, again and
 * again with the probabilities of what was found set to 0.
 */
final class Choice {
    private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));
    private static final double TOLERANCE_FLOAT32 = Math.sqrt(Math.ulp(1f));
    private static final double TOLERANCE_FLOAT16 = Math.sqrt(0x1p-10);

    private final RandomState state;
    private final long population;
    private final int count;
    private final double @Nullable [] p;

    Choice(RandomState state, long population, long[] shape, @Nullable NDArray p) {
        this.state = state;
        this.population = population;
        this.count = Math.toIntExact(Shapes.size(shape));
        this.p = p == null ? null : probabilities(p);
    }

    private double[] probabilities(NDArray array) {
        if (array.ndim() != 1) {
            throw new ValueException("'p' must be 1-dimensional");
        }
        if (array.size() != population) {
            throw new ValueException("'a' and 'p' must have same size");
        }
        double[] values = TwisterState.values("p", array, array.shape());
        double sum = DiscreteDraws.compensatedSum(values, values.length);
        if (Double.isNaN(sum)) {
            throw new ValueException("probabilities contain NaN");
        }
        if (Arrays.stream(values).anyMatch(x -> x < 0)) {
            throw new ValueException("probabilities are not non-negative");
        }
        if (Math.abs(sum - 1.) > tolerance(array.dtype())) {
            throw new ValueException("probabilities do not sum to 1");
        }
        return values;
    }

    private static double tolerance(DType dtype) {
        return switch (dtype) {
            case FLOAT16 -> TOLERANCE_FLOAT16;
            case FLOAT32 -> TOLERANCE_FLOAT32;
            default -> TOLERANCE;
        };
    }

    long[] indices(boolean replace) {
        if (replace) {
            return p == null ? uniform() : search(cumulative(p), state.rand((long) count));
        }
        if (count > population) {
            throw new ValueException("Cannot take a larger sample than population when 'replace=False'");
        }
        return p == null
                ? Arrays.copyOf((long[]) state.permutation(population).data().array(), count)
                : distinct(p.clone());
    }

    private long[] uniform() {
        return (long[]) state.randint(0, population, (long) count).data().array();
    }

    private long[] distinct(double[] left) {
        if (Arrays.stream(left).filter(x -> x > 0).count() < count) {
            throw new ValueException("Fewer non-zero entries in p than size");
        }
        long[] found = new long[count];
        boolean[] taken = new boolean[left.length];
        int n = 0;
        while (n < count) {
            NDArray x = state.rand((long) count - n);
            for (int i = 0; i < n; i++) {
                left[(int) found[i]] = 0;
            }
            for (long index : search(cumulative(left), x)) {
                if (!taken[(int) index]) {
                    taken[(int) index] = true;
                    found[n++] = index;
                }
            }
        }
        return found;
    }

    private static double[] cumulative(double[] p) {
        double[] sums = p.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        double total = sums[sums.length - 1];
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= total;
        }
        return sums;
    }

    /** For each number the count of sums that are not above it. */
    private static long[] search(double[] sums, NDArray numbers) {
        double[] x = (double[]) numbers.data().array();
        long[] result = new long[x.length];
        for (int i = 0; i < x.length; i++) {
            int low = 0;
            int high = sums.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sums[middle] <= x[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            result[i] = low;
        }
        return result;
    }
}
