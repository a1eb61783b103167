package org.aroregistry.reports.catalogue;

import java.util.List;

/** The words between the reports of the answer to FDA letter 99-0975. */
final class FdaReportText {
    /**
     * Title and first paragraphs of a chapter.
     *
     * @param title title
     * @param paragraphs what is said before the reports
     */
    record Heading(String title, List<String> paragraphs) {}

    static final List<String> DEFINITIONS = List.of(
            "Patients. Treated: at least one dose of interferon gamma-1b (set SAFETY). With severe malignant osteopetrosis: treated, and"
                    + " anaemia or cranial nerve compression at diagnosis (set SMO_IFN). The cohort on the cover says whose consent was"
                    + " asked for; each part accounts for every registered patient.",
            "Time. Days are counted from the first dose of the first course. Incident users were enrolled by then; prevalent users were"
                    + " enrolled later and count from enrolment on, as those who progressed before may never have been enrolled.",
            "Progression is the first of death, fall in haemoglobin, fall in platelets, serious bacterial infection, loss of hearing and"
                    + " optic atrophy. The label names these and gives no numbers for a significant fall: the thresholds are the"
                    + " registry's own, carry a version and stand among the footnotes of T08.",
            "Estimand A censors at conditioning for a transplant and at the last assessment; stopping interferon does not censor."
                    + " Estimand B takes the transplant as a competing event.",
            "Tests are due by treatment and follow-up, never by visits. Done and missing are those that were due; not yet due are those"
                    + " of a time that is not over while treatment goes on.",
            "Adverse events are treatment-emergent from the first dose of a course to 30 days after its last dose; a patient counts once"
                    + " per term with the worst grade.",
            "Numbers of patients in listings hold for one listing: D in T08, L in F07, P in T10, M in T11. The same number in two of them is not"
                    + " the same patient. Ages are bands.",
            "Interferon gamma-1b delays progression; it does not cure. No result is tested against historical patients.");

    static final Heading PROGRESSION = new Heading(
            "Commitment 1: disease progression in all treated patients",
            List.of(
                    "Asked for: all patients with severe malignant osteopetrosis who are treated with interferon gamma-1b, and of each"
                            + " the time to disease progression and the event that defined it.",
                    ProgressionContext.FOOTNOTE));

    static final Heading BLOOD_AND_LIVER = new Heading(
            "Commitment 2: white cells and liver tests under 3 years of age",
            List.of(
                    "Asked for: of patients under three years of age, twice a year for three years of treatment, white cells, to see"
                            + " neutropenia, and liver function tests."));

    static final Heading ANTIBODIES = new Heading(
            "Commitment 3: neutralising antibodies in all treated patients",
            List.of(
                    "Asked for: tests for neutralising antibodies to interferon gamma-1b in every treated patient. Each patient's result"
                            + " stands in the listing of commitment 2."));

    static final Heading MEDIAN = new Heading(
            "Commitment 4: follow-up until the median time to progression is reached",
            List.of(
                    "Asked for: follow-up of the patients of the phase III study until the median time to progression is reached. The"
                            + " registry does not record who took part in that study: all treated patients are followed, and the median"
                            + " below is theirs, or is not reached yet. Footnotes, patients and method stand with T08 under commitment 1."));

    static final Heading VACCINATION = new Heading(
            "Commitment 5: response to childhood vaccination",
            List.of(
                    "Asked for: a plan to study the effect of interferon gamma-1b on the response to normal childhood vaccination. The"
                            + " registry compares antibody results after doses on the drug, off it and after a transplant."));

    static final Heading EXPOSURE = new Heading(
            "Exposure against the label dose",
            List.of(
                    "Label: 50 \u00b5g/m\u00b2 of body surface above 0.5 m\u00b2, otherwise 1.5 \u00b5g/kg, three times a week under the skin."));

    static final Heading ADVERSE_EVENTS = new Heading(
            "Adverse events",
            List.of(
                    "By term first, then every serious event and every event of special interest on a line of its own."));

    static final Heading LABORATORY = new Heading(
            "Laboratory shifts and monitoring by the label",
            List.of(
                    "Abnormal values before the drug are the rule in this disease: the change says more than the grade."));

    static final List<String> LIMITATIONS = List.of(
            "There is no comparison group. The published 65 days on calcitriol and at least 165 days on interferon are context; patients,"
                    + " care and definitions differ from those of today.",
            "Patients are few. Limits are exact where proportions and rates are concerned; curves end where too few are at risk, and"
                    + " estimates beyond are not given.",
            "Hearing and optic atrophy are seen at examinations: the day of such a progression is that of the examination, and the event"
                    + " lies before it.",
            "A component of progression that cannot be judged in a patient is not known to be absent; T08 says in how many each could be"
                    + " judged.",
            "Centres choose who is treated, tested and vaccinated. A test that was done and not reported counts as missing.",
            "Infants cannot report headache, nausea or pain in muscles: T09 repeats the events from the age of four years on.",
            "The laboratory file does not name the vaccine of an antibody result; T18 says how results are assigned to doses.",
            "This document shows every count as it is and is not for publication.");

    private FdaReportText() {}
}
