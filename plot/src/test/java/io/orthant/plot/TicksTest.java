package io.orthant.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TicksTest {
    record Case(Scale scale, int most, boolean whole, String factor, List<String> labels) {}

    static List<Case> cases() {
        return List.of(
                new Case(new Scale(0, 1, false), 5, false, "", List.of("0.0", "0.2", "0.4", "0.6", "0.8", "1.0")),
                new Case(new Scale(-4.2, 4.2, false), 5, false, "", List.of("−4", "−2", "0", "2", "4")),
                new Case(new Scale(0, 3, false), 10, true, "", List.of("0", "1", "2", "3")),
                new Case(new Scale(9.5, -0.5, false), 5, true, "", List.of("0", "2", "4", "6", "8")),
                new Case(new Scale(0, 5e6, false), 5, false, "×10⁶", List.of("0", "1", "2", "3", "4", "5")),
                new Case(new Scale(0, 4e-7, false), 4, false, "×10⁻⁷", List.of("0", "1", "2", "3", "4")),
                new Case(new Scale(99999.5, 100000.5, false), 2, false, "", List.of("99999.5", "100000.0", "100000.5")),
                new Case(new Scale(-2, 2, true), 9, false, "", List.of("0.01", "0.1", "1", "10", "100")),
                new Case(new Scale(0, 8, true), 5, false, "", List.of("10⁰", "10²", "10⁴", "10⁶", "10⁸")),
                new Case(new Scale(0.1, 0.9, true), 4, false, "", List.of("2", "4", "6")),
                new Case(new Scale(0, 300, true), 4, false, "", List.of("10⁰", "10⁷⁶", "10¹⁵²", "10²²⁸")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void labelsAreRoundNumbers(Case c) {
        Ticks ticks = Ticks.of(c.scale(), c.most(), c.whole());
        assertEquals(c.labels(), ticks.labels());
        assertEquals(c.factor(), ticks.factor());
        assertEquals(ticks.labels().size(), ticks.at().size());
        assertTrue(ticks.at().stream().allMatch(at -> at >= 0 && at <= 1));
    }

    record Range2(double lo, double hi) {}

    static List<Range2> ranges() {
        return List.of(
                new Range2(-1e308, 0.5e308),
                new Range2(0, Double.MIN_NORMAL),
                new Range2(1e15, 1e15 + 1),
                new Range2(-1e-300, 1e300),
                new Range2(0.1, 0.1 + 1e-12));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void extremeRangesEnd(Range2 r) {
        for (int most = 1; most < 20; most++) {
            Ticks ticks = Ticks.of(new Scale(r.lo(), r.hi(), false), most, false);
            assertTrue(ticks.at().size() <= 101);
        }
    }
}
