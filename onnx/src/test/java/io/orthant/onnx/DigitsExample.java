package io.orthant.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.nn.Nn;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** A model that reads digits, with what comes before and after it on arrays; docs/exchange.md shows what it prints. */
final class DigitsExample {
    private DigitsExample() {}

    public static void main(String[] args) throws OrtException, URISyntaxException {
        run(Path.of(DigitsExample.class.getResource("digits.onnx").toURI()), System.out);
    }

    static void run(Path model, PrintStream out) throws OrtException {
        Digits digits = Digits.of(7, 1000); // uint8 images (1000, 10, 8)
        out.println(picture(digits.images().get(0)));
        NDArray pixels = Nn.standardize(digits.images().astype(DType.FLOAT32).reshape(-1, 80), 1);
        try (OrtSession session = Onnx.open(model)) {
            NDArray logits = Onnx.run(session, pixels);
            NDArray chances = Nn.softmax(logits, 1);
            NDArray guesses = chances.argmax(1);
            out.println("digits  " + digits.labels().get(":12"));
            out.println("guesses " + guesses.get(":12"));
            out.println("chances " + chances.max(1).get(":6"));
            out.println("right   " + guesses.eq(digits.labels()).mean());
        }
    }

    private static String picture(NDArray image) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < image.shape(0); y++) {
            for (int x = 0; x < image.shape(1); x++) {
                text.append(" .:-=+*#%@".charAt((int) image.getLong(y, x) * 10 / 256));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
