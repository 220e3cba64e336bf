/** NumPy's arrays, dtypes, ufuncs, random streams and linear algebra for the JVM, without native code. */
module io.orthant.core {
    requires jdk.incubator.vector;
    requires static transitive org.jspecify;

    exports io.orthant;
    exports io.orthant.dtype;
    exports io.orthant.error;
    exports io.orthant.random;
    exports io.orthant.io;
    exports io.orthant.linalg;
    exports io.orthant.measure;
    exports io.orthant.nn;
    exports io.orthant.internal.parallel to
            io.orthant.openblas;
    exports io.orthant.internal.linalg to
            io.orthant.openblas;

    uses io.orthant.internal.linalg.LinalgProvider;
}
