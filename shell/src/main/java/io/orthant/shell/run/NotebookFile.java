package io.orthant.shell.run;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.orthant.shell.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Jupyter notebook of format 4. What is not known here is kept as it is. */
final class NotebookFile {
    /** As Jupyter writes them: indented by one space, letters as they are. */
    private static final Gson WRITER = new GsonBuilder()
            .setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "))
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private final Path file;
    private final JsonObject notebook;

    private NotebookFile(Path file, JsonObject notebook) {
        this.file = file;
        this.notebook = notebook;
    }

    /**
     * Reads one.
     *
     * @throws UserError if it is no notebook of format 4, or one in another language
     */
    static NotebookFile read(Path file) {
        JsonElement content;
        try {
            content = JsonParser.parseString(Files.readString(file));
        } catch (JsonParseException | java.nio.charset.MalformedInputException e) {
            throw new UserError(file + " is no notebook: it is not JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!(content instanceof JsonObject notebook) || !(notebook.get("cells") instanceof JsonArray cells)) {
            throw new UserError(
                    file + " is no notebook of format 4; jupyter nbconvert --to notebook brings older ones up");
        }
        for (JsonElement cell : cells) {
            if (!(cell instanceof JsonObject o) || text(o.get("cell_type")) == null || text(o.get("source")) == null) {
                throw new UserError(file + " is damaged: a cell lacks its type or source");
            }
        }
        String language = language(notebook);
        if (!language.equals("java")) {
            throw new UserError(file + " is a notebook in " + language + ", not in Java");
        }
        return new NotebookFile(file, notebook);
    }

    private static String language(JsonObject notebook) {
        if (notebook.get("metadata") instanceof JsonObject metadata) {
            String kernel = member(metadata.get("kernelspec"), "language");
            String named = kernel == null ? member(metadata.get("language_info"), "name") : kernel;
            return named == null ? "java" : named;
        }
        return "java";
    }

    private static @Nullable String member(@Nullable JsonElement object, String name) {
        return object instanceof JsonObject o ? text(o.get(name)) : null;
    }

    /** A text, which may be written as a list of lines. */
    private static @Nullable String text(@Nullable JsonElement element) {
        return switch (element) {
            case JsonPrimitive p -> p.getAsString();
            case JsonArray lines -> {
                StringBuilder text = new StringBuilder();
                lines.forEach(line -> text.append(line instanceof JsonPrimitive p ? p.getAsString() : ""));
                yield text.toString();
            }
            case null, default -> null;
        };
    }

    Path file() {
        return file;
    }

    /** The cells of code that hold any, in order. */
    List<Cell> code() {
        List<Cell> code = new ArrayList<>();
        JsonArray cells = notebook.getAsJsonArray("cells");
        for (int i = 0; i < cells.size(); i++) {
            JsonObject cell = cells.get(i).getAsJsonObject();
            String source = text(cell.get("source"));
            if ("code".equals(text(cell.get("cell_type"))) && source != null) {
                code.add(new Cell(i + 1, source, cell));
            }
        }
        return code;
    }

    /** Takes the outputs of all cells away. */
    void clear() {
        for (Cell cell : code()) {
            cell.put(null, new JsonArray());
        }
    }

    /** Writes it; a file of that name is replaced once the new one is complete. */
    void write(Path target) {
        Path absolute = target.toAbsolutePath();
        Path part = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        try {
            Files.writeString(part, WRITER.toJson(notebook) + "\n");
            try {
                Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A cell of code.
     *
     * @param number its place among all cells, from 1
     * @param source its text
     * @param json the cell itself
     */
    record Cell(int number, String source, JsonObject json) {
        /** Its first line that says something. */
        String title() {
            return source.lines()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty())
                    .findFirst()
                    .orElse("(empty)");
        }

        void put(@Nullable Integer count, JsonArray outputs) {
            json.add("execution_count", count == null ? JsonNull.INSTANCE : new JsonPrimitive(count));
            json.add("outputs", outputs);
        }
    }
}
