package io.orthant.bench.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables, in Markdown: readable as they are, and ready for the documentation. */
final class Report {
    private final StringBuilder text = new StringBuilder();
    private final Collection<Result> results;
    private final double triad;
    private final boolean compared;

    private Report(Collection<Result> results, double triad) {
        this.results = results;
        this.triad = triad;
        this.compared = results.stream().anyMatch(r -> !Double.isNaN(r.numpy()));
    }

    static String of(Map<String, String> facts, Collection<Result> results, double triad) {
        Report report = new Report(results, triad);
        facts.forEach((key, value) -> report.line("- " + key + ": " + value));
        Figures.byTheme(results).forEach(report::theme);
        if (report.compared) {
            report.summary();
        }
        report.peerSummary();
        return report.text.toString();
    }

    private void theme(String theme, List<Result> rows) {
        line("");
        line("### " + theme + (compared ? ": " + Figures.ratio(Figures.mean(rows)) : ""));
        line("");
        List<Long> sizes = rows.stream().map(Result::n).distinct().sorted().toList();
        boolean memory = rows.stream().anyMatch(r -> r.kernel().traffic() > 0 && r.n() >= 1_000_000);
        List<List<String>> table = new ArrayList<>();
        table.add(header(sizes, memory));
        rows.stream()
                .collect(Collectors.groupingBy(Result::kernel, java.util.LinkedHashMap::new, Collectors.toList()))
                .forEach((kernel, cells) -> table.add(row(kernel, cells, sizes, memory)));
        write(table);
        peers(rows);
    }

    private List<String> header(List<Long> sizes, boolean memory) {
        List<String> header = new ArrayList<>(List.of("kernel"));
        sizes.forEach(n -> header.add("n = " + Figures.count(n)));
        if (compared) {
            header.addAll(List.of("NumPy", "Orthant"));
            if (memory) {
                header.add("of triad");
            }
        }
        return header;
    }

    /** Ratios by size, and for the largest size the two times and the share of the memory's rate. */
    private List<String> row(Kernel kernel, List<Result> cells, List<Long> sizes, boolean memory) {
        List<String> row = new ArrayList<>(List.of(kernel.name()));
        for (long n : sizes) {
            row.add(cells.stream()
                    .filter(cell -> cell.n() == n)
                    .map(cell -> compared ? Figures.ratio(cell.ratio()) : Figures.time(cell.orthant()))
                    .findFirst()
                    .orElse(""));
        }
        if (compared) {
            Result last = cells.getLast();
            row.add(Figures.time(last.numpy()));
            row.add(Figures.time(last.orthant()));
            if (memory) {
                boolean limited = last.n() >= 1_000_000 && !Double.isNaN(last.bandwidth());
                row.add(limited ? String.format(Locale.ROOT, "%.0f%%", 100 * last.bandwidth() / triad) : "");
            }
        }
        return row;
    }

    private void peers(List<Result> rows) {
        List<Result> measured = rows.stream().filter(r -> !r.peers().isEmpty()).toList();
        if (measured.isEmpty()) {
            return;
        }
        List<String> names = peerNames(measured);
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("kernel", "n", "Orthant"));
        header.addAll(names);
        table.add(header);
        for (Result r : measured) {
            List<String> row =
                    new ArrayList<>(List.of(r.kernel().name(), Figures.count(r.n()), Figures.time(r.orthant())));
            for (String name : names) {
                Double nanos = r.peers().get(name);
                row.add(
                        nanos == null
                                ? ""
                                : Figures.time(nanos) + " ("
                                        + Figures.ratio(r.peerRatios().getOrDefault(name, Double.NaN)) + ")");
            }
            table.add(row);
        }
        line("");
        write(table);
    }

    /** For each peer how many times faster Orthant is, over the kernels that the peer has. */
    private void peerSummary() {
        List<String> names = peerNames(results);
        if (names.isEmpty()) {
            return;
        }
        line("");
        line("### Geometric means beside peers");
        line("");
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("peer", "ratio", "kernels", "faster than Orthant"));
        for (String name : names) {
            double[] ratios = results.stream()
                    .filter(r -> r.peers().containsKey(name))
                    .mapToDouble(r -> r.peerRatios().getOrDefault(name, Double.NaN))
                    .toArray();
            table.add(List.of(
                    name,
                    Figures.ratio(Figures.mean(ratios)),
                    Integer.toString(ratios.length),
                    Long.toString(Arrays.stream(ratios).filter(r -> r < 1).count())));
        }
        write(table);
    }

    private static List<String> peerNames(Collection<Result> rows) {
        return rows.stream()
                .flatMap(r -> r.peers().keySet().stream())
                .distinct()
                .toList();
    }

    private void summary() {
        line("");
        line("### Geometric means");
        line("");
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("", "ratio", "kernels", "slower than NumPy"));
        results.stream()
                .collect(Collectors.groupingBy(Result::n, java.util.TreeMap::new, Collectors.toList()))
                .forEach((n, rows) -> table.add(summed("n = " + Figures.count(n), rows)));
        table.add(summed("all", results));
        write(table);
        slower();
    }

    /** What is slower than NumPy, and how much of its time is memory that the JVM clears for the result. */
    private void slower() {
        List<Result> slower = Figures.slower(results);
        if (slower.isEmpty()) {
            return;
        }
        long kernels = slower.stream()
                .filter(r -> Double.isNaN(r.array()) || r.ratioWithoutArray() < 1)
                .count();
        line("");
        line("### Slower than NumPy");
        line("");
        line(slower.size() + " in all, worst first; " + kernels
                + " of them also without the time of a new Java array of the result's size.");
        line("");
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("kernel", "n", "ratio", "NumPy", "Orthant", "new array alone", "ratio without it"));
        for (Result r : slower) {
            boolean made = !Double.isNaN(r.array());
            table.add(List.of(
                    r.kernel().name(),
                    Figures.count(r.n()),
                    Figures.ratio(r.ratio()),
                    Figures.time(r.numpy()),
                    Figures.time(r.orthant()),
                    Figures.time(r.array()),
                    made && Double.isFinite(r.ratioWithoutArray()) ? Figures.ratio(r.ratioWithoutArray()) : ""));
        }
        write(table);
    }

    private static List<String> summed(String name, Collection<Result> rows) {
        long counted = rows.stream().filter(r -> r.kernel().counted()).count();
        return List.of(
                name,
                Figures.ratio(Figures.mean(rows)),
                Long.toString(counted),
                Integer.toString(Figures.slower(rows).size()));
    }

    private void write(List<List<String>> table) {
        int columns = table.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : table) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        for (int r = 0; r < table.size(); r++) {
            StringBuilder line = new StringBuilder("|");
            for (int c = 0; c < columns; c++) {
                String cell = table.get(r).get(c);
                String space = " ".repeat(widths[c] - cell.length());
                line.append(' ').append(c == 0 ? cell + space : space + cell).append(" |");
            }
            line(line.toString());
            if (r == 0) {
                StringBuilder rule = new StringBuilder("|");
                for (int c = 0; c < columns; c++) {
                    rule.append("-".repeat(widths[c] + 1)).append(c == 0 ? "-|" : ":|");
                }
                line(rule.toString());
            }
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
