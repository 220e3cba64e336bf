package io.orthant.plot;

/** From a number in [0, 1] to a colour. */
public enum Colormap {
    /** From dark violet over green to yellow: even steps of lightness, readable without colour vision. */
    VIRIDIS(0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725),
    /** From black to white. */
    GRAY(0x000000, 0xffffff),
    /** From blue over near white to red: for values with a meaningful middle, see {@link ImageStyle#symmetric()}. */
    DIVERGING(0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b);

    private final int[] stops;

    Colormap(int... stops) {
        this.stops = stops;
    }

    /** The colour as {@code 0xffrrggbb}; numbers outside [0, 1] take the end's colour, a NaN is transparent: 0. */
    public int argb(double fraction) {
        if (Double.isNaN(fraction)) {
            return 0;
        }
        double place = Math.clamp(fraction, 0.0, 1.0) * (stops.length - 1);
        int i = Math.min((int) place, stops.length - 2);
        double t = place - i;
        int from = stops[i];
        int to = stops[i + 1];
        return 0xff000000 | mix(from, to, 16, t) | mix(from, to, 8, t) | mix(from, to, 0, t);
    }

    private static int mix(int from, int to, int shift, double t) {
        int a = from >> shift & 0xff;
        int b = to >> shift & 0xff;
        return (int) Math.round(a + (b - a) * t) << shift;
    }
}
