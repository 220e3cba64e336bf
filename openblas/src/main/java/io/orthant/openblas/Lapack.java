package io.orthant.openblas;

import io.orthant.internal.linalg.Field;
import io.orthant.internal.linalg.ProviderUnavailableException;
import java.lang.foreign.SymbolLookup;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The factorisations of one field by LAPACKE, row-major. */
final class Lapack {
    private static final int ROW_MAJOR = 101;

    private final int slots;
    private final Routine getrf;
    private final Routine gesv;
    private final Routine potrf;
    private final Routine geqrf;
    private final Routine orgqr;
    private final Routine heevd;
    private final Routine gesdd;

    Lapack(SymbolLookup library, Field field) throws ProviderUnavailableException {
        slots = field.slots();
        boolean real = field == Field.REAL;
        String prefix = real ? "LAPACKE_d" : "LAPACKE_z";
        getrf = Routine.find(library, prefix + "getrf", 'i', "iiipip");
        gesv = Routine.find(library, prefix + "gesv", 'i', "iiipippi");
        potrf = Routine.find(library, prefix + "potrf", 'i', "ibipi");
        geqrf = Routine.find(library, prefix + "geqrf", 'i', "iiipip");
        orgqr = Routine.find(library, prefix + (real ? "orgqr" : "ungqr"), 'i', "iiiipip");
        heevd = Routine.find(library, prefix + (real ? "syevd" : "heevd"), 'i', "ibbipip");
        gesdd = Routine.find(library, prefix + "gesdd", 'i', "ibiipippipi");
    }

    int lu(int n, double[] a, int[] pivots) {
        int info;
        try (Memory memory = Memory.forWork(cube(n, n, n) / 3)) {
            info = (int) memory.handle(getrf).invokeExact(ROW_MAJOR, n, n, memory.inOut(a, 0), n, memory.inOut(pivots));
            memory.done();
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
        for (int i = 0; i < n; i++) {
            pivots[i]--;
        }
        return checked("getrf", info);
    }

    int solve(int n, int columns, double[] a, double[] b) {
        try (Memory memory = Memory.forWork(cube(n, n, n) / 3 + cube(n, n, columns))) {
            int info = (int) memory.handle(gesv)
                    .invokeExact(
                            ROW_MAJOR,
                            n,
                            columns,
                            memory.inOut(a, 0),
                            n,
                            memory.inOut(new int[n]),
                            memory.inOut(b, 0),
                            columns);
            memory.done();
            return checked("gesv", info);
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    int cholesky(int n, double[] a) {
        int info;
        try (Memory memory = Memory.forWork(cube(n, n, n) / 6)) {
            info = (int) memory.handle(potrf).invokeExact(ROW_MAJOR, (byte) 'L', n, memory.inOut(a, 0), n);
            memory.done();
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
        for (int i = 0; i < n; i++) {
            Arrays.fill(a, (i * n + i + 1) * slots, (i + 1) * n * slots, 0);
        }
        return checked("potrf", info);
    }

    void qr(int m, int n, double[] a, double[] tau) {
        try (Memory memory = Memory.forWork(2 * cube(m, n, Math.min(m, n)))) {
            int info = (int)
                    memory.handle(geqrf).invokeExact(ROW_MAJOR, m, n, memory.inOut(a, 0), n, memory.inOut(tau, 0));
            memory.done();
            checked("geqrf", info);
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    void orthogonal(int m, int n, double[] a, double[] tau, int columns, double[] q) {
        int reflectors = Math.min(m, n);
        for (int i = 0; i < m; i++) {
            System.arraycopy(a, i * n * slots, q, i * columns * slots, reflectors * slots);
        }
        try (Memory memory = Memory.forWork(2 * cube(m, columns, reflectors))) {
            int info = (int) memory.handle(orgqr)
                    .invokeExact(ROW_MAJOR, m, columns, reflectors, memory.inOut(q, 0), columns, memory.in(tau, 0));
            memory.done();
            checked("orgqr", info);
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    int eigh(int n, double[] a, double[] w, boolean vectors) {
        try (Memory memory = Memory.forWork(10 * cube(n, n, n))) {
            int info = (int) memory.handle(heevd)
                    .invokeExact(
                            ROW_MAJOR,
                            (byte) (vectors ? 'V' : 'N'),
                            (byte) 'L',
                            n,
                            memory.inOut(a, 0),
                            n,
                            memory.inOut(w, 0));
            memory.done();
            return checked("heevd", info);
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    int svd(int m, int n, double[] a, double[] s, double @Nullable [] u, double @Nullable [] vh, boolean full) {
        int k = Math.min(m, n);
        double[] left = u == null ? new double[slots] : u;
        double[] right = vh == null ? new double[slots] : vh;
        char job = u == null ? 'N' : full ? 'A' : 'S';
        // row lengths LAPACKE checks even where the arrays are not used
        int leftStep = u == null ? m : full ? m : k;
        try (Memory memory = Memory.forWork(20 * cube(m, n, k))) {
            int info = (int) memory.handle(gesdd)
                    .invokeExact(
                            ROW_MAJOR,
                            (byte) job,
                            m,
                            n,
                            memory.inOut(a, 0),
                            n,
                            memory.inOut(s, 0),
                            memory.inOut(left, 0),
                            leftStep,
                            memory.inOut(right, 0),
                            n);
            memory.done();
            return checked("gesdd", info);
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    private static double cube(double a, double b, double c) {
        return a * b * c;
    }

    // -1011 and -1010 say that LAPACKE found no memory; other negative numbers name an argument that it refuses
    private static int checked(String name, int info) {
        if (info == -1010 || info == -1011) {
            throw new OutOfMemoryError("OpenBLAS " + name + ": not enough native memory");
        }
        if (info < 0) {
            throw new IllegalStateException("OpenBLAS " + name + " refused argument " + -info);
        }
        return info;
    }
}
