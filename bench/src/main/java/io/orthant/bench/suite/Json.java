package io.orthant.bench.suite;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results as JSON, for other programs. */
final class Json {
    private Json() {}

    static String of(Map<String, String> facts, Collection<Result> results, double triad) {
        return "{\n  \"facts\": " + object(facts) + ",\n  \"triadGigabytesPerSecond\": " + number(triad)
                + ",\n  \"geometricMean\": " + number(Figures.mean(results)) + ",\n  \"results\": [\n"
                + results.stream().map(Json::result).collect(Collectors.joining(",\n")) + "\n  ]\n}\n";
    }

    private static String result(Result r) {
        return "    {\"theme\": " + string(r.kernel().theme()) + ", \"kernel\": "
                + string(r.kernel().name()) + ", \"n\": " + r.n() + ", \"orthantNanos\": " + number(r.orthant())
                + ", \"numpyNanos\": " + number(r.numpy()) + ", \"ratio\": " + number(r.ratio())
                + ", \"gigabytesPerSecond\": " + number(r.bandwidth()) + ", \"newArrayNanos\": " + number(r.array())
                + ", \"rounds\": " + r.rounds()
                + ", \"counted\": " + r.kernel().counted() + ", \"peers\": " + numbers(r.peers())
                + ", \"peerRatios\": " + numbers(r.peerRatios()) + "}";
    }

    private static String numbers(Map<String, Double> map) {
        return map.entrySet().stream()
                .map(e -> string(e.getKey()) + ": " + number(e.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String object(Map<String, String> map) {
        return map.entrySet().stream()
                .map(e -> string(e.getKey()) + ": " + string(e.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.5g", value) : "null";
    }

    private static String string(String s) {
        StringBuilder quoted = new StringBuilder("\"");
        s.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
