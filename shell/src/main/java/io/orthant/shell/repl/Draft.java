package io.orthant.shell.repl;

import java.util.List;
import java.util.function.Predicate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line editor when Java is complete, and what the word is that is being completed. */
final class Draft implements Parser {
    private final Predicate<String> wantsMore;

    /**
     * @param wantsMore whether more lines belong to a text
     */
    Draft(Predicate<String> wantsMore) {
        this.wantsMore = wantsMore;
    }

    @Override
    public ParsedLine parse(String text, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && wantsMore.test(text)) {
            throw new EOFError(-1, -1, "more lines");
        }
        int from = cursor;
        while (from > 0 && (Character.isJavaIdentifierPart(text.charAt(from - 1)) || text.charAt(from - 1) == '%')) {
            from--;
        }
        return new Word(text, from, cursor);
    }

    /** There is no escaping outside of Java's own. */
    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }

    /** The letters before the cursor. */
    private record Word(String line, int from, int cursor) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(from, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - from;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }

        @Override
        public CharSequence escape(CharSequence name, boolean complete) {
            return name;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }
    }
}
