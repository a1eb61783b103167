package org.aroregistry.batch.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.HistoryRule.SiteCheck;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.PatientCheck;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.cohort.Genotype;
import org.aroregistry.core.cohort.GenotypeGroup;
import org.aroregistry.core.dictionary.CodeList;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.study.BirthBounds;
import org.aroregistry.core.upload.UploadMode;

/** Rules C: rows of different files fit together. */
final class ConsistencyRules {
    static final List<Rule<PatientCheck>> OF_PATIENTS = List.of(
            Rule.everywhere("C-001", scope -> new ConsistencyRules(scope)::c001Patient),
            Rule.everywhere("C-002", scope -> new ConsistencyRules(scope)::c002Transplant),
            Rule.of("C-003", "patients", scope -> new ConsistencyRules(scope)::c003Status),
            Rule.of("C-005", "status", scope -> new ConsistencyRules(scope)::c005Alive),
            Rule.everywhere("C-013", scope -> new ConsistencyRules(scope)::c013OtherSite));

    static final List<Rule<RowCheck>> OF_ROWS = List.of(
            Rule.of("C-011", "baseline", scope -> new ConsistencyRules(scope)::c011Basis),
            Rule.of("C-012", "phenotypes", scope -> new ConsistencyRules(scope)::c012Term));

    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES = List.of(
            HistoryRule.asking(
                    "C-006", otherSites -> (patient, findings) -> c006AtTwoSites(otherSites, patient, findings)),
            HistoryRule.of("C-007", ConsistencyRules::c007Numbering),
            HistoryRule.of("C-008", ConsistencyRules::c008AfterWithdrawal),
            HistoryRule.of("C-002", ConsistencyRules::c002RefusedTransplant));

    static final List<HistoryRule<SiteCheck>> OF_SITES = List.of(
            HistoryRule.ofSite("C-004", dictionary -> new OverdueContacts()),
            HistoryRule.ofSite("C-009", dictionary -> new FamilyMembers()),
            HistoryRule.ofSite("C-012", UnlistedTerms::new));

    private static final int PATIENT = 1;
    private static final int OVERDUE_DAYS = 400;
    private static final String TRANSPLANT_REFUSED = "a row of this patient in hsct.csv was rejected: fix it first";
    private static final String NO_TERM = "HP:0000000";
    private static final Set<String> BASES = Set.of("RADIOGRAPHIC", "GENETIC");
    /** Groups of patients of whom nothing is known of the genes. */
    private static final Set<GenotypeGroup> UNTYPED = Set.of(GenotypeGroup.PENDING, GenotypeGroup.NOT_TESTED);

    private final FileScope scope;
    private final RowReport report;
    private final UploadContents contents;
    private final int transplantNumber;

    private ConsistencyRules(FileScope scope) {
        this.scope = scope;
        this.report = scope.report();
        this.contents = scope.contents();
        boolean child = !scope.file().name().equals("hsct");
        this.transplantNumber = child ? scope.position("hsct_no") : -1;
    }

    /** C-001: every row belongs to a registered patient. */
    private void c001Patient(Row row, PatientFacts facts) {
        if (!row.isFilled(PATIENT) || scope.file().name().equals("patients")) {
            return;
        }
        String patient = row.patientId();
        if (contents.isUnusable("patients") || facts.isUploaded(patient) || hasMovedAway(row, facts)) {
            return;
        }
        boolean stays = staysInRegistry("patients", facts.isRejected(patient));
        if (stays && (facts.isRegistered(patient) || !facts.registryKnown() && !facts.isRejected(patient))) {
            return;
        }
        report.cell(
                "C-001",
                Severity.E,
                scope.column(PATIENT),
                row.text(PATIENT),
                Text.of("the patient has no accepted row in patients.csv", "a patient of patients.csv")
                        .hint(facts.isRejected(patient) ? "the patient's row was rejected: fix it first" : ""));
    }

