/** Arrays as Apache Arrow vectors and back. */
module io.orthant.arrow {
    requires transitive io.orthant.core;
    requires transitive org.apache.arrow.vector;
    requires transitive org.apache.arrow.memory.core;
    requires static org.jspecify;

    exports io.orthant.arrow;
}
