package io.orthant.shell.session;

import io.orthant.NDArray;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** How a value is shown. */
public final class Echo {
    private static final int LONG = 1000;
    private static final int ENDS = 3;

    private Echo() {}

    /** Arrays as NumPy's {@code repr}, strings in quotes, Java's arrays with their items, all else as its own text. */
    public static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case NDArray array -> array.repr();
            case String string -> quoted(string, '"');
            case Character letter -> quoted(letter.toString(), '\'');
            default -> value.getClass().isArray() ? items(value) : string(value);
        };
    }

    private static String string(Object value) {
        try {
            return String.valueOf(value.toString());
        } catch (RuntimeException e) {
            return value.getClass().getName() + ", whose toString() threw " + e;
        }
    }

    private static String items(Object array) {
        int length = Array.getLength(array);
        StringBuilder text = new StringBuilder(
                        array.getClass().getComponentType().getSimpleName())
                .append('[')
                .append(length)
                .append("] {");
        for (int i = 0; i < length; i++) {
            if (length > LONG && i == ENDS) {
                text.append(", ...");
                i = length - ENDS;
            }
            text.append(i == 0 ? "" : ", ").append(text(Array.get(array, i)));
        }
        return text.append('}').toString();
    }

    private static String quoted(String string, char quote) {
        StringBuilder text = new StringBuilder().append(quote);
        for (char c : string.toCharArray()) {
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (c == quote) {
                        text.append('\\').append(c);
                    } else if (Character.isISOControl(c)) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.append(quote).toString();
    }
}
