package io.orthant.plot;

import java.awt.Graphics2D;
import java.util.function.Supplier;
import org.knowm.xchart.style.markers.Circle;
import org.knowm.xchart.style.markers.Cross;
import org.knowm.xchart.style.markers.Diamond;
import org.knowm.xchart.style.markers.None;
import org.knowm.xchart.style.markers.Plus;
import org.knowm.xchart.style.markers.Square;
import org.knowm.xchart.style.markers.TriangleDown;
import org.knowm.xchart.style.markers.TriangleUp;

/** The sign drawn at a data point. */
public enum Marker {
    CIRCLE(Circle::new),
    SQUARE(Square::new),
    DIAMOND(Diamond::new),
    TRIANGLE_UP(TriangleUp::new),
    TRIANGLE_DOWN(TriangleDown::new),
    PLUS(Plus::new),
    CROSS(Cross::new),
    NONE(None::new);

    private final Supplier<org.knowm.xchart.style.markers.Marker> sign;

    Marker(Supplier<org.knowm.xchart.style.markers.Marker> sign) {
        this.sign = sign;
    }

    /** XChart has one size for all markers of a chart; here each series brings its own. */
    org.knowm.xchart.style.markers.Marker sized(int size) {
        org.knowm.xchart.style.markers.Marker plain = sign.get();
        return new org.knowm.xchart.style.markers.Marker() {
            @Override
            public void paint(Graphics2D g, double x, double y, int ignored) {
                plain.paint(g, x, y, size);
            }
        };
    }
}
