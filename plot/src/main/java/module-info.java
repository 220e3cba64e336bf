/** Plots and pictures of arrays. */
module io.orthant.plot {
    requires transitive io.orthant.core;
    requires transitive java.desktop;
    requires static org.jspecify;
    requires xchart;
    requires VectorGraphics2D;

    exports io.orthant.plot;
}
