/**
 * Runs jobs with their history in the registry's database.
 *
 * <p>Owns Spring Batch's job repository, how a job is started, and how one that was killed is started again. It must not know what a
 * job does.
 */
@NullMarked
package org.aroregistry.batch.job;

import org.jspecify.annotations.NullMarked;
