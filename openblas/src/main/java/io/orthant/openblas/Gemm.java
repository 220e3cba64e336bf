package io.orthant.openblas;

import io.orthant.internal.linalg.Product;
import io.orthant.internal.linalg.ProviderUnavailableException;
import io.orthant.internal.linalg.PureJava;
import io.orthant.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Matrix products by CBLAS, in pieces that follow from the sizes alone, so that the result does not depend on the number of
 * threads. Of a product of a matrix and its own transpose the lower
 * triangle is computed and mirrored. Small products, those with a vector, and operands which BLAS cannot read as they lie
 * are done in Java.
 */
final class Gemm {
    private static final int ROW_MAJOR = 101;
    private static final int NO_TRANSPOSE = 111;
    private static final int TRANSPOSE = 112;
    private static final int LOWER = 122;

    /** Multiplications up to which Java is faster than a native call, for real and for complex items. */
    private static final double SMALL = 500;

    private static final double SMALL_COMPLEX = 30_000;

    /** The same for symmetric products, where Java knows a way through small ones that has less to get ready. */
    private static final double SMALL_GRAM = 1 << 22;

    private final Kind float64;
    private final Kind float32;
    private final Kind complex128;
    private final Kind complex64;
    private final NativeThreads threads;
    private final PureJava java = new PureJava();

    Gemm(SymbolLookup library, NativeThreads threads) throws ProviderUnavailableException {
        float64 = new Kind(library, 'd', 'd', 8, 1);
        float32 = new Kind(library, 's', 'f', 4, 1);
        complex128 = new Kind(library, 'z', 'p', 16, 4);
        complex64 = new Kind(library, 'c', 'p', 8, 4);
        this.threads = threads;
    }

    /** The routines for one dtype, the bytes of its items, and the real multiplications of one of theirs. */
    private record Kind(
            MethodHandle gemm, MethodHandle syrk, int bytes, int each, MemorySegment one, MemorySegment zero) {
        Kind(SymbolLookup library, char prefix, char factor, int bytes, int each) throws ProviderUnavailableException {
            this(
                    Routine.find(library, "cblas_" + prefix + "gemm", 'v', "iiiiii" + factor + "pipi" + factor + "pi")
                            .critical(),
                    Routine.find(library, "cblas_" + prefix + "syrk", 'v', "iiiii" + factor + "pi" + factor + "pi")
                            .critical(),
                    bytes,
                    each,
                    bytes == 16
                            ? MemorySegment.ofArray(new double[] {1, 0})
                            : MemorySegment.ofArray(new float[] {1, 0}),
                    bytes == 16 ? MemorySegment.ofArray(new double[2]) : MemorySegment.ofArray(new float[2]));
        }
    }

    void real(Product p, double[] a, double[] b, double[] c) {
        if (!suits(p, 1, a == b)) {
            java.multiply(p, a, b, c);
        } else if (multiply(
                float64, p, MemorySegment.ofArray(a), MemorySegment.ofArray(b), MemorySegment.ofArray(c), a == b)) {
            PureJava.mirror(p, c, false);
        }
    }

    void real(Product p, float[] a, float[] b, float[] c) {
        if (!suits(p, 1, a == b)) {
            java.multiply(p, a, b, c);
        } else if (multiply(
                float32, p, MemorySegment.ofArray(a), MemorySegment.ofArray(b), MemorySegment.ofArray(c), a == b)) {
            PureJava.mirror(p, c, false);
        }
    }

    void complex(Product p, double[] a, double[] b, double[] c) {
        if (!suits(p, 4, a == b)) {
            java.multiplyComplex(p, a, b, c);
        } else if (multiply(
                complex128, p, MemorySegment.ofArray(a), MemorySegment.ofArray(b), MemorySegment.ofArray(c), a == b)) {
            PureJava.mirror(p, c, true);
        }
    }

    void complex(Product p, float[] a, float[] b, float[] c) {
        if (!suits(p, 4, a == b)) {
            java.multiplyComplex(p, a, b, c);
        } else if (multiply(
                complex64, p, MemorySegment.ofArray(a), MemorySegment.ofArray(b), MemorySegment.ofArray(c), a == b)) {
            PureJava.mirror(p, c, true);
        }
    }

    // a vector is no more work than reading the matrix
    private static boolean suits(Product p, int each, boolean sameArray) {
        double small = sameArray && p.isGram() ? SMALL_GRAM : each == 1 ? SMALL : SMALL_COMPLEX;
        return p.m() > 1
                && p.n() > 1
                && each * work(p) > small
                && leading(p.m(), p.k(), p.aRowStep(), p.aStep()) != 0
                && leading(p.k(), p.n(), p.bRowStep(), p.bStep()) != 0;
    }

