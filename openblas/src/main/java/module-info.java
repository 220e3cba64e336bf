/** OpenBLAS behind Orthant's linear algebra. */
module io.orthant.openblas {
    requires transitive io.orthant.core;
}
