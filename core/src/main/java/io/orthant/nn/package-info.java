/** Functions of neural networks, and mini-batches to train them. */
@NullMarked
package io.orthant.nn;

import org.jspecify.annotations.NullMarked;
