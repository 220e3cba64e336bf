package io.orthant.bench.suite;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one kernel took at one size, in nanoseconds per call, medians.
 *
 * @param numpy NaN where NumPy did not run
 * @param array a Java array of as many bytes as the new array that a call gives, and nothing else; NaN where it gives
 *     none, or is not slower than NumPy
 * @param peers by peer's name
 */
record Result(
        Kernel kernel, long n, double orthant, double numpy, double array, int rounds, Map<String, Double> peers) {
    /** How many times faster Orthant is than NumPy. */
    double ratio() {
        return numpy / orthant;
    }

    /** The ratio if new arrays cost nothing here; infinite if they take all the time. */
    double ratioWithoutArray() {
        return array < orthant ? numpy / (orthant - array) : Double.POSITIVE_INFINITY;
    }

    /** How many times faster Orthant is than each peer. */
    Map<String, Double> peerRatios() {
        Map<String, Double> ratios = new LinkedHashMap<>();
        peers.forEach((name, nanos) -> ratios.put(name, nanos / orthant));
        return ratios;
    }

    /** The rate at which the kernel's data went by, in GB/s; NaN for kernels that memory does not limit. */
    double bandwidth() {
        return kernel.traffic() == 0 ? Double.NaN : kernel.traffic() * (double) n / orthant;
    }
}