    /** Items between rows as they are stored, negative if stored transposed, 0 if BLAS cannot read the matrix. */
    static int leading(int rows, int columns, int rowStep, int step) {
        if ((columns == 1 || step == 1) && (rows == 1 || rowStep >= columns)) {
            return rows == 1 ? columns : rowStep;
        }
        if ((rows == 1 || rowStep == 1) && (columns == 1 || step >= rows)) {
            return columns == 1 ? -rows : -step;
        }
        return 0;
    }

    /** Multiplies; whether only the lower triangle is done, and the rest is to be its mirror image. */
    private boolean multiply(
            Kind kind, Product p, MemorySegment a, MemorySegment b, MemorySegment c, boolean sameArray) {
        Call call = new Call(
                kind,
                p,
                leading(p.m(), p.k(), p.aRowStep(), p.aStep()),
                leading(p.k(), p.n(), p.bRowStep(), p.bStep()),
                a,
                b,
                c);
        boolean gram = sameArray && p.isGram();
        threads.alone(() -> {
            if (gram) {
                call.gram();
            } else {
                call.product();
            }
            return 0;
        });
        return gram;
    }

    private record Call(Kind kind, Product p, int lda, int ldb, MemorySegment a, MemorySegment b, MemorySegment c) {

        void product() {
            Pieces pieces = Pieces.of(p.m(), p.n(), kind.each * work(p));
            Parallel.run(
                    pieces.count(), i -> block(pieces.row(i), pieces.rows(i), pieces.column(i), pieces.columns(i)));
        }

        void gram() {
            int[] bounds = Pieces.ofTriangle(p.m(), kind.each * work(p) / 2);
            Parallel.run(bounds.length - 1, i -> {
                int rows = bounds[i + 1] - bounds[i];
                if (rows > 0) {
                    if (bounds[i] > 0) {
                        block(bounds[i], rows, 0, bounds[i]);
                    }
                    corner(bounds[i], rows);
                }
            });
        }

        private void block(int row, int rows, int column, int columns) {
            MemorySegment left = at(a, p.a(row, 0));
            MemorySegment right = at(b, p.b(0, column));
            MemorySegment to = at(c, p.c(row, column));
            int k = p.k();
            int flagA = flag(lda);
            int flagB = flag(ldb);
            int stepA = Math.abs(lda);
            int stepB = Math.abs(ldb);
            int ldc = p.ldc();
            MethodHandle gemm = kind.gemm;
            try {
                if (kind.each > 1) {
                    MemorySegment one = kind.one;
                    MemorySegment zero = kind.zero;
                    gemm.invokeExact(
                            ROW_MAJOR, flagA, flagB, rows, columns, k, one, left, stepA, right, stepB, zero, to, ldc);
                } else if (kind.bytes == 8) {
                    gemm.invokeExact(
                            ROW_MAJOR, flagA, flagB, rows, columns, k, 1.0, left, stepA, right, stepB, 0.0, to, ldc);
                } else {
                    gemm.invokeExact(
                            ROW_MAJOR, flagA, flagB, rows, columns, k, 1f, left, stepA, right, stepB, 0f, to, ldc);
                }
            } catch (Throwable e) {
                throw OpenBlas.failed(e);
            }
        }

        private void corner(int row, int rows) {
            MemorySegment left = at(a, p.a(row, 0));
            MemorySegment to = at(c, p.c(row, row));
            int k = p.k();
            int flagA = flag(lda);
            int stepA = Math.abs(lda);
            int ldc = p.ldc();
            MethodHandle syrk = kind.syrk;
            try {
                if (kind.each > 1) {
                    MemorySegment one = kind.one;
                    MemorySegment zero = kind.zero;
                    syrk.invokeExact(ROW_MAJOR, LOWER, flagA, rows, k, one, left, stepA, zero, to, ldc);
                } else if (kind.bytes == 8) {
                    syrk.invokeExact(ROW_MAJOR, LOWER, flagA, rows, k, 1.0, left, stepA, 0.0, to, ldc);
                } else {
                    syrk.invokeExact(ROW_MAJOR, LOWER, flagA, rows, k, 1f, left, stepA, 0f, to, ldc);
                }
            } catch (Throwable e) {
                throw OpenBlas.failed(e);
            }
        }

        private MemorySegment at(MemorySegment matrix, int item) {
            return item == 0 ? matrix : matrix.asSlice((long) item * kind.bytes);
        }
    }

    private static int flag(int leading) {
        return leading < 0 ? TRANSPOSE : NO_TRANSPOSE;
    }

    private static double work(Product p) {
        return (double) p.m() * p.n() * p.k();
    }
}
