package io.orthant.internal.linalg;

import java.util.Arrays;

/**
 * Products of float32 matrices in plain loops, and copies of blocks for products in lanes. The innermost loop adds four
 * scaled rows of B to one row of C, all indexed alike, which C2 vectorises. Every item is the sum over blocks of
 * {@link Gemm#DEPTH} of the core dimension, each a chain of fused multiply-adds, as in {@link FloatPanels}.
 */
final class FloatRows implements RowKernel<float[]> {
    static final FloatRows INSTANCE = new FloatRows();

    /** Running sums of {@link #dot}. */
    static final int SUMS = 16;

    private static final int WIDTH = 512;

    /** Rows and columns of a block to be mirrored. */
    private static final int TURN = 32;

    private FloatRows() {}

    @Override
    public void multiply(
            int i0,
            int i1,
            int n,
            int k,
            MatrixView<float[]> a,
            MatrixView<float[]> b,
            float[] c,
            int cAt,
            int cStep,
            boolean negate,
            boolean add) {
        float[] factors = new float[Gemm.DEPTH];
        float[] sums = new float[Math.min(WIDTH, n)];
        float[][] block = new float[Math.min(Gemm.DEPTH, k)][sums.length];
        for (int j = 0; j < n; j += WIDTH) {
            int width = Math.min(WIDTH, n - j);
            for (int kk = 0; kk < k; kk += Gemm.DEPTH) {
                int depth = Math.min(Gemm.DEPTH, k - kk);
                for (int r = 0; r < depth; r++) {
                    copy(b.array(), b.at(kk + r, j), b.step(), width, block[r]);
                }
                for (int i = i0; i < i1; i++) {
                    Arrays.fill(sums, 0, width, 0);
                    for (int r = 0; r < depth; r++) {
                        float x = a.array()[a.at(i, kk + r)];
                        factors[r] = negate ? -x : x;
                    }
                    row(factors, depth, block, sums, width);
                    store(sums, width, c, cAt + i * cStep + j, 1, false, add || kk > 0);
                }
            }
        }
    }

    private static void row(float[] factors, int depth, float[][] block, float[] sums, int width) {
        int k = 0;
        for (; k + 3 < depth; k += 4) {
            four(
                    factors[k],
                    block[k],
                    factors[k + 1],
                    block[k + 1],
                    factors[k + 2],
                    block[k + 2],
                    factors[k + 3],
                    block[k + 3],
                    sums,
                    width);
        }
        for (; k < depth; k++) {
            one(factors[k], block[k], sums, width);
        }
    }

    private static void four(
            float x0,
            float[] b0,
            float x1,
            float[] b1,
            float x2,
            float[] b2,
            float x3,
            float[] b3,
            float[] sums,
            int width) {
        for (int j = 0; j < width; j++) {
            sums[j] = Fused.fma(x3, b3[j], Fused.fma(x2, b2[j], Fused.fma(x1, b1[j], Fused.fma(x0, b0[j], sums[j]))));
        }
    }

