package io.orthant.bench.suite;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** Draws the ratios: a group of bars for each kernel, one bar for each size, from the 1x line of a logarithmic axis. */
final class Chart {
    private static final int COLUMNS = 3;
    private static final int COLUMN = 560;
    private static final int LABEL = 190;
    private static final int PLOT = COLUMN - LABEL - 50;
    private static final int ROW = 20;
    private static final int TOP = 120;
    private static final int MARGIN = 24;
    private static final double LEAST = 0.1;
    private static final double MOST = 30;
    private static final double[] TICKS = {0.1, 0.3, 1, 3, 10, 30};
    private static final Color INK = new Color(0x24292f);
    private static final Color FAINT = new Color(0xd8dee4);
    private static final Color[] FASTER = {
        new Color(0x9ecae1), new Color(0x5aa2cf), new Color(0x2b7bba), new Color(0x0b4a8c)
    };
    private static final Color SLOWER = new Color(0xd95f0e);

    /** A heading or a kernel with its results. */
    private record Line(String text, List<Result> results) {}

    private final Graphics2D g;

    private Chart(Graphics2D g) {
        this.g = g;
    }

    static void write(Path file, Map<String, String> facts, Collection<Result> results) throws IOException {
        System.setProperty("java.awt.headless", "true");
        List<Line> lines = lines(results);
        int rows = Math.max(1, Math.ceilDiv(lines.size(), COLUMNS));
        int height = TOP + rows * ROW + 3 * MARGIN;
        BufferedImage image = new BufferedImage(COLUMNS * COLUMN + 2 * MARGIN, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), height);
        Chart chart = new Chart(g);
        chart.title(facts, results);
        for (int c = 0; c < COLUMNS; c++) {
            List<Line> part = lines.subList(Math.min(lines.size(), c * rows), Math.min(lines.size(), (c + 1) * rows));
            chart.column(MARGIN + c * COLUMN, part);
        }
        g.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private static List<Line> lines(Collection<Result> results) {
        List<Line> lines = new ArrayList<>();
        List<Result> compared =
                results.stream().filter(r -> !Double.isNaN(r.ratio())).toList();
        Figures.byTheme(compared).forEach((theme, rows) -> {
            lines.add(new Line(theme, List.of()));
            rows.stream()
                    .collect(Collectors.groupingBy(r -> r.kernel().name(), LinkedHashMap::new, Collectors.toList()))
                    .forEach((name, cells) -> lines.add(new Line(name, cells)));
        });
        return lines;
    }

    private void title(Map<String, String> facts, Collection<Result> results) {
        g.setColor(INK);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 24));
        g.drawString(
                "Orthant beside NumPy: times faster, geometric mean " + Figures.ratio(Figures.mean(results)),
                MARGIN,
                44);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        g.drawString(
                "NumPy " + Objects.requireNonNullElse(facts.get("numpy"), "") + "   ·   Java "
                        + Objects.requireNonNullElse(facts.get("java"), "").split(",")[0] + "   ·   "
                        + Objects.requireNonNullElse(facts.get("processor"), "") + "   ·   "
                        + facts.get("threads") + " thread(s)",
                MARGIN,
                68);
        int x = MARGIN;
        String[] names = {"smallest n", "", "", "largest n"};
        for (int k = 0; k < FASTER.length; k++) {
            g.setColor(FASTER[k]);
            g.fillRect(x, 80, 14, 12);
            g.setColor(INK);
            g.drawString(names[k], x + 20, 91);
            x += names[k].isEmpty() ? 18 : 100;
        }
        g.setColor(SLOWER);
        g.fillRect(x + 20, 80, 14, 12);
        g.setColor(INK);
        g.drawString("slower than NumPy", x + 40, 91);
    }

    private void column(int left, List<Line> lines) {
        int bottom = TOP + lines.size() * ROW;
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        for (double tick : TICKS) {
            int x = left + LABEL + position(tick);
            g.setColor(FAINT);
            g.setStroke(new BasicStroke(1));
            g.drawLine(x, TOP, x, bottom);
            g.setColor(INK);
            String text = (tick < 1 ? Double.toString(tick) : Integer.toString((int) tick)) + "x";
            g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, bottom + 16);
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.results().isEmpty()) {
                heading(left, TOP + i * ROW, line.text());
            } else {
                bars(left, TOP + i * ROW, line);
            }
        }
        g.setColor(INK);
        g.setStroke(new BasicStroke(1.5f));
        g.drawLine(left + LABEL + position(1), TOP, left + LABEL + position(1), bottom);
    }

    private void heading(int left, int y, String text) {
        g.setColor(INK);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
        g.drawString(text, left, y + ROW - 5);
    }

    private void bars(int left, int y, Line line) {
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        g.setColor(INK);
        String label = line.text();
        int width = g.getFontMetrics().stringWidth(label);
        g.drawString(label, left + LABEL - 8 - width, y + ROW - 6);
        int count = line.results().size();
        double thick = (ROW - 4.0) / count;
        int one = left + LABEL + position(1);
        for (int k = 0; k < count; k++) {
            double ratio = line.results().get(k).ratio();
            int end = left + LABEL + position(Math.clamp(ratio, LEAST, MOST));
            g.setColor(ratio < 1 ? SLOWER : FASTER[count == 1 ? 3 : k * 3 / (count - 1)]);
            int from = (int) Math.round(y + 2 + k * thick);
            int to = (int) Math.round(y + 2 + (k + 1) * thick);
            g.fillRect(Math.min(one, end), from, Math.max(1, Math.abs(end - one)), Math.max(1, to - from));
        }
    }

    private static int position(double ratio) {
        return (int) Math.round(PLOT * Math.log(ratio / LEAST) / Math.log(MOST / LEAST));
    }
}
