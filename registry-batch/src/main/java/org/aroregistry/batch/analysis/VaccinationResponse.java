package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.aroregistry.batch.analysis.VaccineResponse.State;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/**
 * T18: antibody response to vaccines given on interferon, off it, and after a transplant.
 *
 * <p>A patient can have had doses in several states: the columns overlap and there is no total, which would be of no use and could be
 * subtracted from.
 */
final class VaccinationResponse {
    private static final String VACCINE = "vaccinations.vaccine";
    private static final Accounting.Reason NONE_REPORTED =
            new Accounting.Reason("NO_VACCINATION", "No vaccination reported", 0);

    TableResult compute(StudyPopulation population) {
        List<AnalysedPatient> vaccinated = population.in(AnalysisSet.ALL).stream()
                .filter(VaccinationResponse::isVaccinated)
                .toList();
        List<Column> columns = Arrays.stream(State.values())
                .map(state -> new Column(state.name(), state.label(), count(vaccinated, r -> r.state() == state)))
                .toList();
        TreeSet<String> seen = new TreeSet<>();
        vaccinated.forEach(patient -> patient.vaccineResponses().forEach(response -> seen.add(response.vaccine())));
        List<Section> sections = new ArrayList<>();
        CodedRows.codes(VACCINE).stream()
                .filter(seen::contains)
                .forEach(vaccine -> sections.add(section(vaccinated, vaccine)));
        return new TableResult(
                "T18",
                AnalysisSet.ALL.name(),
                population.accounting(AnalysisSet.ALL, NONE_REPORTED, VaccinationResponse::isVaccinated),
                columns,
                false,
                sections,
                List.of(
                        "A dose is taken to be answered by the first antibody result from 14 to 365 days after it: the laboratory"
                                + " file does not name the vaccine of a result. A patient is positive if the result of one dose was.",
                        "Results within 180 days after immunoglobulin are left out: they show antibodies of its donors.",
                        "After a transplant counts before on interferon. Vaccines that nobody had are left out.",
                        "Limits of proportions are Clopper-Pearson's."));
    }

    private static boolean isVaccinated(AnalysedPatient patient) {
        return !patient.vaccineResponses().isEmpty();
    }

    private static Section section(List<AnalysedPatient> vaccinated, String vaccine) {
        return new Section(
                vaccine.toLowerCase(Locale.ROOT),
                CodeWords.of(VACCINE, vaccine),
                false,
                List.of(
                        row(
                                "dosed",
                                "Patients with a dose",
                                state -> Cells.patients(count(vaccinated, of(vaccine, state)))),
                        row(
                                "titre",
                                "Antibodies measured, of those",
                                state -> Cells.exactShare(
                                        count(vaccinated, of(vaccine, state).and(VaccineResponse::titreDone)),
                                        count(vaccinated, of(vaccine, state)))),
                        row(
                                "positive",
                                "Positive, of results that count",
                                state -> Cells.exactShare(
                                        count(vaccinated, of(vaccine, state).and(r -> r.result()
                                                .orElse(false))),
                                        count(vaccinated, of(vaccine, state).and(r -> r.result()
                                                .isPresent()))))));
    }

    private static Predicate<VaccineResponse> of(String vaccine, State state) {
        return response -> response.vaccine().equals(vaccine) && response.state() == state;
    }

    private static Row row(String key, String label, Function<State, Statistic> cell) {
        return new Row(key, label, Arrays.stream(State.values()).map(cell).toList());
    }

    private static long count(List<AnalysedPatient> patients, Predicate<VaccineResponse> condition) {
        return patients.stream()
                .filter(patient -> patient.vaccineResponses().stream().anyMatch(condition))
                .count();
    }
}
