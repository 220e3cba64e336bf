package io.orthant.openblas;

import io.orthant.internal.linalg.Field;
import io.orthant.internal.linalg.ProviderUnavailableException;
import java.lang.foreign.SymbolLookup;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The factorisations of one field by LAPACKE, on columns, as LAPACK itself works: LAPACKE's own way from rows to columns and
 * back costs more than the factorisation of a small matrix.
 */
final class Lapack {
    private static final int COLUMN_MAJOR = 102;

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

    private Memory memory(double multiplications) {
        return Memory.forWork(multiplications * slots * slots);
    }

    int lu(int n, double[] a, int[] pivots) {
        double[] columns = Turned.of(n, n, a, slots);
        int info;
        try (Memory memory = memory(cube(n, n, n) / 3)) {
            info = (int) memory.handle(getrf)
                    .invokeExact(COLUMN_MAJOR, n, n, memory.inOut(columns, 0), n, memory.inOut(pivots));
            memory.done();
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
        Turned.turn(n, n, columns, a, slots);
        for (int i = 0; i < n; i++) {
            pivots[i]--;
        }
        return checked("getrf", info);
    }

    int solve(int n, int columns, double[] a, double[] b) {
        double[] matrix = Turned.of(n, n, a, slots);
        double[] sides = columns == 1 ? b : Turned.of(n, columns, b, slots);
        try (Memory memory = memory(cube(n, n, n) / 3 + cube(n, n, columns))) {
            int info = (int) memory.handle(gesv)
                    .invokeExact(
                            COLUMN_MAJOR,
                            n,
                            columns,
                            memory.inOut(matrix, 0),
                            n,
                            memory.inOut(new int[n]),
                            memory.inOut(sides, 0),
                            n);
            memory.done();
            if (columns > 1) {
                Turned.turn(columns, n, sides, b, slots);
            }
            return checked("gesv", info);
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    // the lower triangle of the rows is the upper one of the columns, and L of the rows is U of the columns
    int cholesky(int n, double[] a) {
        int info;
        try (Memory memory = memory(cube(n, n, n) / 6)) {
            info = (int) memory.handle(potrf).invokeExact(COLUMN_MAJOR, (byte) 'U', n, memory.inOut(a, 0), n);
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
        double[] columns = Turned.of(m, n, a, slots);
        try (Memory memory = memory(2 * cube(m, n, Math.min(m, n)))) {
            int info = (int) memory.handle(geqrf)
                    .invokeExact(COLUMN_MAJOR, m, n, memory.inOut(columns, 0), m, memory.inOut(tau, 0));
            memory.done();
            Turned.turn(n, m, columns, a, slots);
            checked("geqrf", info);
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    void orthogonal(int m, int n, double[] a, double[] tau, int columns, double[] q) {
        int reflectors = Math.min(m, n);
        double[] vectors = new double[m * columns * slots];
        double[] factors = Turned.of(m, n, a, slots);
        System.arraycopy(factors, 0, vectors, 0, m * reflectors * slots);
        try (Memory memory = memory(2 * cube(m, columns, reflectors))) {
            int info = (int) memory.handle(orgqr)
                    .invokeExact(COLUMN_MAJOR, m, columns, reflectors, memory.inOut(vectors, 0), m, memory.in(tau, 0));
            memory.done();
            Turned.turn(columns, m, vectors, q, slots);
            checked("orgqr", info);
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    int eigh(int n, double[] a, double[] w, boolean vectors) {
        Turned.mirror(n, a, slots);
        try (Memory memory = memory(10 * cube(n, n, n))) {
            int info = (int) memory.handle(heevd)
                    .invokeExact(
                            COLUMN_MAJOR,
                            (byte) (vectors ? 'V' : 'N'),
                            (byte) 'L',
                            n,
                            memory.inOut(a, 0),
                            n,
                            memory.inOut(w, 0));
            memory.done();
            if (vectors) {
                Turned.turn(n, n, a.clone(), a, slots);
            }
            return checked("heevd", info);
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }

    int svd(int m, int n, double[] a, double[] s, double @Nullable [] u, double @Nullable [] vh, boolean full) {
        int k = Math.min(m, n);
        boolean vectors = u != null && vh != null;
        double[] columns = Turned.of(m, n, a, slots);
        double[] left = new double[u == null ? slots : u.length];
        double[] right = new double[vh == null ? slots : vh.length];
        char job = vectors ? full ? 'A' : 'S' : 'N';
        int rightStep = full ? n : k;
        try (Memory memory = memory(20 * cube(m, n, k))) {
            int info = (int) memory.handle(gesdd)
                    .invokeExact(
                            COLUMN_MAJOR,
                            (byte) job,
                            m,
                            n,
                            memory.inOut(columns, 0),
                            m,
                            memory.inOut(s, 0),
                            memory.inOut(left, 0),
                            m,
                            memory.inOut(right, 0),
                            rightStep);
            memory.done();
            if (u != null && vh != null) {
                Turned.turn(full ? m : k, m, left, u, slots);
                Turned.turn(n, rightStep, right, vh, slots);
            }
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
