/**
 * The command line: one class per command, which reads options, calls one entry point and prints.
 *
 * <p>No rule, statistic or SQL lives here. A failure is one sentence; a stack trace needs {@code --debug}.
 */
@NullMarked
package org.aroregistry.app.cli;

import org.jspecify.annotations.NullMarked;
