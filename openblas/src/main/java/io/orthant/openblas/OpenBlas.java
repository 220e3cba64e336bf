package io.orthant.openblas;

import io.orthant.internal.linalg.Field;
import io.orthant.internal.linalg.LinalgProvider;
import io.orthant.internal.linalg.Product;
import io.orthant.internal.linalg.ProviderUnavailableException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** Linear algebra by OpenBLAS: CBLAS products and LAPACKE factorisations on Java arrays. Nothing native before load. */
public final class OpenBlas implements LinalgProvider {
    /** The name that selects this provider. */
    public static final String NAME = "openblas";

    private @Nullable Gemm gemm;
    private @Nullable Lapack real;
    private @Nullable Lapack complex;
    private @Nullable NativeThreads threads;

    /** Cheap: nothing is loaded. */
    public OpenBlas() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public void load() throws ProviderUnavailableException {
        try {
            SymbolLookup library = NativeLibraries.ofThisMachine().load();
            NativeThreads calls = new NativeThreads(library);
            gemm = new Gemm(library, calls);
            real = new Lapack(library, Field.REAL);
            complex = new Lapack(library, Field.COMPLEX);
            threads = calls;
            withoutNanCheck(library);
        } catch (UnsatisfiedLinkError | UnsupportedOperationException | IllegalCallerException e) {
            throw new ProviderUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    // LAPACKE would refuse NaN with an error code; NumPy lets it pass through
    @SuppressWarnings("restricted")
    private static void withoutNanCheck(SymbolLookup library) throws ProviderUnavailableException {
        try {
            Linker.nativeLinker()
                    .downcallHandle(
                            library.find("LAPACKE_set_nancheck").orElseThrow(),
                            FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                    .invokeExact(0);
        } catch (Throwable e) {
            throw new ProviderUnavailableException("LAPACKE_set_nancheck failed: " + e, e);
        }
    }

    /** What a native call threw, as something unchecked. */
    static RuntimeException failed(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
    }

    private Gemm gemm() {
        return loaded(gemm);
    }

    private Lapack lapack(Field field) {
        return loaded(field == Field.REAL ? real : complex);
    }

    private NativeThreads threads() {
        return loaded(threads);
    }

    /** Multiplications in the order of a factorisation's. */
    private static double cube(int m, int n) {
        return (double) m * n * Math.min(m, n);
    }

    private static <T> T loaded(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("OpenBLAS is not loaded");
        }
        return part;
    }

    @Override
    public void multiply(Product p, double[] a, double[] b, double[] c) {
        gemm().real(p, a, b, c);
    }

    @Override
    public void multiply(Product p, float[] a, float[] b, float[] c) {
        gemm().real(p, a, b, c);
    }

    @Override
    public void multiplyComplex(Product p, double[] a, double[] b, double[] c) {
        gemm().complex(p, a, b, c);
    }

    @Override
    public void multiplyComplex(Product p, float[] a, float[] b, float[] c) {
        gemm().complex(p, a, b, c);
    }

    @Override
    public int lu(Field field, int n, double[] a, int[] pivots) {
        return threads().run(cube(n, n), () -> lapack(field).lu(n, a, pivots));
    }

    @Override
    public int solve(Field field, int n, int columns, double[] a, double[] b) {
        return threads().run(cube(n, Math.max(n, columns)), () -> lapack(field).solve(n, columns, a, b));
    }

    @Override
    public int cholesky(Field field, int n, double[] a) {
        return threads().run(cube(n, n), () -> lapack(field).cholesky(n, a));
    }

    @Override
    public void qr(Field field, int m, int n, double[] a, double[] tau) {
        threads().run(cube(m, n), () -> {
            lapack(field).qr(m, n, a, tau);
            return 0;
        });
    }

    @Override
    public void orthogonal(Field field, int m, int n, double[] a, double[] tau, int columns, double[] q) {
        threads().run(cube(m, Math.max(n, columns)), () -> {
            lapack(field).orthogonal(m, n, a, tau, columns, q);
            return 0;
        });
    }

    @Override
    public int eigh(Field field, int n, double[] a, double[] w, boolean vectors) {
        return threads().run(cube(n, n), () -> lapack(field).eigh(n, a, w, vectors));
    }

    @Override
    public int svd(
            Field field,
            int m,
            int n,
            double[] a,
            double[] s,
            double @Nullable [] u,
            double @Nullable [] vh,
            boolean full) {
        return threads().run(cube(m, n), () -> lapack(field).svd(m, n, a, s, u, vh, full));
    }
}
