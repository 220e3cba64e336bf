package io.orthant.openblas;

import io.orthant.internal.linalg.Product;
import io.orthant.internal.linalg.ProviderUnavailableException;
import io.orthant.internal.linalg.PureJava;
import io.orthant.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Matrix products by CBLAS, in pieces of rows that follow from the sizes alone: so the result does not depend on the number
 * of threads, and no piece holds up the garbage collector for long. Small products, those with a vector, and operands which
 * BLAS cannot read as they lie are done in Java.
 */
final class Gemm {
    private static final int ROW_MAJOR = 101;
    private static final int NO_TRANSPOSE = 111;
    private static final int TRANSPOSE = 112;

    /** Multiplications up to which Java is faster than getting ready for a native call. */
    private static final double SMALL = 1000;

    /** Multiplications that are worth a piece of work. */
    private static final double PIECE = 1 << 22;

    /** Rows of a piece are a multiple of this, but for the last one. */
    private static final int ROWS = 48;

    // each piece packs all of the right matrix anew, so it needs many rows
    private static final int SMALL_ROWS = 2 * ROWS;
    private static final int LARGE_ROWS = 4 * ROWS;

    private final MethodHandle dgemm;
    private final MethodHandle sgemm;
    private final MethodHandle zgemm;
    private final MethodHandle cgemm;
    private final NativeThreads threads;
    private final PureJava java = new PureJava();

    Gemm(SymbolLookup library, NativeThreads threads) throws ProviderUnavailableException {
        dgemm = Routine.find(library, "cblas_dgemm", 'v', "iiiiiidpipidpi").critical();
        sgemm = Routine.find(library, "cblas_sgemm", 'v', "iiiiiifpipifpi").critical();
        zgemm = Routine.find(library, "cblas_zgemm", 'v', "iiiiiippipippi").critical();
        cgemm = Routine.find(library, "cblas_cgemm", 'v', "iiiiiippipippi").critical();
        this.threads = threads;
    }

    void real(Product p, double[] a, double[] b, double[] c) {
        if (suits(p, 1)) {
            inPieces(p, 8, 1, MemorySegment.ofArray(a), MemorySegment.ofArray(b), MemorySegment.ofArray(c), dgemm);
        } else {
            java.multiply(p, a, b, c);
        }
    }

    void real(Product p, float[] a, float[] b, float[] c) {
        if (suits(p, 1)) {
            inPieces(p, 4, 1, MemorySegment.ofArray(a), MemorySegment.ofArray(b), MemorySegment.ofArray(c), sgemm);
        } else {
            java.multiply(p, a, b, c);
        }
    }

    void complex(Product p, double[] a, double[] b, double[] c) {
        if (suits(p, 4)) {
            inPieces(p, 16, 4, MemorySegment.ofArray(a), MemorySegment.ofArray(b), MemorySegment.ofArray(c), zgemm);
        } else {
            java.multiplyComplex(p, a, b, c);
        }
    }

    void complex(Product p, float[] a, float[] b, float[] c) {
        if (suits(p, 4)) {
            inPieces(p, 8, 4, MemorySegment.ofArray(a), MemorySegment.ofArray(b), MemorySegment.ofArray(c), cgemm);
        } else {
            java.multiplyComplex(p, a, b, c);
        }
    }

    // a vector is no more work than reading the matrix; symmetric products must be so to the last bit
    private static boolean suits(Product p, int each) {
        return p.m() > 1
                && p.n() > 1
                && each * work(p) > SMALL
                && !p.isGram()
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

    private void inPieces(
            Product p, int bytes, int each, MemorySegment a, MemorySegment b, MemorySegment c, MethodHandle gemm) {
        threads.alone(() -> {
            divide(p, bytes, each, a, b, c, gemm);
            return 0;
        });
    }

    private static void divide(
            Product p, int bytes, int each, MemorySegment a, MemorySegment b, MemorySegment c, MethodHandle gemm) {
        double perRow = each * (double) p.n() * p.k();
        long least = p.m() < 4 * LARGE_ROWS ? SMALL_ROWS : LARGE_ROWS;
        long grain = Math.max(least, (long) (PIECE / perRow) / ROWS * ROWS);
        int lda = leading(p.m(), p.k(), p.aRowStep(), p.aStep());
        int ldb = leading(p.k(), p.n(), p.bRowStep(), p.bStep());
        MemorySegment right = b.asSlice((long) p.bOffset() * bytes);
        Parallel.ranges(p.m(), grain, (from, to) -> {
            MemorySegment left = a.asSlice((long) p.a((int) from, 0) * bytes);
            MemorySegment result = c.asSlice((long) p.c((int) from, 0) * bytes);
            piece((int) (to - from), p, each, bytes, lda, ldb, left, right, result, gemm);
        });
    }

    private static void piece(
            int rows,
            Product p,
            int each,
            int bytes,
            int lda,
            int ldb,
            MemorySegment a,
            MemorySegment b,
            MemorySegment c,
            MethodHandle gemm) {
        int n = p.n();
        int k = p.k();
        int ldc = p.ldc();
        int flagA = flag(lda);
        int flagB = flag(ldb);
        int stepA = Math.abs(lda);
        int stepB = Math.abs(ldb);
        try {
            if (each == 1 && bytes == 8) {
                gemm.invokeExact(ROW_MAJOR, flagA, flagB, rows, n, k, 1.0, a, stepA, b, stepB, 0.0, c, ldc);
            } else if (each == 1) {
                gemm.invokeExact(ROW_MAJOR, flagA, flagB, rows, n, k, 1.0f, a, stepA, b, stepB, 0.0f, c, ldc);
            } else {
                MemorySegment one = bytes == 16
                        ? MemorySegment.ofArray(new double[] {1, 0})
                        : MemorySegment.ofArray(new float[] {1, 0});
                MemorySegment zero =
                        bytes == 16 ? MemorySegment.ofArray(new double[2]) : MemorySegment.ofArray(new float[2]);
                gemm.invokeExact(ROW_MAJOR, flagA, flagB, rows, n, k, one, a, stepA, b, stepB, zero, c, ldc);
            }
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    private static int flag(int leading) {
        return leading < 0 ? TRANSPOSE : NO_TRANSPOSE;
    }

    private static double work(Product p) {
        return (double) p.m() * p.n() * p.k();
    }
}
