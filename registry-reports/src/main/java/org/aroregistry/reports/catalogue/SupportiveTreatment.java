package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.reports.catalogue.CellText.ShareStyle;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.NumberText.TimeUnit;
import org.aroregistry.reports.model.Report;

/** T17: which medicines, supplements and services patients had besides transplantation and interferon. */
final class SupportiveTreatment extends TableReport {
    private static final String SERVICE = "service_";
    private static final String CALCITRIOL = TableResult.Section.REGULATOR_ONLY + "calcitriol";
    private static final Map<String, String> MEDICINES = medicines();

    private static Map<String, String> medicines() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("med_code", "Agent");
        sections.put(TableResult.Section.REGULATOR_ONLY + "purpose", "Given for");
        sections.put(TableResult.Section.REGULATOR_ONLY + "source", "Origin");
        return sections;
    }

    @Override
    public String id() {
        return "T17";
    }

    @Override
    public String title() {
        return "Supportive treatment and care services";
    }

    @Override
    public String question() {
        return "Which medicines, supplements and services did patients have besides transplantation and interferon, and for how"
                + " long?";
    }

    @Override
    String stub() {
        return "Treatment";
    }

    @Override
    String caption() {
        return "Medicines and supplements";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Values are n (%). A patient can have several agents, purposes and origins; rows do not add up.",
                "Percentages of services are of patients to whom the service applies and of whom an answer is known.");
    }

    @Override
    String method() {
        return "Counts and person-years; days on which several rows of one kind overlap count once. This describes what was done:"
                + " patients were not assigned to it, and no effect can be read from it.";
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        CellText text = new CellText(ShareStyle.COUNT_PERCENT, TimeUnit.DAYS);
        List<Report.Section> medicines = new ArrayList<>();
        List<Report.Column> headings = new ArrayList<>();
        MEDICINES.forEach((key, label) -> {
            SectionColumns columns =
                    new SectionColumns(table, text).column(key, "Patients").column(key + "_years", "Person-years");
            if (!columns.headings().isEmpty()) {
                medicines.add(columns.section(key, label));
            }
            if (headings.isEmpty()) {
                headings.addAll(columns.headings());
            }
        });
        List<Report.Block> body = new ArrayList<>();
        body.add(new Report.Table(
                "main", caption() + "; " + size(table.columns().get(0).n()), stub(), headings, medicines));
        SectionColumns calcitriol = new SectionColumns(table, text).column(CALCITRIOL, "Patients");
        if (!calcitriol.headings().isEmpty()) {
            body.add(new Report.Table(
                    "calcitriol",
                    "High dose of calcitriol, of those on it",
                    "High dose",
                    calcitriol.headings(),
                    List.of(calcitriol.section("calcitriol", ""))));
        }
        List<Report.Row> services = table.sections().stream()
                .filter(section -> section.key().startsWith(SERVICE))
                .map(section -> new Report.Row(
                        section.key().substring(SERVICE.length()), section.label(), answers(section, text)))
                .toList();
        body.add(new Report.Table(
                "services",
                "Care services",
                "Service",
                answers(table),
                List.of(new Report.Section("services", "", services))));
        return body;
    }

    /** Every service has the same answers. */
    private static List<Report.Column> answers(DisclosedTable table) {
        return table.sections().stream()
                .filter(section -> section.key().startsWith(SERVICE))
                .limit(1)
                .flatMap(section -> section.rows().stream())
                .map(row -> new Report.Column(row.key(), row.label(), ""))
                .toList();
    }

    private static List<Cell> answers(DisclosedTable.Section section, CellText text) {
        return section.rows().stream().map(row -> text.cell(row.cells().get(0))).toList();
    }
}
