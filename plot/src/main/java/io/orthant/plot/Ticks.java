package io.orthant.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The ticks of an axis.
 *
 * @param at their places, as fractions of the axis
 * @param minor places of smaller ticks without labels
 * @param factor what all labels are multiplied by, as a text; empty for one
 */
record Ticks(List<Double> at, List<String> labels, List<Double> minor, String factor) {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    /** Numbers from here on are written with a common power of ten. */
    private static final int LARGE = 6;

    private static final int SMALL = -4;

    static final Ticks NONE = new Ticks(List.of(), List.of(), List.of(), "");

    /** At most about so many ticks; none between whole numbers if {@code whole}. */
    static Ticks of(Scale scale, int most, boolean whole) {
        return scale.log() ? decades(scale, most) : linear(scale, most, whole);
    }

    /** One tick for each category. */
    static Ticks names(Scale scale, List<String> names) {
        List<Double> at = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            at.add(scale.fraction(i));
        }
        return new Ticks(at, names, List.of(), "");
    }

    private static Ticks linear(Scale scale, int most, boolean whole) {
        double lo = scale.lowest();
        double hi = scale.highest();
        double step = step((hi - lo) / most);
        if (whole) {
            step = Math.max(step, 1);
        }
        if (!Double.isFinite(step) || step == 0) {
            return NONE;
        }
        double largest = Math.max(Math.abs(lo), Math.abs(hi));
        int exponent = (int) Math.floor(Math.log10(largest));
        boolean scaled = exponent >= LARGE || exponent <= SMALL;
        int shift = scaled ? exponent : 0;
        int decimals = (int) Math.max(0, shift - Math.floor(Math.log10(step) + 1e-9));
        Ticks ticks =
                new Ticks(new ArrayList<>(), new ArrayList<>(), List.of(), scaled ? "×10" + superscript(exponent) : "");
        double tolerance = 1e-9;
        for (double k = Math.ceil(lo / step - tolerance); k <= hi / step + tolerance; k++) {
            double value = k * step;
            ticks.at.add(Math.clamp((value - scale.first()) / (scale.last() - scale.first()), 0.0, 1.0));
            ticks.labels.add(plain(new BigDecimal(value).movePointLeft(shift), decimals));
            if (ticks.at.size() > 100) {
                break;
            }
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten, not below the given step. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int digit : new int[] {1, 2, 5}) {
            if (digit * power >= least * (1 - 1e-9)) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    private static Ticks decades(Scale scale, int most) {
        double tolerance = 1e-9;
        int first = (int) Math.ceil(scale.lowest() - tolerance);
        int last = (int) Math.floor(scale.highest() + tolerance);
        Ticks ticks = new Ticks(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), "");
        if (last - first < 1) {
            return withinDecade(scale, most);
        }
        int stride = Math.max(1, (int) Math.ceil((last - first + 1) / (double) most));
        boolean readable = first >= -3 && last <= 4;
        for (int e = first - 1; e <= last; e++) {
            if (e >= first && Math.floorMod(e, stride) == 0) {
                ticks.at.add(place(scale, e));
                ticks.labels.add(
                        readable ? plain(BigDecimal.ONE.movePointRight(e), Math.max(0, -e)) : "10" + superscript(e));
            }
            for (int digit = 2; digit <= 9 && stride == 1 && last - first <= 12; digit++) {
                double at = e + Math.log10(digit);
                if (at > scale.lowest() && at < scale.highest()) {
                    ticks.minor.add(place(scale, at));
                }
            }
        }
        return ticks;
    }

    /** Less than two powers of ten in sight: round numbers instead, at logarithmic distances. */
    private static Ticks withinDecade(Scale scale, int most) {
        double lo = Math.pow(10, scale.lowest());
        double hi = Math.pow(10, scale.highest());
        Ticks even = linear(new Scale(lo, hi, false), most, false);
        List<Double> at = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < even.at.size(); i++) {
            double value = lo + even.at.get(i) * (hi - lo);
            if (value > 0) {
                at.add(place(scale, Math.log10(value)));
                labels.add(even.labels.get(i));
            }
        }
        return new Ticks(at, labels, List.of(), even.factor);
    }

    private static double place(Scale scale, double exponent) {
        return Math.clamp((exponent - scale.first()) / (scale.last() - scale.first()), 0.0, 1.0);
    }

    private static String plain(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(Math.min(decimals, 15), RoundingMode.HALF_EVEN);
        return (rounded.signum() < 0 ? "−" : "") + rounded.abs().toPlainString();
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }
}
