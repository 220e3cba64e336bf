/**
 * OpenBLAS through the foreign function interface, with the native libraries of {@code org.bytedeco:openblas} (classifier:
 * the platform). In a modular application that jar stays on the class path: as a module it would ask for JavaCPP.
 */
@NullMarked
package io.orthant.openblas;

import org.jspecify.annotations.NullMarked;
