/** How values are shown in notebooks: arrays as HTML tables, plots and images as PNG. */
@NullMarked
package io.orthant.shell.display;

import org.jspecify.annotations.NullMarked;
