/** Runs all cases of a folder and says what agreed, what did not, and how fast. Knows nothing of screens and pages. */
@NullMarked
package org.aroregistry.qualification.run;

import org.jspecify.annotations.NullMarked;