    /** C-002: every transplant detail belongs to a transplant. */
    private void c002Transplant(Row row, PatientFacts facts) {
        if (!row.isFilled(PATIENT) || transplantNumber < 0 || !row.isWhole(transplantNumber)) {
            return;
        }
        String patient = row.patientId();
        int number = row.whole(transplantNumber);
        if (facts.isTransplantUploaded(patient, number)) {
            return;
        }
        boolean refused = facts.isTransplantRefused(patient);
        boolean stays = staysInRegistry("hsct", refused);
        if (stays && (facts.isTransplantRegistered(patient, number) || !facts.registryKnown() && !refused)) {
            return;
        }
        report.cell(
                "C-002",
                Severity.E,
                scope.column(transplantNumber),
                row.text(transplantNumber),
                Text.of("the transplant has no accepted row in hsct.csv", "an hsct_no of this patient in hsct.csv")
                        .hint(refused ? TRANSPLANT_REFUSED : ""));
    }

    /** Tells whether the registry's version of a parent row will still be there after this upload. */
    private boolean staysInRegistry(String parentFile, boolean parentRefused) {
        return contents.mode() == UploadMode.DELTA || !contents.isLoaded(parentFile) || parentRefused;
    }

    /** C-003: every patient has a vital status. */
    private void c003Status(Row row, PatientFacts facts) {
        Optional<PatientFacts.Patient> patient = facts.find(row.patientId());
        boolean asked = contents.mode() == UploadMode.FULL || facts.registryKnown();
        if (asked && patient.isPresent() && !patient.get().hasStatus()) {
            report.row("C-003", Severity.W, Text.of("the patient has no row in status.csv", "one row in status.csv"));
        }
    }

    /** C-005: nobody comes back to life. */
    private void c005Alive(Row row, PatientFacts facts) {
        int status = scope.position("status");
        Optional<PatientFacts.Patient> patient = facts.find(row.patientId());
        if (patient.isPresent()
                && patient.get().isRegisteredDead()
                && !row.text(status).equals("DEAD")) {
            OptionalLong release = facts.releaseFor(row);
            report.cell(
                    "C-005",
                    release.isPresent() ? Severity.W : Severity.E,
                    scope.column(status),
                    row.text(status),
                    Text.of("the registry shows this patient as DEAD", "DEAD, or a release by the registry")
                            .hint(
                                    release.isPresent()
                                            ? "allowed by release " + release.getAsLong()
                                            : "if the death was reported by mistake, ask the coordinating centre"));
        }
    }

    /** C-006: a child is registered once, and keeps the id when it moves. */
    private static void c006AtTwoSites(OtherSites otherSites, PatientHistory patient, HistoryFindings findings) {
        boolean twice = ChildKey.of(patient)
                .filter(child -> otherSites.hold(child, patient.patientId()))
                .isPresent();
        if (twice) {
            findings.row(
                    "C-006",
                    Severity.Q,
                    patient.first("patients").orElseThrow(),
                    Text.of(
                                    "another site has a child of the same sex and years of birth with the same two variants",
                                    "one registration of each child, whose id goes with it to another site")
                            .hint("the coordinating centre asks both sites; the other one is not named here"));
        }
    }

    /** C-013: a patient is registered by one site. */
    private void c013OtherSite(Row row, PatientFacts facts) {
        boolean registration = scope.file().name().equals("patients");
        if (!registration && hasMovedAway(row, facts)) {
            movedAway(row);
        }
        if (!registration
                || facts.find(row.patientId())
                        .filter(PatientFacts.Patient::isRegisteredElsewhere)
                        .isEmpty()) {
            return;
        }
        if (hasMovedAway(row, facts)) {
            movedAway(row);
            return;
        }
        OptionalLong release = facts.releaseFor(row);
        report.cell(
                "C-013",
                release.isPresent() ? Severity.W : Severity.E,
                scope.column(PATIENT),
                row.text(PATIENT),
                Text.of(
                                "another site has registered this patient",
                                "a patient of this site, or a release by the registry")
                        .hint(
                                release.isPresent()
                                        ? "allowed by release " + release.getAsLong()
                                        : "if the patient moved here, ask the coordinating centre"));
    }

