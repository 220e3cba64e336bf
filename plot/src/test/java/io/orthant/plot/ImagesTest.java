package io.orthant.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.OrthantException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImagesTest {
    @TempDir
    Path folder;

    private static NDArray ramp(long... shape) {
        long size = 1;
        for (long n : shape) {
            size *= n;
        }
        return Np.arange(size).times(37).rem(256).astype(DType.UINT8).reshape(shape);
    }

    static List<NDArray> images() {
        return List.of(
                ramp(1, 1),
                ramp(5, 7),
                ramp(5, 7, 3),
                ramp(6, 4, 4),
                ramp(7, 5).T(),
                ramp(8, 9).get("::-1, ::2"),
                ramp(3, 6, 5).transpose(1, 2, 0));
    }

    @ParameterizedTest
    @MethodSource("images")
    void comesBackFromAFileAsItWas(NDArray image) {
        Path file = folder.resolve("image.png");
        Images.write(file, image);
        NDArray back = Images.read(file);
        assertEquals(DType.UINT8, back.dtype());
        assertArrayEquals(image.shape(), back.shape());
        assertArrayEquals(image.toIntArray(), back.toIntArray());
        assertArrayEquals(
                image.toIntArray(), Images.of(Images.toBufferedImage(image)).toIntArray());
    }

    @Test
    void floatsFromZeroToOneBecomeLevels() {
        NDArray grey = Np.array(new double[][] {{-1, 0, 0.5}, {1, 7, Double.NaN}});
        assertArrayEquals(
                new int[] {0, 0, 128, 255, 255, 0},
                Images.of(Images.toBufferedImage(grey)).toIntArray());
    }

    @Test
    void colorsKeepTheirOrder() {
        NDArray image = Np.array(new int[] {10, 20, 30}).astype(DType.UINT8).reshape(1, 1, 3);
        assertEquals(0xff0a141e, Images.toBufferedImage(image).getRGB(0, 0));
        BufferedImage clear = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0x400a141e);
        assertArrayEquals(new int[] {10, 20, 30, 64}, Images.of(clear).toIntArray());
    }

    record Refused(String text, Class<? extends OrthantException> type, NDArray image) {}

    static List<Refused> refused() {
        return List.of(
                new Refused("shape (3,)", ShapeException.class, Np.zeros(3)),
                new Refused("shape (2,2,2)", ShapeException.class, Np.zeros(2, 2, 2)),
                new Refused("shape (2,2,1)", ShapeException.class, Np.zeros(2, 2, 1)),
                new Refused("shape (0,3)", ShapeException.class, Np.zeros(0, 3)),
                new Refused("astype(UINT8)", DTypeException.class, Np.arange(4).reshape(2, 2)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNoImage(Refused r) {
        OrthantException e = assertThrows(r.type(), () -> Images.toBufferedImage(r.image()));
        assertTrue(e.getMessage().contains(r.text()), e.getMessage());
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        Path file = folder.resolve("image.png");
        Images.write(file, ramp(40, 40, 3));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 16; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(ValueException.class, () -> Images.read(file), "cut at " + length);
        }
        byte[] huge = whole.clone();
        huge[16] = 0x7f;
        huge[20] = 0x7f;
        Files.write(file, huge);
        assertThrows(ValueException.class, () -> Images.read(file));
        assertThrows(ValueException.class, () -> Images.read(folder.resolve("none.png")));
    }

    @Test
    void aFileThatCannotBeReplacedStaysWhole() throws IOException {
        assertThrows(ValueException.class, () -> Images.write(folder.resolve("no/such/folder.png"), ramp(2, 2)));
        Path target = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(target.resolve("inside"), "here");
        assertThrows(ValueException.class, () -> Images.write(target, ramp(2, 2)));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing is left behind");
        }
    }
}
