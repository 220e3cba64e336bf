package io.orthant.oracle;

import static io.orthant.oracle.Differential.arrays;

import io.orthant.NDArray;
import io.orthant.PrintOptions;
import io.orthant.PrintOptions.FloatMode;
import io.orthant.dtype.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts of random arrays under random options. */
class PrintingDifferenceTest {
    private final Samples samples = new Samples(81);

    @Test
    void texts() {
        Differential d = Differential.of("printing");
        Map<String, PrintOptions> options = new LinkedHashMap<>();
        PrintOptions plain = PrintOptions.current();
        options.put("", plain);
        options.put("precision=3", plain.withPrecision(3));
        options.put("precision=2, suppress=True", plain.withPrecision(2).withSuppress(true));
        options.put("threshold=4, edgeitems=2", plain.withThreshold(4).withEdgeitems(2));
        options.put("linewidth=30", plain.withLinewidth(30));
        options.put(
                "floatmode='fixed', precision=4",
                plain.withFloatmode(FloatMode.FIXED).withPrecision(4));
        options.put("floatmode='unique'", plain.withFloatmode(FloatMode.UNIQUE));
        options.put("floatmode='maxprec_equal'", plain.withFloatmode(FloatMode.MAXPREC_EQUAL));
        options.put("sign='+'", plain.withSign('+'));
        long[][] shapes = {{}, {1}, {7}, {30}, {3, 4}, {2, 3, 4}, {0}, {2, 0}, {1200}, {40, 30}};
        for (DType dtype : DType.values()) {
            for (long[] shape : shapes) {
                for (Samples.Values values : Samples.Values.values()) {
                    NDArray a = samples.array(dtype, Layout.PLAIN, values, shape);
                    NDArray b = samples.array(dtype, Layout.TRANSPOSED, values, shape);
                    options.forEach((text, option) -> {
                        boolean large = a.size() > 100;
                        if (!large || text.isEmpty()) {
                            String with = "np.set_printoptions(); c = np.printoptions(" + text
                                    + "); c.__enter__(); r = (str(a), repr(b)); c.__exit__(None, None, None); r";
                            d.check(
                                    "str and repr",
                                    with,
                                    arrays("a", a, "b", b),
                                    () -> option.call(() -> new Object[] {a.toString(), b.repr()}));
                        }
                    });
                }
            }
        }
        d.finish();
    }
}