    /** Tells whether the row is one of a patient who left this site, and whom the upload does not bring back. */
    private static boolean hasMovedAway(Row row, PatientFacts facts) {
        return facts.find(row.patientId())
                        .filter(PatientFacts.Patient::hasMovedAway)
                        .isPresent()
                && (row.file().name().equals("patients") || !facts.isUploaded(row.patientId()));
    }

    private void movedAway(Row row) {
        report.cell(
                "C-013",
                Severity.E,
                scope.column(PATIENT),
                row.text(PATIENT),
                Text.of("the patient moved to another site, which sends the rows now", "no row of this patient")
                        .hint(
                                "take the patient out of the extract; if the patient came back, ask the coordinating centre"));
    }

    /** C-007: transplants are numbered 1, 2, ... in the order of their days. */
    private static void c007Numbering(PatientHistory patient, HistoryFindings findings) {
        List<HistoryRow> transplants = patient.of("hsct").stream()
                .filter(row -> row.isFilled("hsct_no"))
                .sorted(Comparator.comparingInt((HistoryRow row) -> number(row)))
                .toList();
        HistoryRow previous = null;
        int expected = 1;
        for (HistoryRow row : transplants) {
            boolean gap = number(row) > expected;
            boolean earlier = previous != null && day(row) < day(previous);
            if (gap || earlier) {
                HistoryRow atFault = !row.isUploaded() && previous != null ? previous : row;
                Text text = gap
                        ? Text.of("there is no transplant " + expected + " of this patient", "1, 2, ... without a gap")
                        : Text.of("the transplants are not numbered in the order of their days", "1 for the first one");
                // An honest row waits with the refused one before it.
                String hint = patient.knows("hsct") ? "" : TRANSPLANT_REFUSED;
                findings.cell("C-007", Severity.E, atFault, "hsct_no", text.hint(hint));
                return;
            }
            expected = number(row) + 1;
            previous = row;
        }
    }

    private static int number(HistoryRow transplant) {
        return transplant.whole("hsct_no").orElse(0);
    }

    private static int day(HistoryRow transplant) {
        return transplant.whole("hsct_day").orElse(Integer.MIN_VALUE);
    }

    /** C-002 once more: rows of a transplant that was refused when all rows of the patient were judged together. */
    private static void c002RefusedTransplant(PatientHistory patient, HistoryFindings findings) {
        Set<String> gone =
                patient.refused("hsct").stream().map(row -> row.text("hsct_no")).collect(Collectors.toSet());
        patient.of("hsct").forEach(row -> gone.remove(row.text("hsct_no")));
        for (HistoryRow row : gone.isEmpty() ? List.<HistoryRow>of() : patient.all()) {
            boolean child = !row.file().name().equals("hsct")
                    && row.file().find("hsct_no").isPresent();
            if (child && row.isUploaded() && gone.contains(row.text("hsct_no"))) {
                findings.cell(
                        "C-002",
                        Severity.E,
                        row,
                        "hsct_no",
                        Text.of("the transplant has no row in hsct.csv", "an hsct_no of this patient in hsct.csv")
                                .hint(TRANSPLANT_REFUSED));
            }
        }
    }

