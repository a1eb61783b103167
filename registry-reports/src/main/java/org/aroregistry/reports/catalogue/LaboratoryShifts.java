package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.reports.catalogue.CellText.ShareStyle;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.NumberText.TimeUnit;
import org.aroregistry.reports.model.Report;

/** T12: grades of laboratory values before interferon and the worst ones on it. */
final class LaboratoryShifts extends TableReport {
    private static final String SHIFT = "shift_";
    private static final List<String> GRADES = List.of("0", "1", "2", "3", "4", "missing");

    @Override
    public String id() {
        return "T12";
    }

    @Override
    public String title() {
        return "Laboratory shifts on interferon gamma-1b";
    }

    @Override
    public String question() {
        return "How did blood counts, liver values, creatinine, calcium and triglycerides change on interferon gamma-1b?";
    }

    @Override
    String stub() {
        return "Grade before";
    }

    @Override
    String caption() {
        return "Patients by the grade before interferon and the worst grade on it";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Each block counts every treated patient once. Missing: no value that could be graded.",
                "Most patients have values out of range before the drug because of the disease: a high grade on it is not by itself"
                        + " an effect of it, a change by 2 grades or more says more.");
    }

    @Override
    String timeConvention() {
        return "day of the first dose; worst values are of the time from then to 30 days after the last dose of each course";
    }

    @Override
    String method() {
        return "Counts of patients. Values measured more often have more chances of a bad grade; there is no comparison group.";
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        CellText text = new CellText(ShareStyle.COUNT_PERCENT, TimeUnit.DAYS);
        boolean withSums =
                table.sections().stream().anyMatch(section -> section.key().startsWith(sums("")));
        List<Report.Section> blocks = table.sections().stream()
                .filter(section -> section.key().startsWith(SHIFT))
                .map(section -> block(table, section, text, withSums))
                .toList();
        List<Report.Block> body = new ArrayList<>();
        body.add(new Report.Table(
                "main", caption() + "; " + size(table.columns().get(0).n()), stub(), headings(withSums), blocks));
        String rise = TableResult.Section.REGULATOR_ONLY + "rise";
        SectionColumns rises = new SectionColumns(table, text).column(rise, "Patients");
        if (!rises.headings().isEmpty()) {
            body.add(new Report.Table(
                    "rise",
                    "Worse by 2 grades or more, of patients with a grade before and on interferon",
                    "Measure",
                    rises.headings(),
                    List.of(rises.section("rise", ""))));
        }
        return body;
    }

    private static String sums(String measure) {
        return TableResult.Section.REGULATOR_ONLY + "baseline_" + measure;
    }

    private static List<Report.Column> headings(boolean withSums) {
        List<Report.Column> headings = new ArrayList<>();
        if (withSums) {
            headings.add(new Report.Column("all", "Total", ""));
        }
        GRADES.forEach(grade -> headings.add(
                new Report.Column("worst_" + grade, grade.equals("missing") ? "Missing" : "Worst " + grade, "")));
        return headings;
    }

    /** The pairs of grades as a square: before down, worst across. */
    private static Report.Section block(
            DisclosedTable table, DisclosedTable.Section section, CellText text, boolean withSums) {
        String measure = section.key().substring(SHIFT.length());
        List<Report.Row> rows = new ArrayList<>();
        for (String before : GRADES) {
            List<Cell> cells = new ArrayList<>();
            if (withSums) {
                cells.add(cell(find(table, sums(measure)), before, text));
            }
            GRADES.forEach(worst -> cells.add(cell(section, before + "_to_" + worst, text)));
            rows.add(new Report.Row("from_" + before, before.equals("missing") ? "Missing" : "Grade " + before, cells));
        }
        return new Report.Section(measure, section.label(), rows);
    }

    private static DisclosedTable.Section find(DisclosedTable table, String key) {
        return table.sections().stream()
                .filter(section -> section.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("T12 has no section " + key));
    }

    private static Cell cell(DisclosedTable.Section section, String row, CellText text) {
        return section.rows().stream()
                .filter(candidate -> candidate.key().equals(row))
                .findFirst()
                .map(found -> text.cell(found.cells().get(0)))
                .orElseThrow(() -> new IllegalStateException("section " + section.key() + " has no row " + row));
    }
}
