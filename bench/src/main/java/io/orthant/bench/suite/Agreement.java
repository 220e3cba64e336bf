package io.orthant.bench.suite;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.linalg.Eigh;
import io.orthant.linalg.Svd;

/**
 * Whether another library's result is Orthant's. Factorisations are unique only up to signs, so what is compared is what
 * they multiply to, and the singular or eigenvalues in ascending order.
 */
final class Agreement {
    /** Of the largest item: wider than any order of a sum in float64, narrower than float32. */
    static final double TOLERANCE = 1e-9;

    private Agreement() {}

    /**
     * The largest difference between two items, as a part of the largest item of ours; infinite for other sizes or a NaN
     * on one side only.
     */
    static double difference(Object ours, double[][] theirs) {
        return switch (ours) {
            case NDArray array -> theirs.length == 1 ? of(items(array), theirs[0]) : Double.POSITIVE_INFINITY;
            case Svd svd
            when fits(svd.u(), svd.s(), theirs) ->
                Math.max(
                        of(items(Np.sort(svd.s())), items(Np.sort(Np.wrap(theirs[1])))),
                        of(
                                product(svd.u(), svd.s(), svd.vh()),
                                product(square(svd.u(), theirs[0]), Np.wrap(theirs[1]), square(svd.vh(), theirs[2]))));
            case Eigh eigh
            when theirs.length == 2
                    && theirs[0].length == eigh.eigenvalues().size()
                    && theirs[1].length == eigh.eigenvectors().size() -> {
                NDArray values = Np.wrap(theirs[0]);
                NDArray vectors = square(eigh.eigenvectors(), theirs[1]);
                yield Math.max(
                        of(items(eigh.eigenvalues()), items(Np.sort(values))),
                        of(
                                product(
                                        eigh.eigenvectors(),
                                        eigh.eigenvalues(),
                                        eigh.eigenvectors().T()),
                                product(vectors, values, vectors.T())));
            }
            default -> Double.POSITIVE_INFINITY;
        };
    }

    private static boolean fits(NDArray u, NDArray s, double[][] theirs) {
        return theirs.length == 3
                && theirs[0].length == u.size()
                && theirs[1].length == s.size()
                && theirs[2].length == u.size();
    }

    private static NDArray square(NDArray like, double[] items) {
        return Np.wrap(items).reshape(like.shape());
    }

    private static double[] product(NDArray left, NDArray middle, NDArray right) {
        return items(Np.matmul(left.times(middle), right));
    }

    private static double[] items(NDArray array) {
        return array.astype(DType.FLOAT64).toDoubleArray();
    }

    private static double of(double[] ours, double[] theirs) {
        if (ours.length != theirs.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < ours.length; i++) {
            if (Double.compare(ours[i], theirs[i]) != 0) {
                double gap = Math.abs(ours[i] - theirs[i]);
                difference = Math.max(difference, Double.isNaN(gap) ? Double.POSITIVE_INFINITY : gap);
            }
            largest = Math.max(largest, Math.abs(ours[i]));
        }
        return largest == 0 || Double.isNaN(largest) ? difference : difference / largest;
    }
}
