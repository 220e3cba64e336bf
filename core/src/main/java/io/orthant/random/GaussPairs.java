package io.orthant.random;

import io.orthant.internal.parallel.Parallel;

/**
 * Many normal deviates by Marsaglia's polar method. Every attempt takes four words whether it succeeds or not, so that
 * the words of many attempts can be drawn first and the attempts be shared among threads; the pairs keep their order.
 */
final class GaussPairs {
    /** Attempts for which words are drawn at once, and attempts of a piece. */
    private static final int CHUNK = 1 << 14;

    static final int PIECE = 1 << 11;

    private GaussPairs() {}

    /**
     * Fills all but a few of the places of a range with pairs. It never draws more words than pairs need: as many
     * attempts as there are pairs wanted cannot make too many.
     *
     * @return the place after the last one filled
     */
    static int fill(MersenneTwister twister, double[] out, int from, int to) {
        int at = from;
        int most = Math.min(CHUNK, (to - from) / 2);
        int[] words = new int[4 * most];
        double[] pairs = new double[2 * most];
        int[] counts = new int[Parallel.pieces(most, PIECE)];
        while ((to - at) / 2 >= PIECE) {
            int attempts = Math.min(CHUNK, (to - at) / 2);
            twister.take(words, 4 * attempts);
            int pieces = Parallel.pieces(attempts, PIECE);
            Parallel.run(
                    pieces, p -> counts[p] = attempt(words, p * PIECE, Math.min(attempts, (p + 1) * PIECE), pairs));
            for (int p = 0; p < pieces; p++) {
                System.arraycopy(pairs, 2 * p * PIECE, out, at, 2 * counts[p]);
                at += 2 * counts[p];
            }
        }
        return at;
    }

    /** Makes the pairs of some attempts; returns how many succeeded. */
    private static int attempt(int[] words, int from, int to, double[] pairs) {
        double[] squares = new double[to - from];
        int good = 0;
        for (int k = from; k < to; k++) {
            double x1 = 2.0 * MersenneTwister.unit(words[4 * k], words[4 * k + 1]) - 1.0;
            double x2 = 2.0 * MersenneTwister.unit(words[4 * k + 2], words[4 * k + 3]) - 1.0;
            double r2 = x1 * x1 + x2 * x2;
            int at = 2 * (from + good);
            pairs[at] = x2;
            pairs[at + 1] = x1;
            squares[good] = r2;
            good += r2 < 1.0 & r2 != 0.0 ? 1 : 0;
        }
        for (int k = 0; k < good; k++) {
            double r2 = squares[k];
            double f = Math.sqrt(-2.0 * StreamLog.log(r2) / r2);
            pairs[2 * (from + k)] *= f;
            pairs[2 * (from + k) + 1] *= f;
        }
        return good;
    }
}
