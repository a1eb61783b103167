package org.aroregistry.qualification.run;

/**
 * A case as the report lists it.
 *
 * @param name name of its folder
 * @param title what the data are
 * @param source where they come from
 * @param generator programs and versions that computed the expected results, such as "R 4.2.2, survival 3.8-6"
 * @param rows rows of the data set
 * @param analyses number of analyses
 */
public record CaseSummary(String name, String title, String source, String generator, int rows, int analyses) {}