    /** C-008: nothing is recorded of a patient after the consent was withdrawn. */
    private static void c008AfterWithdrawal(PatientHistory patient, HistoryFindings findings) {
        Optional<HistoryRow> registration =
                patient.first("patients").filter(row -> row.isFilled("consent_withdrawn_day"));
        if (registration.isEmpty()) {
            return;
        }
        int withdrawn = registration.get().whole("consent_withdrawn_day").orElse(Integer.MAX_VALUE);
        int stored = 0;
        for (HistoryRow row : patient.all()) {
            Optional<String> late = recordedDays(row).stream()
                    .filter(column -> patient.earliestAge(row, column).orElse(Integer.MIN_VALUE) > withdrawn)
                    .findFirst();
            stored += late.isPresent() && !row.isUploaded() ? 1 : 0;
            late.filter(column -> row.isUploaded())
                    .ifPresent(column -> findings.cell(
                            "C-008",
                            Severity.E,
                            row,
                            column,
                            Text.of(
                                    "the day is after the consent was withdrawn",
                                    "a day not after consent_withdrawn_day in patients.csv, or no row")));
        }
        if (stored > 0) {
            findings.cell(
                    "C-008",
                    Severity.Q,
                    registration.get(),
                    "consent_withdrawn_day",
                    Text.of("the registry holds rows of the patient after this day", "the day confirmed")
                            .hint("stored rows after the day, which no analysis uses any more: " + stored));
        }
    }

    /** Returns the columns with days on which something happened to the patient or was learned of the patient. */
    private static List<String> recordedDays(HistoryRow row) {
        return switch (row.file().name()) {
            case "status" -> List.of("last_contact_day", "death_day");
            case "genetics" -> List.of("test_day");
            default -> TimeRules.eventDays(row.file());
        };
    }

    /** C-011: the diagnosis rests on X-rays or on genes. */
    private void c011Basis(Row row) {
        int basis = scope.position("dx_basis");
        if (row.isFilled(basis) && Stream.of(row.text(basis).split(";")).noneMatch(BASES::contains)) {
            report.cell(
                    "C-011",
                    Severity.W,
                    scope.column(basis),
                    row.text(basis),
                    Text.of(
                            "the diagnosis rests neither on X-rays nor on genes",
                            "RADIOGRAPHIC or GENETIC among others"));
        }
    }

    /** C-012: an id that HPO never gave. */
    private void c012Term(Row row) {
        int term = scope.position("hpo_id");
        if (row.text(term).equals(NO_TERM)) {
            report.cell(
                    "C-012",
                    Severity.E,
                    scope.column(term),
                    row.text(term),
                    Text.of("the id is not that of an HPO term", "the id of a term, or no row"));
        }
    }

    /**
     * C-004: a patient who is alive was seen not much earlier than the site's newest data.
     *
     * <p>Ages are no calendar, so contacts are compared by the years of enrolment and transplants; the rule asks only if the contact is too old
     * wherever in these years the days lie. It compares the patients whom the upload touches.
     */
    private static final class OverdueContacts implements SiteCheck {
        private record Contact(HistoryRow row, long latest) {}

        private final List<Contact> alive = new ArrayList<>();
        private long newest = Long.MIN_VALUE;

        @Override
        public void see(PatientHistory patient) {
            Optional<HistoryRow> status = patient.first("status")
                    .filter(row -> row.whole("last_contact_day").isPresent());
            Optional<BirthBounds> born = bounds(patient);
            if (status.isEmpty() || born.isEmpty()) {
                return;
            }
            int day = status.get().whole("last_contact_day").getAsInt();
            newest = Math.max(newest, born.get().earliest() + day);
            if (status.get().is("status", "ALIVE")) {
                alive.add(new Contact(status.get(), born.get().latest() + day));
            }
        }

        private static Optional<BirthBounds> bounds(PatientHistory patient) {
            Optional<BirthBounds> bounds =
                    patient.first("patients").flatMap(row -> bounds(row, "enrol_year", "enrol_day"));
            for (HistoryRow transplant : patient.of("hsct")) {
                Optional<BirthBounds> narrower = bounds(transplant, "hsct_year", "hsct_day");
                if (narrower.isPresent()) {
                    bounds = bounds.flatMap(narrower.get()::and);
                }
            }
            return bounds;
        }

        private static Optional<BirthBounds> bounds(HistoryRow row, String year, String day) {
            return row.whole(year).isPresent() && row.whole(day).isPresent()
                    ? Optional.of(BirthBounds.of(
                            row.whole(year).getAsInt(), row.whole(day).getAsInt()))
                    : Optional.empty();
        }

