/** Orthant with OpenBLAS behind its linear algebra. */
module io.orthant {
    requires transitive io.orthant.core;
    requires transitive io.orthant.openblas;
}
