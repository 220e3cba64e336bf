package io.orthant.shell.session;

/** Where in a text a snippet begins. */
record Place(String text, int start) {
    /** The line, from 1, of a character of the snippet. */
    int line(long offset) {
        int end = end(offset);
        int line = 1;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** The column, from 1, of a character of the snippet. */
    int column(long offset) {
        int end = end(offset);
        return end - (end == 0 ? -1 : text.lastIndexOf('\n', end - 1));
    }

    private int end(long offset) {
        return (int) Math.min(text.length(), start + offset);
    }
}
