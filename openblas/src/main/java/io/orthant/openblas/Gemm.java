package io.orthant.openblas;

import io.orthant.internal.linalg.Product;
import io.orthant.internal.linalg.ProviderUnavailableException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/** Matrix products by CBLAS. */
final class Gemm {
    private static final int ROW_MAJOR = 101;
    private static final int NO_TRANSPOSE = 111;
    private static final int TRANSPOSE = 112;

    private final Routine dgemm;
    private final Routine sgemm;
    private final Routine zgemm;
    private final Routine cgemm;

    Gemm(SymbolLookup library) throws ProviderUnavailableException {
        dgemm = Routine.find(library, "cblas_dgemm", 'v', "iiiiiidpipidpi");
        sgemm = Routine.find(library, "cblas_sgemm", 'v', "iiiiiifpipifpi");
        zgemm = Routine.find(library, "cblas_zgemm", 'v', "iiiiiippipippi");
        cgemm = Routine.find(library, "cblas_cgemm", 'v', "iiiiiippipippi");
    }

    void real(Product p, double[] a, double[] b, double[] c) {
        try (Memory memory = Memory.forWork(work(p))) {
            MemorySegment left = memory.in(a, p.aOffset());
            MemorySegment right = memory.in(b, p.bOffset());
            MemorySegment result = memory.inOut(c, p.cOffset());
            memory.handle(dgemm)
                    .invokeExact(
                            ROW_MAJOR,
                            flag(p.transposeA()),
                            flag(p.transposeB()),
                            p.m(),
                            p.n(),
                            p.k(),
                            1.0,
                            left,
                            p.lda(),
                            right,
                            p.ldb(),
                            0.0,
                            result,
                            p.ldc());
            memory.done();
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    void real(Product p, float[] a, float[] b, float[] c) {
        try (Memory memory = Memory.forWork(work(p))) {
            MemorySegment left = memory.in(a, p.aOffset());
            MemorySegment right = memory.in(b, p.bOffset());
            MemorySegment result = memory.inOut(c, p.cOffset());
            memory.handle(sgemm)
                    .invokeExact(
                            ROW_MAJOR,
                            flag(p.transposeA()),
                            flag(p.transposeB()),
                            p.m(),
                            p.n(),
                            p.k(),
                            1.0f,
                            left,
                            p.lda(),
                            right,
                            p.ldb(),
                            0.0f,
                            result,
                            p.ldc());
            memory.done();
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    void complex(Product p, double[] a, double[] b, double[] c) {
        try (Memory memory = Memory.forWork(4 * work(p))) {
            MemorySegment left = memory.in(a, 2L * p.aOffset());
            MemorySegment right = memory.in(b, 2L * p.bOffset());
            MemorySegment result = memory.inOut(c, 2L * p.cOffset());
            MemorySegment one = memory.in(new double[] {1, 0}, 0);
            MemorySegment zero = memory.in(new double[] {0, 0}, 0);
            memory.handle(zgemm)
                    .invokeExact(
                            ROW_MAJOR,
                            flag(p.transposeA()),
                            flag(p.transposeB()),
                            p.m(),
                            p.n(),
                            p.k(),
                            one,
                            left,
                            p.lda(),
                            right,
                            p.ldb(),
                            zero,
                            result,
                            p.ldc());
            memory.done();
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    void complex(Product p, float[] a, float[] b, float[] c) {
        try (Memory memory = Memory.forWork(4 * work(p))) {
            MemorySegment left = memory.in(a, 2L * p.aOffset());
            MemorySegment right = memory.in(b, 2L * p.bOffset());
            MemorySegment result = memory.inOut(c, 2L * p.cOffset());
            MemorySegment one = memory.in(new float[] {1, 0}, 0);
            MemorySegment zero = memory.in(new float[] {0, 0}, 0);
            memory.handle(cgemm)
                    .invokeExact(
                            ROW_MAJOR,
                            flag(p.transposeA()),
                            flag(p.transposeB()),
                            p.m(),
                            p.n(),
                            p.k(),
                            one,
                            left,
                            p.lda(),
                            right,
                            p.ldb(),
                            zero,
                            result,
                            p.ldc());
            memory.done();
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    private static int flag(boolean transpose) {
        return transpose ? TRANSPOSE : NO_TRANSPOSE;
    }

    private static double work(Product p) {
        return (double) p.m() * p.n() * p.k();
    }
}
