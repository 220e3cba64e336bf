/**
 * Plots and pictures of arrays, in pyplot's words: {@link io.orthant.plot.Plot} is where they start, a
 * {@link io.orthant.plot.Figure} is what is saved or shown, and {@link io.orthant.plot.Images} turns arrays into
 * images and back.
 */
@NullMarked
package io.orthant.plot;

import org.jspecify.annotations.NullMarked;
