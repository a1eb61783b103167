/** The application: the only place that knows every module. Main class, command line, wiring. */
@NullMarked
package org.aroregistry.app;

import org.jspecify.annotations.NullMarked;
