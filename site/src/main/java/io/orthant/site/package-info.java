/** The documentation's site: its guides as pages, the Javadoc of what is published, every link checked. */
@NullMarked
package io.orthant.site;

import org.jspecify.annotations.NullMarked;
