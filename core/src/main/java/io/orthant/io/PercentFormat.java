package io.orthant.io;

import io.orthant.error.ValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code %} formatting of numbers: texts with d, i, u, e, E, f, F, g, G, x, X, o, s and r, flags, width, precision. */
final class PercentFormat {
    private static final Pattern FIELD = Pattern.compile("%([-+ 0#]*)(\\d{0,4})(?:\\.(\\d{0,4}))?([a-zA-Z%])");
    private static final int DEFAULT_PRECISION = 6;

    private record Field(String flags, int width, int precision, char type) {}

    private final List<String> texts = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();

    PercentFormat(String format) {
        Matcher m = FIELD.matcher(format);
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            if (percent < 0) {
                break;
            }
            text.append(format, at, percent);
            if (!m.find(percent) || m.start() != percent || "diueEfFgGxXosr%".indexOf(m.group(4)) < 0) {
                throw new ValueException("savetxt: unsupported format " + Quoted.of(format));
            }
            at = m.end();
            if (m.group(4).equals("%")) {
                text.append('%');
                continue;
            }
            texts.add(text.toString());
            text.setLength(0);
            int precision = m.group(3) == null ? -1 : m.group(3).isEmpty() ? 0 : Integer.parseInt(m.group(3));
            int width = m.group(2).isEmpty() ? 0 : Integer.parseInt(m.group(2));
            fields.add(new Field(m.group(1), width, precision, m.group(4).charAt(0)));
        }
        texts.add(text + format.substring(at));
    }

    /** Number of values it takes. */
    int fields() {
        return fields.size();
    }

    /** Whether a value is to be given as a text. */
    boolean isText(int i) {
        return fields.get(i).type == 's' || fields.get(i).type == 'r';
    }

    /** Appends one value after the text before it: a Double, Long, BigInteger or Boolean, or a String. */
    void append(StringBuilder out, int i, Object value) {
        out.append(texts.get(i));
        Field field = fields.get(i);
        String body = body(field, value);
        String sign = "";
        if (body.startsWith("-")) {
            sign = "-";
            body = body.substring(1);
        } else if (field.type != 's' && field.type != 'r') {
            sign = field.flags.contains("+") ? "+" : field.flags.contains(" ") ? " " : "";
        }
        int fill = Math.max(0, field.width - sign.length() - body.length());
        boolean finite = Character.isLetterOrDigit(body.charAt(0)) && !body.startsWith("n") && !body.startsWith("i");
        if (field.flags.contains("-")) {
            out.append(sign).append(body).repeat(' ', fill);
        } else if (field.flags.contains("0") && finite && field.type != 's' && field.type != 'r') {
            out.append(sign).repeat('0', fill).append(body);
        } else {
            out.repeat(' ', fill).append(sign).append(body);
        }
    }

    /** Appends the text after the last value. */
    void end(StringBuilder out) {
        out.append(texts.getLast());
    }

    private static String body(Field field, Object value) {
        return switch (field.type) {
            case 'd', 'i', 'u' -> integer(value).toString();
            case 'x' -> integer(value).toString(16);
            case 'X' -> integer(value).toString(16).toUpperCase(Locale.ROOT);
            case 'o' -> integer(value).toString(8);
            case 's', 'r' -> value.toString();
            default -> floating(field, value instanceof Boolean b ? (b ? 1 : 0) : ((Number) value).doubleValue());
        };
    }

    private static BigInteger integer(Object value) {
        if (value instanceof Boolean b) {
            return BigInteger.valueOf(b ? 1 : 0);
        }
        if (value instanceof Double d) {
            if (!Double.isFinite(d)) {
                throw new ValueException(
                        "savetxt: cannot convert float " + (Double.isNaN(d) ? "NaN" : "infinity") + " to integer");
            }
            return new BigDecimal(d).toBigInteger();
        }
        return new BigInteger(value.toString());
    }

    private static String floating(Field field, double x) {
        boolean upper = Character.isUpperCase(field.type);
        if (!Double.isFinite(x)) {
            String word = Double.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
            return upper ? word.toUpperCase(Locale.ROOT) : word;
        }
        int precision = field.precision < 0 ? DEFAULT_PRECISION : field.precision;
        String sign = x < 0 || (x == 0 && 1 / x < 0) ? "-" : "";
        BigDecimal exact = new BigDecimal(Math.abs(x));
        String body = switch (Character.toLowerCase(field.type)) {
            case 'e' -> scientific(exact, precision);
            case 'f' -> exact.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
            default -> general(exact, Math.max(precision, 1), field.flags.contains("#"));
        };
        return sign + (upper ? body.toUpperCase(Locale.ROOT) : body);
    }

    private static String scientific(BigDecimal exact, int precision) {
        if (exact.signum() == 0) {
            return "0" + (precision > 0 ? "." + "0".repeat(precision) : "") + "e+00";
        }
        BigDecimal rounded = exact.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        String digits = rounded.unscaledValue().toString();
        int exponent = digits.length() - 1 - rounded.scale();
        StringBuilder text = new StringBuilder(precision + 8).append(digits.charAt(0));
        if (precision > 0) {
            int have = Math.min(digits.length(), precision + 1);
            text.append('.').append(digits, 1, have).repeat('0', precision + 1 - have);
        }
        int magnitude = Math.abs(exponent);
        return text.append(exponent < 0 ? "e-" : "e+")
                .append(magnitude < 10 ? "0" : "")
                .append(magnitude)
                .toString();
    }

    private static String general(BigDecimal exact, int precision, boolean keepZeros) {
        String text = scientific(exact, precision - 1);
        int e = text.indexOf('e');
        int exponent = Integer.parseInt(text.substring(e + 1));
        if (exponent < -4 || exponent >= precision) {
            return (keepZeros ? text.substring(0, e) : stripped(text.substring(0, e))) + text.substring(e);
        }
        String plain =
                exact.setScale(precision - 1 - exponent, RoundingMode.HALF_EVEN).toPlainString();
        return keepZeros ? plain : stripped(plain);
    }

    private static String stripped(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
