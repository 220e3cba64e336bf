/** NumPy's arrays, dtypes, ufuncs, random streams and linear algebra for the JVM, without native code. */
module io.orthant.core {
    requires jdk.incubator.vector;
    requires static transitive org.jspecify;

    exports io.orthant;
    exports io.orthant.dtype;
    exports io.orthant.error;
    exports io.orthant.random;
}
