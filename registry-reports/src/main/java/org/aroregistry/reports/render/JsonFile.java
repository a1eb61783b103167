package org.aroregistry.reports.render;

import java.math.BigDecimal;
import java.util.List;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.Figure;
import org.aroregistry.reports.model.Plot;
import org.aroregistry.reports.model.Report;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a report as JSON: everything that the page says, with numbers as numbers.
 *
 * <p>The member {@code schema} names the version of the layout; it rises whenever a member is renamed or removed.
 */
public final class JsonFile {
    /** Version of the layout. */
    public static final String SCHEMA = "aro-report/1";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private JsonFile() {}

    /** Returns the file's content. */
    public static String of(Report report) {
        ObjectNode root = NODES.objectNode();
        root.put("schema", SCHEMA);
        root.put("id", report.id());
        root.put("title", report.title());
        root.put("question", report.question());
        root.put("profile", report.profile());
        ArrayNode facts = root.putArray("frontMatter");
        report.frontMatter()
                .forEach(fact -> facts.addObject().put("label", fact.label()).put("value", fact.value()));
        ObjectNode flow = root.putObject("accounting");
        flow.set("registered", flowLine(report.flow().registered()));
        flow.set("exclusions", flowLines(report.flow().exclusions()));
        flow.set("eligible", flowLine(report.flow().eligible()));
        flow.set("losses", flowLines(report.flow().losses()));
        flow.set("analysed", flowLine(report.flow().analysed()));
        ArrayNode body = root.putArray("body");
        for (Report.Block block : report.body()) {
            body.add(block(block));
        }
        ArrayNode notes = root.putArray("footnotes");
        report.footnotes()
                .forEach(note -> notes.addObject().put("letter", note.letter()).put("text", note.text()));
        root.putObject("method")
                .put("text", report.method().text())
                .put("reference", report.method().reference());
        return WRITER.writeValueAsString(root) + "\n";
    }

    private static ObjectNode block(Report.Block block) {
        if (block instanceof Plot plot) {
            return plot(plot);
        }
        return block instanceof Report.Table table ? table(table) : figure((Figure) block);
    }

    /** The numbers of a plot are in the table beside it. */
    private static ObjectNode plot(Plot plot) {
        return NODES.objectNode()
                .put("type", "plot")
                .put("key", plot.key())
                .put("caption", plot.caption())
                .put("description", plot.description());
    }

    private static ArrayNode flowLines(List<Report.FlowLine> lines) {
        ArrayNode array = NODES.arrayNode();
        lines.forEach(line -> array.add(flowLine(line)));
        return array;
    }

    private static ObjectNode flowLine(Report.FlowLine line) {
        ObjectNode node = NODES.objectNode();
        node.put("code", line.code());
        node.put("label", line.label());
        node.set("n", cell(line.n()));
        return node;
    }

    private static ObjectNode table(Report.Table table) {
        ObjectNode node = NODES.objectNode();
        node.put("type", "table");
        node.put("key", table.key());
        node.put("caption", table.caption());
        ArrayNode columns = node.putArray("columns");
        table.columns().forEach(column -> columns.addObject()
                .put("key", column.key())
                .put("label", column.label())
                .put("size", column.size()));
        ArrayNode sections = node.putArray("sections");
        for (Report.Section section : table.sections()) {
            ObjectNode sectionNode =
                    sections.addObject().put("key", section.key()).put("label", section.label());
            ArrayNode rows = sectionNode.putArray("rows");
            for (Report.Row row : section.rows()) {
                ArrayNode cells = rows.addObject()
                        .put("key", row.key())
                        .put("label", row.label())
                        .putArray("cells");
                row.cells().forEach(cell -> cells.add(cell(cell)));
            }
        }
        return node;
    }

    private static ObjectNode figure(Figure figure) {
        ObjectNode node = NODES.objectNode();
        node.put("type", "figure");
        node.put("key", figure.key());
        node.put("caption", figure.caption());
        node.put("description", figure.description());
        node.put("valueAxis", figure.valueAxis().title());
        node.put("timeAxis", figure.timeAxis());
        node.put("remark", figure.remark());
        ArrayNode curves = node.putArray("curves");
        for (Figure.Curve curve : figure.curves()) {
            ObjectNode curveNode = curves.addObject();
            curveNode.put("key", curve.key()).put("label", curve.label()).put("drawn", curve.drawn());
            curveNode.set("lastDay", number(curve.end()));
            ArrayNode points = curveNode.putArray("points");
            for (Figure.Point point : curve.points()) {
                ObjectNode pointNode = points.addObject();
                pointNode.set("day", number(point.time()));
                pointNode.set("estimate", number(point.estimate()));
                pointNode.set("lower", number(point.lower()));
                pointNode.set("upper", number(point.upper()));
            }
            ArrayNode risk = curveNode.putArray("atRisk");
            for (Figure.Risk column : curve.risk()) {
                ObjectNode riskNode = risk.addObject();
                riskNode.set("day", number(column.time()));
                riskNode.set("atRisk", cell(column.atRisk()));
                riskNode.set("cumulativeEvents", cell(column.events()));
                column.entries().ifPresent(entries -> riskNode.set("cumulativeEntries", cell(entries)));
            }
        }
        return node;
    }

    private static ObjectNode cell(Cell cell) {
        ObjectNode node = NODES.objectNode();
        node.put("kind", cell.kind());
        node.put("status", cell.status().name());
        node.put("text", cell.text());
        put(node, "n", cell.values().n());
        put(node, "denominator", cell.values().denominator());
        put(node, "estimate", cell.values().estimate());
        put(node, "lower", cell.values().lower());
        put(node, "upper", cell.values().upper());
        if (!cell.values().unit().isEmpty()) {
            node.put("unit", cell.values().unit());
        }
        if (!cell.flag().isEmpty()) {
            node.put("flag", cell.flag());
        }
        return node;
    }

    private static void put(ObjectNode node, String name, String number) {
        if (!number.isEmpty()) {
            node.put(name, new BigDecimal(number));
        }
    }

    private static tools.jackson.databind.JsonNode number(double value) {
        return Double.isFinite(value) ? NODES.numberNode(BigDecimal.valueOf(value)) : NODES.nullNode();
    }
}
