package org.aroregistry.batch.analysis;

import java.util.List;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.TableResult;

/**
 * The numbers of all reports.
 *
 * @param tables tables, by report id
 * @param figures figures, by report id
 */
record ReportEstimates(List<TableResult> tables, List<FigureResult> figures) {}
