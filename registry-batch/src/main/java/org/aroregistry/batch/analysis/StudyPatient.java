package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.study.RowSource;
import org.aroregistry.core.study.StudyRow;

/**
 * One patient of an analysis, whose part in every report can be computed alone.
 *
 * <p>Counts, events and person-years of a report are sums over its patients: a report on this patient only shows the patient's part.
 */
public final class StudyPatient {
    private final AnalysedStudy study;
    private final PatientRows rows;
    private final AnalysedPatient analysed;
    private final StudyPopulation alone;

    StudyPatient(AnalysedStudy study, PatientRows rows) {
        this.study = study;
        this.rows = rows;
        this.analysed = study.derive(rows);
        this.alone = new StudyPopulation(List.of(analysed));
    }

    /** Returns the patient's id. */
    public String id() {
        return rows.patient().id();
    }

    /** Returns the site that follows the patient. */
    public String siteId() {
        return rows.patient().siteId();
    }

    /** Returns where the rows of the patient come from, in no order. */
    public List<RowSource> rows() {
        return rows.rows().stream().map(StudyRow::source).toList();
    }

    /** Returns what reports divide patients by. */
    public PatientCovariates covariates() {
        return PatientCovariates.of(analysed);
    }

    /** Returns the patient's part in the rates of T14. */
    public List<RatedTime> rates() {
        return RatedTime.of(analysed);
    }

    /** Computes a table on this patient only; empty if there is no such table. */
    public Optional<TableResult> table(String report) {
        return study.reports().table(report, alone);
    }

    /** Computes a figure on this patient only; empty if there is no such figure. */
    public Optional<FigureResult> figure(String report) {
        return study.reports().figure(report, alone);
    }

    /** Returns the patient as if some rows had never been sent; empty if nobody would be registered then. */
    public Optional<StudyPatient> without(Set<RowSource> absent) {
        return rows.without(absent).map(fewer -> new StudyPatient(study, fewer));
    }
}
