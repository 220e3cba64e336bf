package io.orthant.random;

import io.orthant.error.ValueException;
import java.util.Arrays;

/**
 * What {@code numpy.random.get_state()} gives.
 *
 * @param key the twister's 624 words
 * @param pos how many of them are used up, 0 … 624
 * @param hasGauss whether the second normal deviate of a pair is waiting
 * @param cachedGaussian that deviate, or 0
 */
public record MT19937State(int[] key, int pos, boolean hasGauss, double cachedGaussian) {
    /** Checks the key's length and the position, and copies the key. */
    public MT19937State {
        if (key.length != MersenneTwister.LENGTH || pos < 0 || pos > MersenneTwister.LENGTH) {
            throw new ValueException("state is not a legacy MT19937 state: " + key.length + " words, position " + pos
                    + "; needed 624 words, position 0 to 624");
        }
        key = key.clone();
    }

    /** A copy of the words. */
    @Override
    public int[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MT19937State s
                && pos == s.pos
                && hasGauss == s.hasGauss
                && Double.compare(cachedGaussian, s.cachedGaussian) == 0
                && Arrays.equals(key, s.key);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(key) + pos;
    }

    @Override
    public String toString() {
        return "MT19937State[pos=" + pos + ", hasGauss=" + hasGauss + ", cachedGaussian=" + cachedGaussian + "]";
    }
}
