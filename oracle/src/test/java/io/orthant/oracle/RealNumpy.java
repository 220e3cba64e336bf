package io.orthant.oracle;

import io.orthant.NDArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.cpython.PyObject;
import org.bytedeco.cpython.global.python;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.jspecify.annotations.Nullable;

/**
 * A real NumPy in this process. Python lives on one thread of its own, started by the first call, never by a class
 * initialiser; every request goes there and waits.
 *
 * <p>A request is the source, then a line per array (name, dtype, shape, byte strides, byte offset, number of bytes,
 * separated by tabs), an empty line and the arrays' whole storage. A reply has a line per result ({@code array}, dtype,
 * shape, byte strides, number of bytes; or {@code text}; or {@code error}, class, message), a line per warning, an empty
 * line and the results in C order.
 */
final class RealNumpy {
    private static @Nullable RealNumpy instance;
    private static @Nullable String missing;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("python").daemon().factory());
    private final String version;
    private @Nullable PyObject globals;

    private RealNumpy() {
        onThread(() -> {
            start();
            return "";
        });
        version = run("np.__version__", Map.of()).text();
    }

    /** The one NumPy of this process, or null where its native libraries are missing. */
    static synchronized @Nullable RealNumpy orNull() {
        if (instance == null && missing == null) {
            try {
                instance = new RealNumpy();
                System.out.println("oracle: NumPy " + instance.version + " started in process");
            } catch (LinkageError | IllegalStateException e) {
                missing = "oracle: no NumPy for this platform (" + Loader.getPlatform()
                        + "), the comparisons with it are skipped: " + e;
                System.out.println(missing);
            }
        }
        return instance;
    }

    /** Why {@link #orNull} gave none. */
    static @Nullable String missing() {
        return missing;
    }

    String version() {
        return version;
    }

    /** Runs Python source over named arrays; the value of its last expression, if it ends in one, is the result. */
    NumpyReply run(String source, Map<String, NDArray> arrays) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        StringBuilder header = new StringBuilder(escape(source));
        new LinkedHashMap<>(arrays)
                .forEach((name, array) -> header.append('\n').append(Bytes.describe(name, array, data)));
        byte[] text = header.append("\n\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] request = new byte[text.length + data.size()];
        System.arraycopy(text, 0, request, 0, text.length);
        System.arraycopy(data.toByteArray(), 0, request, text.length, data.size());
        return NumpyReply.parse(onThread(() -> call(request)));
    }

    private static String escape(String source) {
        return source.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    private <T> T onThread(java.util.concurrent.Callable<T> task) {
        try {
            return thread.submit(task).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void start() throws IOException {
        Loader.load(openblas.class); // before numpy: its extension modules need libopenblas in the process
        org.bytedeco.cpython.helper.python.Py_Initialize(org.bytedeco.numpy.presets.numpy.cachePackages());
        globals = python.PyModule_GetDict(python.PyImport_AddModule("__main__"));
        try (InputStream script = RealNumpy.class.getResourceAsStream("oracle.py")) {
            String source = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            if (python.PyRun_String(source, python.Py_file_input, globals, globals) == null) {
                python.PyErr_Print();
                throw new IllegalStateException("numpy could not be imported");
            }
        }
    }

    private byte[] call(byte[] request) {
        // by address and by a global: JavaCPP offers no way to release a reference, so none is taken
        try (BytePointer bytes = new BytePointer(request)) {
            String source = "reply = answer(ctypes.string_at(" + bytes.address() + ", " + request.length + "))";
            if (python.PyRun_SimpleString(source) != 0) {
                throw new IllegalStateException("the oracle script failed");
            }
            PyObject out = python.PyDict_GetItemString(globals, "reply");
            byte[] reply = new byte[(int) python.PyBytes_Size(out)];
            python.PyBytes_AsString(out).get(reply);
            return reply;
        }
    }
}
