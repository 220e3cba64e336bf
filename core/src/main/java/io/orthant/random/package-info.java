/**
 * NumPy's legacy random numbers: the Mersenne Twister and the streams drawn from it, bit for bit.
 */
@NullMarked
package io.orthant.random;

import org.jspecify.annotations.NullMarked;
