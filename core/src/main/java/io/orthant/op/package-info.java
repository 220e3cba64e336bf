/**
 * What each operation means: primitives, expression trees over them, and the table of ufuncs whose rows are such trees.
 * Kernels, the scalar reference, fusion, tests and docs all read this one table.
 */
@NullMarked
package io.orthant.op;

import org.jspecify.annotations.NullMarked;
