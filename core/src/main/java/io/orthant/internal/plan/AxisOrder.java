package io.orthant.internal.plan;

/** The order in which NumPy's iterator nests axes: smallest steps innermost, row-major where operands disagree. */
public final class AxisOrder {
    private AxisOrder() {}

    /**
     * The axes from innermost to outermost.
     *
     * @param strides for each operand its strides in a common shape
     * @param rank number of axes
     */
    public static int[] innermostFirst(long[][] strides, int rank) {
        int[] order = new int[rank];
        for (int i = 0; i < rank; i++) {
            order[i] = rank - 1 - i;
        }
        for (int a = 1; a < rank; a++) {
            int to = a;
            for (int b = a - 1; b >= 0; b--) {
                int verdict = inside(strides, order[a], order[b]);
                if (verdict < 0) {
                    break;
                }
                if (verdict > 0) {
                    to = b;
                }
            }
            int moved = order[a];
            System.arraycopy(order, to, order, to + 1, a - to);
            order[to] = moved;
        }
        return order;
    }

    // 1: the axis belongs inside the other; -1: it does not; 0: nobody can tell, as each operand has step 0 on one
    private static int inside(long[][] strides, int axis, int other) {
        int verdict = 0;
        for (long[] s : strides) {
            if (s[axis] != 0 && s[other] != 0) {
                if (Math.abs(s[other]) <= Math.abs(s[axis])) {
                    return -1;
                }
                verdict = 1;
            }
        }
        return verdict;
    }
}
