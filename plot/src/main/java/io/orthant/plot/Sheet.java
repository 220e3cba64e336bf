package io.orthant.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/**
 * What lies inside the axes, as an XChart chart without axes of its own: lines, markers, bars and the legend. Its numbers
 * are fractions of the axes, its size is that of the plot. Axes and ticks are painted by {@link AxesPainter}: XChart
 * settles the place of its axes only while painting, so that images could not be drawn pixel by pixel nor subplots lined
 * up.
 */
final class Sheet extends XYChart {
    private static final Color CLEAR = new Color(0, 0, 0, 0);

    private final int width;
    private final int height;
    private final Crowd crowd;
    private boolean labelled;

    Sheet(int width, int height) {
        super(width, height);
        this.width = width;
        this.height = height;
        this.crowd = new Crowd(width, height);
        XYStyler styler = getStyler();
        styler.setChartBackgroundColor(CLEAR);
        styler.setPlotBackgroundColor(CLEAR);
        styler.setPlotBorderVisible(false);
        styler.setChartTitleVisible(false);
        styler.setChartPadding(0);
        styler.setPlotContentSize(1);
        styler.setPlotMargin(0);
        styler.setAxisTicksVisible(false);
        styler.setAxisTitlesVisible(false);
        styler.setPlotTicksMarksVisible(false);
        styler.setPlotGridLinesVisible(false);
        // Ticks that all read alike end XChart's search for ticks at once; it would go through all data for them.
        styler.setXAxisTickLabelsFormattingFunction(v -> "");
        styler.setYAxisTickLabelsFormattingFunction(v -> "");
        styler.setXAxisMin(0.0);
        styler.setXAxisMax(1.0);
        styler.setYAxisMin(0.0);
        styler.setYAxisMax(1.0);
        styler.setLegendFont(Theme.TICKS);
        styler.setLegendBackgroundColor(new Color(255, 255, 255, 225));
        styler.setLegendBorderColor(CLEAR);
        styler.setLegendPadding(7);
        styler.setLegendSeriesLineLength(22);
        styler.setChartFontColor(Theme.TEXT);
    }

    /** A line and its markers, through fractions of the axes; NaN leaves a gap. */
    void curve(double[] x, double[] y, Style style, Color color, boolean points) {
        crowd.add(x, y, !points);
        LineStyle line = style.lineOr(points ? LineStyle.NONE : LineStyle.SOLID);
        Marker marker = style.markerOr(points ? Marker.CIRCLE : Marker.NONE);
        double width = style.widthOr(2);
        Strokes strokes = new Strokes(this.width, this.height);
        if (line == LineStyle.NONE) {
            double[][] all = Strokes.withoutGaps(x, y);
            finish(series(all[0], all[1], XYSeriesRenderStyle.Scatter), style, color)
                    .setMarker(marker.sized(style.sizeOr(6)));
            return;
        }
        // XChart draws a line piece by piece, which would begin its dashes anew at every point.
        double[][] drawn = line == LineStyle.SOLID ? strokes.thinned(x, y) : strokes.dashed(x, y, line.pattern(width));
        BasicStroke stroke = new BasicStroke((float) width, cap(line, style), BasicStroke.JOIN_ROUND);
        boolean separate = marker != Marker.NONE || line != LineStyle.SOLID;
        XYSeries path = series(drawn[0], drawn[1], XYSeriesRenderStyle.Line);
        path.setMarker(Marker.NONE.sized(1));
        path.setLineStyle(stroke);
        if (!separate) {
            finish(path, style, color);
            return;
        }
        finish(path, Style.DEFAULT, color);
        // The markers stand at the points and not at the dashes' ends; and the legend shows this series.
        double[][] apart = marker == Marker.NONE ? Strokes.NOTHING : Strokes.apart(x, y);
        XYSeries signs = series(apart[0], apart[1], XYSeriesRenderStyle.Line);
        signs.setMarker(marker.sized(style.sizeOr(6)));
        signs.setLineStyle(stroke);
        finish(signs, style, color);
        if (line != LineStyle.SOLID) {
            signs.setLineStyle(new BasicStroke(
                    (float) width, cap(line, style), BasicStroke.JOIN_ROUND, 1, floats(line.pattern(width)), 0));
        }
    }

    private static int cap(LineStyle line, Style style) {
        boolean butt = line != LineStyle.SOLID || style.colorOr(Color.BLACK).getAlpha() < 255;
        return butt ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND;
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    /** Rectangles, four fractions each: left, right, bottom, top. */
    void bars(double[][] boxes, Style style, Color color) {
        double[] x = new double[6 * boxes.length];
        double[] y = new double[6 * boxes.length];
        for (int i = 0; i < boxes.length; i++) {
            double[] box = boxes[i];
            crowd.add(box);
            double[] xs = {box[0], box[1], box[1], box[0], box[0], Double.NaN};
            double[] ys = {box[2], box[2], box[3], box[3], box[2], Double.NaN};
            System.arraycopy(xs, 0, x, 6 * i, 6);
            System.arraycopy(ys, 0, y, 6 * i, 6);
        }
        XYSeries series = series(x, y, XYSeriesRenderStyle.PolygonArea);
        series.setLineStyle(org.knowm.xchart.style.lines.SeriesLines.NONE);
        series.setMarker(Marker.NONE.sized(1));
        finish(series, style, color);
    }

    private XYSeries series(double[] x, double[] y, XYSeriesRenderStyle kind) {
        XYSeries series = addSeries("series " + seriesMap.size(), x, y);
        series.setXYSeriesRenderStyle(kind);
        return series;
    }

    private XYSeries finish(XYSeries series, Style style, Color color) {
        series.setLineColor(color);
        series.setFillColor(color);
        series.setMarkerColor(color);
        String label = style.label();
        series.setShowInLegend(label != null);
        if (label != null) {
            series.setLabel(label);
            labelled = true;
        }
        return series;
    }

    void paint(Graphics2D g, Legend place) {
        if (seriesMap.isEmpty()) {
            return;
        }
        getStyler().setLegendVisible(labelled && place != Legend.NONE);
        if (getStyler().isLegendVisible()) {
            getStyler().setLegendPosition(position(place));
        }
        paint(g, width, height);
    }

    private LegendPosition position(Legend place) {
        return switch (place) {
            case UPPER_RIGHT -> LegendPosition.InsideNE;
            case UPPER_LEFT -> LegendPosition.InsideNW;
            case LOWER_LEFT -> LegendPosition.InsideSW;
            case LOWER_RIGHT -> LegendPosition.InsideSE;
            case BEST, NONE -> {
                Rectangle2D box = legend.getBounds();
                yield position(crowd.emptiest(box.getWidth(), box.getHeight()));
            }
        };
    }

    /** Where XChart put the plot: all of the sheet. */
    Rectangle2D plotArea() {
        return plot.getBounds();
    }
}
