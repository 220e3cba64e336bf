package io.orthant.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the text of a {@code .npy} header: one flat Python dict of strings, truth values and tuples of whole numbers, and
 * nothing else. Python evaluates such a text as a literal; this takes the part of literals which array headers need.
 */
final class HeaderText {
    /** A dtype with named fields: read over, so that it can be refused by name. */
    record Fields() {}

    private final String text;
    private int at;

    private HeaderText(String text) {
        this.text = text;
    }

    /** Keys with a String, a Boolean, a {@code List<Long>} or {@link Fields} each. */
    static Map<String, Object> parse(String text) {
        HeaderText parser = new HeaderText(text);
        Map<String, Object> entries = parser.dict();
        parser.skipBlanks();
        if (parser.at != text.length()) {
            throw parser.fault("nothing may follow the dict");
        }
        return entries;
    }

    private Map<String, Object> dict() {
        Map<String, Object> entries = new LinkedHashMap<>();
        expect('{');
        while (!accept('}')) {
            String key = string();
            expect(':');
            if (entries.put(key, value()) != null) {
                throw fault("key '" + key + "' stands twice");
            }
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        return entries;
    }

    private Object value() {
        return switch (peek()) {
            case '\'', '"' -> string();
            case '(' -> tuple();
            case '[' -> {
                at = text.lastIndexOf(']') + 1;
                if (at == 0) {
                    at = text.length();
                }
                yield new Fields();
            }
            case 'T' -> word("True", true);
            case 'F' -> word("False", false);
            default -> throw fault("expected a string, a truth value or a tuple");
        };
    }

    private Object word(String word, boolean value) {
        if (!text.startsWith(word, at)) {
            throw fault("expected " + word);
        }
        at += word.length();
        return value;
    }

    private String string() {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw fault("expected a string");
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw fault("a string has no end");
        }
        String inner = text.substring(at + 1, end);
        if (inner.indexOf('\\') >= 0 || inner.indexOf('\n') >= 0) {
            throw fault("a string has a backslash or a line break");
        }
        at = end + 1;
        return inner;
    }

    private List<Long> tuple() {
        List<Long> numbers = new ArrayList<>();
        expect('(');
        while (!accept(')')) {
            numbers.add(number());
            if (!accept(',')) {
                expect(')');
                if (numbers.size() == 1) {
                    throw fault("a tuple of one number needs a comma");
                }
                break;
            }
        }
        return numbers;
    }

    private long number() {
        skipBlanks();
        int start = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        try {
            long number = Long.parseLong(text, start, at, 10);
            if (at < text.length() && text.charAt(at) == 'L') {
                at++; // written by Python 2
            }
            return number;
        } catch (NumberFormatException e) {
            throw fault("expected a whole number of at most 63 bits", e);
        }
    }

    private char peek() {
        skipBlanks();
        if (at == text.length()) {
            throw fault("the header ends too early");
        }
        return text.charAt(at);
    }

    private boolean accept(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw fault("expected '" + c + "'");
        }
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private FileFormatException fault(String what) {
        return new FileFormatException(message(what));
    }

    private FileFormatException fault(String what, Exception cause) {
        return new FileFormatException(message(what), cause);
    }

    private String message(String what) {
        return "Cannot parse header: " + what + " at character " + at + " of " + Quoted.of(text);
    }
}
