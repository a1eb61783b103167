/** The report of a qualification of the statistics: HTML, PDF and JSON of what was compared with R and how it came out. */
@NullMarked
package org.aroregistry.app.qualification;

import org.jspecify.annotations.NullMarked;
