package io.orthant.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.OrthantException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.io.Io;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OnnxTest {
    @TempDir
    Path folder;

    /** ONNX Runtime has natives for Linux and Windows on x86-64, Linux and macOS on AArch64. */
    @BeforeAll
    static void libraryLoads() {
        Throwable reason = null;
        try {
            OrtEnvironment.getEnvironment();
        } catch (LinkageError | RuntimeException e) {
            reason = e;
        }
        assumeTrue(reason == null, "ONNX Runtime's native library does not load here: " + reason);
    }

    private static Path digits() {
        try {
            return Path.of(OnnxTest.class.getResource("digits.onnx").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertEqual(NDArray expected, NDArray actual) {
        assertEquals(expected.dtype(), actual.dtype());
        assertArrayEquals(expected.shape(), actual.shape());
        assertArrayEquals(expected.toDoubleArray(), actual.toDoubleArray());
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            mode = Mode.EXCLUDE,
            names = {"UINT16", "UINT32", "UINT64", "COMPLEX64", "COMPLEX128"})
    void tensorsThereAndBack(DType dtype) {
        NDArray a = Np.arange(24).rem(dtype.isBool() ? 2 : 24).astype(dtype).reshape(2, 3, 4);
        for (NDArray each : List.of(a, a.T(), a.get("::-1, 1"), a.get(1, 2, 3), a.get("0:0"), a.get(":, :, 1:3"))) {
            try (OnnxTensor tensor = Onnx.tensor(each)) {
                assertEqual(each, Onnx.array(tensor));
            }
        }
    }

    @Test
    void memoryOutsideTheHeapIsShared() {
        NDArray a = Onnx.zeros(DType.FLOAT32, 2, 3);
        try (OnnxTensor tensor = Onnx.tensor(a)) {
            a.set(1, 2, 5);
            assertEqual(a, Onnx.array(tensor));
        }
        NDArray heap = Np.zeros(DType.FLOAT32, 2, 3);
        try (OnnxTensor tensor = Onnx.tensor(heap)) {
            heap.set(1, 2, 5);
            assertEquals(0, Onnx.array(tensor).getDouble(1, 2));
        }
        assertArrayEquals(new long[] {0, 3}, Onnx.zeros(DType.INT64, 0, 3).shape());
        NDArray foreign =
                Io.wrap(ByteBuffer.allocateDirect(8).order(ByteOrder.BIG_ENDIAN).putInt(4, 7), DType.INT32, 2);
        try (OnnxTensor tensor = Onnx.tensor(foreign)) {
            assertEqual(Np.wrap(new int[] {0, 7}), Onnx.array(tensor));
        }
    }

    @Test
    void shortFloatsAreWidened() throws OrtException {
        ByteBuffer bits = ByteBuffer.allocateDirect(6).order(ByteOrder.nativeOrder());
        bits.putShort((short) 0x3fc0)
                .putShort((short) 0xc000)
                .putShort((short) 0x7fc0)
                .flip();
        try (OnnxTensor tensor =
                OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), bits, new long[] {3}, OnnxJavaType.BFLOAT16)) {
            assertEqual(Np.array(1.5f, -2f, Float.NaN), Onnx.array(tensor));
        }
    }

    @Test
    void unsignedOutputs() throws IOException, OrtException {
        OnnxFile file = new OnnxFile("casts").input("x", 2);
        Map<DType, Integer> types = Map.of(DType.UINT16, 4, DType.UINT32, 12, DType.UINT64, 13, DType.FLOAT16, 10);
        types.forEach((dtype, type) -> file.cast("x", dtype.toString(), type).output(dtype.toString(), type, 2));
        Path model = Files.write(folder.resolve("casts.onnx"), file.toBytes());
        NDArray x = Np.array(new float[][] {{1, 60000}});
        try (OrtSession session = Onnx.open(model)) {
            Map<String, NDArray> outputs = Onnx.run(session, Map.of("x", x));
            types.keySet().forEach(dtype -> assertEqual(x.astype(dtype), outputs.get(dtype.toString())));
        }
    }

    @Test
    void batchesAndSingleRowsAgree() throws OrtException {
        NDArray x = Np.arange(800).rem(17).astype(DType.FLOAT32).reshape(10, 80);
        try (OrtSession session = Onnx.open(digits())) {
            NDArray all = Onnx.run(session, x);
            assertArrayEquals(new long[] {10, 10}, all.shape());
            NDArray into = Onnx.zeros(DType.FLOAT32, 10, 10);
            Map<String, NDArray> outputs = Onnx.run(session, Map.of("pixels", x), Map.of("logits", into));
            assertSame(into, outputs.get("logits"));
            assertEqual(all, into);
            for (int i = 0; i < 10; i++) {
                NDArray one = Onnx.run(session, x.get(i).reshape(1, 80));
                assertArrayEquals(all.get(i).toDoubleArray(), one.toDoubleArray(), 1e-3);
            }
        }
    }

    @Test
    void whatIsRefused() throws OrtException {
        NDArray x = Np.zeros(DType.FLOAT32, 1, 80);
        try (OrtSession session = Onnx.open(digits())) {
            record Refused(Class<? extends OrthantException> type, String part, Runnable call) {}
            List<Refused> all = List.of(
                    new Refused(
                            ValueException.class,
                            "inputs are [pixels], found [image]",
                            () -> Onnx.run(session, Map.of("image", x))),
                    new Refused(
                            DTypeException.class,
                            "is float32, found float64; use astype(FLOAT32)",
                            () -> Onnx.run(session, Np.zeros(1, 80))),
                    new Refused(
                            ShapeException.class,
                            "[any, 80], found [80]",
                            () -> Onnx.run(session, Np.zeros(DType.FLOAT32, 80))),
                    new Refused(
                            ValueException.class,
                            "outside the Java heap",
                            () -> Onnx.run(
                                    session, Map.of("pixels", x), Map.of("logits", Np.zeros(DType.FLOAT32, 1, 10)))),
                    new Refused(
                            ValueException.class,
                            "outputs are [logits]",
                            () -> Onnx.run(session, Map.of("pixels", x), Map.of("y", x))),
                    new Refused(
                            OnnxException.class,
                            "run",
                            () -> Onnx.run(
                                    session, Map.of("pixels", x), Map.of("logits", Onnx.zeros(DType.FLOAT32, 3, 10)))),
                    new Refused(DTypeException.class, "uint16", () -> Onnx.tensor(Np.zeros(DType.UINT16, 2))),
                    new Refused(DTypeException.class, "complex64", () -> Onnx.tensor(Np.zeros(DType.COMPLEX64, 2))),
                    new Refused(OnnxException.class, "none.onnx", () -> Onnx.open(folder.resolve("none.onnx"))));
            for (Refused r : all) {
                OrthantException e = assertThrows(r.type, r.call::run, r.part);
                assertTrue(e.getMessage().contains(r.part), e::getMessage);
            }
        }
    }

    /** The example reads nearly all digits, and prints what the documentation shows. */
    @Test
    void example() throws IOException, OrtException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DigitsExample.run(digits(), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("digits  [4 9 6 3 3 7 7 9 7 8 9 8]\nguesses [4 9 6 3 3 7 7 9 7 8 9 8]\n"), text);
        // chances may differ in the last digits from one processor to another
        String shown = Files.readString(Path.of("../docs/exchange.md"));
        assertTrue(shown.contains(text.substring(0, text.indexOf("chances"))), text);
        double right = Double.parseDouble(text.substring(text.lastIndexOf(' ')).trim());
        assertTrue(right > 0.98, text);
    }
}
