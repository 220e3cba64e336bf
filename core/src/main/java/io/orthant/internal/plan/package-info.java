/** How an operation walks over its operands: coalesced loop nests, memory overlap. */
@NullMarked
package io.orthant.internal.plan;

import org.jspecify.annotations.NullMarked;
