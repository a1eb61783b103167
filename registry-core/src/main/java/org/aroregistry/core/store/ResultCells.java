package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.RESULT_CELL;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.store.jooq.tables.records.ResultCellRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Lays results out as one row per cell, for queries; the documents remain what counts. */
final class ResultCells {
    private final long runId;
    private final List<ResultCellRecord> cells = new ArrayList<>();
    private int number;

    ResultCells(long runId) {
        this.runId = runId;
    }

    void add(TableResult table) {
        number = 0;
        for (TableResult.Section section : table.sections()) {
            for (TableResult.Row row : section.rows()) {
                for (int column = 0; column < row.cells().size(); column++) {
                    add(
                            table.id(),
                            section.key(),
                            row.key(),
                            table.columns().get(column).key(),
                            row.cells().get(column));
                }
            }
        }
    }

    void add(FigureResult figure) {
        number = 0;
        for (FigureResult.Curve curve : figure.curves()) {
            for (FigureResult.Landmark landmark : curve.landmarks()) {
                add(figure.id(), curve.key(), landmark.label(), "", landmark.estimate());
            }
            curve.median().ifPresent(median -> add(figure.id(), curve.key(), "median", "", median));
            curve.medianFollowUp().ifPresent(median -> add(figure.id(), curve.key(), "median follow-up", "", median));
        }
    }

    void insert(DSLContext tx) {
        tx.batchInsert(cells).execute();
    }

    private void add(String report, String section, String row, String column, Statistic statistic) {
        ResultCellRecord cell = new ResultCellRecord();
        cell.setRunId(runId);
        cell.setReport(report);
        cell.setCellNo(++number);
        cell.setSectionKey(section);
        cell.setRowKey(row);
        cell.setColumnKey(column);
        fill(cell, statistic);
        // Every row of the batch must name the same columns.
        for (var field : RESULT_CELL.fields()) {
            cell.changed(field, true);
        }
        cells.add(cell);
    }

    private static void fill(ResultCellRecord cell, Statistic statistic) {
        if (statistic instanceof Statistic.Count count) {
            numbers(cell, "COUNT", count.n(), null, Double.NaN, null);
        } else if (statistic instanceof Statistic.Share share) {
            double value = share.of() == 0 ? Double.NaN : (double) share.n() / share.of();
            numbers(cell, "SHARE", share.n(), share.of(), value, share.interval());
        } else if (statistic instanceof Statistic.Distribution distribution) {
            var quantiles = distribution.quantiles();
            numbers(cell, "DISTRIBUTION", distribution.n(), null, quantiles.median(), null);
            cell.setLowerLimit(finite(quantiles.lowerQuartile()));
            cell.setUpperLimit(finite(quantiles.upperQuartile()));
        } else if (statistic instanceof Statistic.Rate rate) {
            numbers(cell, "RATE", rate.events(), rate.patients(), rate.rate(), rate.interval());
        } else if (statistic instanceof Statistic.Estimate estimate) {
            numbers(cell, "ESTIMATE", estimate.events(), estimate.atRisk(), estimate.value(), estimate.interval());
        } else if (statistic instanceof Statistic.Amount amount) {
            numbers(cell, "AMOUNT", amount.patients(), null, amount.value(), null);
        } else {
            cell.setKind(statistic instanceof Statistic.Text ? "TEXT" : "NOT_ESTIMABLE");
        }
    }

    private static void numbers(
            ResultCellRecord cell,
            String kind,
            long n,
            @Nullable Long denominator,
            double value,
            @Nullable Interval interval) {
        cell.setKind(kind);
        cell.setN(n);
        cell.setDenominator(denominator);
        cell.setCellValue(finite(value));
        if (interval != null) {
            cell.setLowerLimit(finite(interval.lower()));
            cell.setUpperLimit(finite(interval.upper()));
        }
    }

    /** Databases have no word for what is not a number. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