    private static void one(float x, float[] b, float[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] = Fused.fma(x, b[j], sums[j]);
        }
    }

    @Override
    public void store(float[] sums, int n, float[] c, int at, int step, boolean negate, boolean add) {
        if (!add && !negate && step == 1) {
            System.arraycopy(sums, 0, c, at, n);
            return;
        }
        for (int j = 0; j < n; j++) {
            float x = negate ? -sums[j] : sums[j];
            int to = at + j * step;
            c[to] = add ? c[to] + x : x;
        }
    }

    @Override
    public void store(double x, float[] c, int at, boolean negate, boolean add) {
        float value = (float) (negate ? -x : x);
        c[at] = add ? c[at] + value : value;
    }

    @Override
    public void mirror(int first, int end, float[] c, int cAt, int cStep, boolean complex) {
        int unit = complex ? 2 : 1;
        for (int i0 = first; i0 < end; i0 += TURN) {
            for (int j0 = 0; j0 <= i0; j0 += TURN) {
                for (int i = i0; i < Math.min(end, i0 + TURN); i++) {
                    int from = cAt + i * cStep + j0 * unit;
                    int to = cAt + j0 * cStep + i * unit;
                    for (int j = j0; j < Math.min(i, j0 + TURN); j++, from += unit, to += cStep) {
                        c[to] = c[from];
                        if (complex) {
                            c[to + 1] = c[from + 1];
                        }
                    }
                }
            }
        }
    }

    @Override
    public float[] allocate(int length) {
        return new float[length];
    }

    @Override
    public void tiny(
            int m,
            int n,
            int k,
            MatrixView<float[]> a,
            MatrixView<float[]> b,
            float[] c,
            int cAt,
            int cStep,
            boolean negate,
            boolean add) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                int x = a.at(i, 0);
                int y = b.at(0, j);
                float sum = 0;
                for (int r = 0; r < k; r++, x += a.step(), y += b.rowStep()) {
                    sum = Fused.fma(a.array()[x], b.array()[y], sum);
                }
                sum = negate ? -sum : sum;
                int to = cAt + i * cStep + j;
                c[to] = add ? c[to] + sum : sum;
            }
        }
    }

    @Override
    public void packRows(
            MatrixView<float[]> a,
            int i0,
            int rows,
            int k0,
            int depth,
            boolean complex,
            boolean negate,
            float[] to,
            int toStep) {
        if (complex) {
            packPairs(a, i0, rows, k0, depth, to, toStep);
        } else if (a.step() == 1) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(a.array(), a.at(i0 + i, k0), to, i * toStep, depth);
            }
        } else {
            // eight rows at a time: a column-major A is read in whole cache lines
            for (int i = 0; i < rows; i += 8) {
                int few = Math.min(8, rows - i);
                for (int k = 0; k < depth; k++) {
                    int from = a.at(i0 + i, k0 + k);
                    for (int r = 0; r < few; r++) {
                        to[(i + r) * toStep + k] = a.array()[from + r * a.rowStep()];
                    }
                }
            }
        }
        if (negate) {
            for (int i = 0; i < (rows - 1) * toStep + depth; i++) {
                to[i] = -to[i];
            }
        }
    }

    private static void packPairs(MatrixView<float[]> a, int i0, int rows, int k0, int depth, float[] to, int toStep) {
        for (int i = 0; i < rows; i++) {
            int from = a.at(i0 + i, k0 / 2);
            if (a.step() == 2) {
                System.arraycopy(a.array(), from, to, i * toStep, depth);
                continue;
            }
            for (int k = 0; k < depth; k += 2, from += a.step()) {
                to[i * toStep + k] = a.array()[from];
                to[i * toStep + k + 1] = a.array()[from + 1];
            }
        }
    }

    @Override
    public void packPanel(
            MatrixView<float[]> b,
            int k0,
            int depth,
            int j0,
            int width,
            int stride,
            boolean complex,
            float[] to,
            int toAt) {
        float[] x = b.array();
        for (int k = 0; k < depth; k += complex ? 2 : 1) {
            int at = toAt + k * stride;
            int from = complex ? b.at((k0 + k) / 2, j0 / 2) : b.at(k0 + k, j0);
            if (complex) {
                for (int j = 0; j < width; j += 2, from += b.step()) {
                    to[at + j] = x[from];
                    to[at + j + 1] = x[from + 1];
                    to[at + stride + j] = -x[from + 1];
                    to[at + stride + j + 1] = x[from];
                }
                Arrays.fill(to, at + stride + width, at + 2 * stride, 0);
            } else {
                for (int j = 0; j < width; j++, from += b.step()) {
                    to[at + j] = x[from];
                }
            }
            Arrays.fill(to, at + width, at + stride, 0);
        }
    }

    private static void copy(float[] from, int at, int step, int n, float[] to) {
        if (step == 1) {
            System.arraycopy(from, at, to, 0, n);
            return;
        }
        for (int j = 0; j < n; j++) {
            to[j] = from[at + j * step];
        }
    }

    @Override
    public float[] contiguous(int n, float[] from, int at, int step) {
        float[] to = new float[n];
        copy(from, at, step, n, to);
        return to;
    }

    @Override
    public double dot(int n, float[] x, int xAt, int xStep, float[] y, int yAt, int yStep) {
        int i = xAt;
        int j = yAt;
        int left = n;
        float sum = 0;
        if (n >= 2 * SUMS) {
            float[] s = new float[SUMS];
            for (; left >= SUMS; left -= SUMS) {
                for (int l = 0; l < SUMS; l++, i += xStep, j += yStep) {
                    s[l] = Fused.fma(x[i], y[j], s[l]);
                }
            }
            for (int l = 0; l < 4; l++) {
                s[l] = (s[l] + s[l + 8]) + (s[l + 4] + s[l + 12]);
            }
            sum = (s[0] + s[2]) + (s[1] + s[3]);
        }
        for (; left > 0; left--, i += xStep, j += yStep) {
            sum = Fused.fma(x[i], y[j], sum);
        }
        return sum;
    }
}
