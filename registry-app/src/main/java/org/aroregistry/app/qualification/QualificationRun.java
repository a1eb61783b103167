package org.aroregistry.app.qualification;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * When and of what a qualification was made.
 *
 * @param folder folder of the cases, as it was given
 * @param started when it began
 * @param elapsed how long reading, computing and comparing took
 * @param installation what computed the numbers
 */
public record QualificationRun(Path folder, Instant started, Duration elapsed, Installation installation) {}
