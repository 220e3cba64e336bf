package io.orthant.bench.suite;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers made of results, and how they are written. */
final class Figures {
    private Figures() {}

    /** The geometric mean of the ratios that count; NaN without any. */
    static double mean(Collection<Result> results) {
        return mean(results.stream()
                .filter(r -> r.kernel().counted() && !Double.isNaN(r.ratio()))
                .mapToDouble(Result::ratio)
                .toArray());
    }

    /** The geometric mean; NaN of nothing. */
    static double mean(double[] ratios) {
        return Math.exp(Arrays.stream(ratios).map(Math::log).average().orElse(Double.NaN));
    }

    /** What is slower than NumPy, worst first. */
    static List<Result> slower(Collection<Result> results) {
        return results.stream()
                .filter(r -> r.kernel().counted() && r.ratio() < 1)
                .sorted(Comparator.comparingDouble(Result::ratio))
                .toList();
    }

    /** In the suite's order. */
    static Map<String, List<Result>> byTheme(Collection<Result> results) {
        return results.stream()
                .collect(Collectors.groupingBy(r -> r.kernel().theme(), LinkedHashMap::new, Collectors.toList()));
    }

    static String count(long n) {
        return switch (Long.toString(n)) {
            case String s when n >= 1000 && s.matches("[1-9]0+") -> s.charAt(0) + "e" + (s.length() - 1);
            case String s -> s;
        };
    }

    static String digits(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }

    static String ratio(double ratio) {
        return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, ratio < 10 ? "%.2fx" : "%.1fx", ratio);
    }

    static String time(double nanos) {
        if (Double.isNaN(nanos)) {
            return "";
        }
        String[] units = {"ns", "us", "ms", "s"};
        int unit = 0;
        double value = nanos;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(
                Locale.ROOT, value < 10 ? "%.2f %s" : value < 100 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }
}
