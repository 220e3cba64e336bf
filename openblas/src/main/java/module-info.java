/** OpenBLAS behind Orthant's linear algebra. */
module io.orthant.openblas {
    requires transitive io.orthant.core;
    requires static org.jspecify;

    provides io.orthant.internal.linalg.LinalgProvider with
            io.orthant.openblas.OpenBlas;
}