        @Override
        public void finish(HistoryFindings findings) {
            alive.stream()
                    .filter(contact -> newest - contact.latest() > OVERDUE_DAYS)
                    .forEach(contact -> findings.cell(
                            "C-004",
                            Severity.Q,
                            contact.row(),
                            "last_contact_day",
                            Text.of(
                                    "the last contact is more than 400 days older than the site's newest data",
                                    "a later contact, or LOST")));
        }
    }

    /** C-009: a family has several members, and they have the same genotype. */
    private static final class FamilyMembers implements SiteCheck {
        private record Member(HistoryRow row, Optional<Genotype> genotype) {}

        private final Map<String, List<Member>> families = new LinkedHashMap<>();
        private boolean wholeSite = true;

        @Override
        public void see(PatientHistory patient) {
            wholeSite &= patient.isOfWholeSite();
            patient.first("patients")
                    .filter(row -> row.isFilled("family_id"))
                    .ifPresent(row -> families.computeIfAbsent(row.text("family_id"), id -> new ArrayList<>())
                            .add(new Member(row, typed(patient))));
        }

        private static Optional<Genotype> typed(PatientHistory patient) {
            return patient.genotype().filter(genotype -> !UNTYPED.contains(genotype.group()));
        }

        @Override
        public void finish(HistoryFindings findings) {
            for (List<Member> members : families.values()) {
                members.sort(Comparator.comparing(Member::row, HistoryRow.STORED_FIRST));
                if (members.size() == 1 && wholeSite) {
                    findings.cell(
                            "C-009",
                            Severity.W,
                            members.get(0).row(),
                            "family_id",
                            Text.of("no other accepted patient has this family", "two patients at least, or blank"));
                }
                different(members)
                        .ifPresent(member -> findings.cell(
                                "C-009",
                                Severity.W,
                                member.row(),
                                "family_id",
                                Text.of(
                                        "members of one family have different genotypes",
                                        "the same genotype, or another family_id")));
            }
        }

        /** Finds a member of another genotype; G-021 asks about different genes. */
        private static Optional<Member> different(List<Member> members) {
            List<Member> typed = members.stream()
                    .filter(member -> member.genotype().isPresent())
                    .toList();
            return typed.stream()
                    .skip(1)
                    .filter(member -> differs(typed.get(0), member))
                    .findFirst();
        }

        private static boolean differs(Member one, Member other) {
            Genotype first = one.genotype().orElseThrow();
            Genotype second = other.genotype().orElseThrow();
            boolean otherGene = first.group().isSolved()
                    && second.group().isSolved()
                    && !first.gene().equals(second.gene());
            return first.group() != second.group() && !otherGene;
        }
    }

    /**
     * C-012: HPO terms exist and are not obsolete.
     *
     * <p>The dictionary lists the terms that analyses use. Any other term is accepted as it is, because no release of HPO is at hand; the
     * finding says that nobody looked.
     */
    private static final class UnlistedTerms implements SiteCheck {
        private final FileDefinition phenotypes;
        private final CodeList listed;
        private final Set<String> others = new HashSet<>();

        private UnlistedTerms(Dictionary dictionary) {
            this.phenotypes = dictionary.file("phenotypes");
            this.listed = dictionary.codeList("HPO");
        }

        @Override
        public void see(PatientHistory patient) {
            patient.of("phenotypes").stream()
                    .filter(HistoryRow::isUploaded)
                    .map(row -> row.text("hpo_id"))
                    .filter(term -> !listed.contains(term))
                    .forEach(others::add);
        }

        @Override
        public void finish(HistoryFindings findings) {
            if (!others.isEmpty()) {
                findings.file(
                        "C-012",
                        Severity.I,
                        phenotypes,
                        "hpo_id",
                        Text.of(
                                        "some terms are not in the registry's list HPO: whether they exist or are obsolete was not checked",
                                        "terms of the current HPO release")
                                .hint(others.size() + " terms"));
            }
        }
    }
}
