/**
 * What is behind a number: which patients, which rows, which file and line; and for a patient, in or out of each analysis and why.
 *
 * <p>{@link org.aroregistry.batch.explaining.Explainer} is the way in. No report declares how it is explained: a report on one patient only
 * shows the patient's part, and rows without which the part would be another are those that decide it. Must not know how an explanation is
 * printed, nor compute any number in another way than the reports do.
 */
@NullMarked
package org.aroregistry.batch.explaining;

import org.jspecify.annotations.NullMarked;
