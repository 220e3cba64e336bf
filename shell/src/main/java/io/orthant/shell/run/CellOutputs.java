package io.orthant.shell.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.orthant.shell.display.Shown;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a cell writes, in the order in which it does, in the notebook's format. */
final class CellOutputs {
    private final Stream out = new Stream("stdout");
    private final Stream err = new Stream("stderr");
    private JsonArray outputs = new JsonArray();

    PrintStream out() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    PrintStream err() {
        return new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    /** What was written since the last call. */
    synchronized JsonArray take() {
        out.end();
        err.end();
        JsonArray taken = outputs;
        outputs = new JsonArray();
        return taken;
    }

    /** A value shown in the middle of a cell. */
    synchronized void display(Shown shown) {
        add("display_data", shown);
    }

    /** The value of a cell's last expression. */
    synchronized void result(int count, Shown shown) {
        add("execute_result", shown).addProperty("execution_count", count);
    }

    private JsonObject add(String type, Shown shown) {
        JsonObject data = new JsonObject();
        shown.formats().forEach((format, content) -> {
            if (format.startsWith("image/")) {
                data.addProperty(format, content + "\n");
            } else {
                data.add(format, lines(content));
            }
        });
        JsonObject output = output(type);
        output.add("data", data);
        output.add("metadata", new JsonObject());
        return output;
    }

    synchronized void error(String name, String message, List<String> trace) {
        JsonObject output = output("error");
        output.addProperty("ename", name);
        output.addProperty("evalue", message);
        JsonArray lines = new JsonArray();
        trace.forEach(lines::add);
        output.add("traceback", lines);
    }

    private JsonObject output(String type) {
        out.end();
        err.end();
        JsonObject output = new JsonObject();
        output.addProperty("output_type", type);
        outputs.add(output);
        return output;
    }

    private static JsonArray lines(String text) {
        JsonArray lines = new JsonArray();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(from, to));
            from = to;
        }
        return lines;
    }

    /** Gathers what is printed; what one stream has gathered becomes an output when the other begins. */
    private final class Stream extends OutputStream {
        private final String name;
        private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

        Stream(String name) {
            this.name = name;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (CellOutputs.this) {
                Stream other = this == out ? err : out;
                other.end();
                gathered.write(bytes, offset, length);
            }
        }

        void end() {
            if (gathered.size() > 0) {
                String text = gathered.toString(StandardCharsets.UTF_8);
                gathered.reset();
                JsonObject output = new JsonObject();
                output.addProperty("output_type", "stream");
                output.addProperty("name", name);
                output.add("text", lines(text));
                outputs.add(output);
            }
        }
    }
}
