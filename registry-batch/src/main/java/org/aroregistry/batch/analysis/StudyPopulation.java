package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.cohort.Exclusion;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult;
import org.aroregistry.core.endpoint.Loss;
import org.aroregistry.core.result.Accounting;

/** All registered patients of a freeze, and how many of them an analysis loses for which reason. */
final class StudyPopulation {
    private final List<AnalysedPatient> patients;

    /** Takes all registered patients, whatever sets they belong to. */
    StudyPopulation(List<AnalysedPatient> patients) {
        this.patients = List.copyOf(patients);
    }

    /** Returns everybody. */
    List<AnalysedPatient> registered() {
        return patients;
    }

    /** Returns the patients of a set. */
    List<AnalysedPatient> in(AnalysisSet set) {
        return patients.stream()
                .filter(patient -> patient.membership().isIn(set))
                .toList();
    }

    /** Returns the patients that an endpoint analyses. */
    List<AnalysedPatient> analysed(EndpointDefinition definition) {
        return patients.stream()
                .filter(patient -> patient.endpoint(definition.code()) instanceof EndpointResult.Analysed)
                .toList();
    }

    /** Accounts for a report that uses every patient of a set. */
    Accounting accounting(AnalysisSet set) {
        List<Accounting.Reason> exclusions = exclusions(set);
        int eligible = in(set).size();
        return new Accounting(patients.size(), exclusions, eligible, List.of(), eligible);
    }

    /**
     * Accounts for a report on those patients of a set for whom something holds; the others are one more reason of exclusion.
     *
     * @param otherwise code and words of that reason, its number left at zero
     */
    Accounting accounting(AnalysisSet set, Accounting.Reason otherwise, Predicate<AnalysedPatient> condition) {
        List<Accounting.Reason> exclusions = new ArrayList<>(exclusions(set));
        List<AnalysedPatient> members = in(set);
        long eligible = members.stream().filter(condition).count();
        if (eligible < members.size()) {
            exclusions.add(new Accounting.Reason(otherwise.code(), otherwise.label(), members.size() - eligible));
        }
        return new Accounting(patients.size(), exclusions, eligible, List.of(), eligible);
    }

    /** Accounts for a report on an endpoint. */
    Accounting accounting(EndpointDefinition definition) {
        Map<Loss, Long> losses = count(
                patient -> patient.endpoint(definition.code()) instanceof EndpointResult.Lost lost
                        ? Optional.of(lost.reason())
                        : Optional.empty(),
                Loss.class);
        List<Accounting.Reason> reasons = new ArrayList<>();
        losses.forEach((loss, n) -> reasons.add(new Accounting.Reason(loss.name(), loss.label(), n)));
        return new Accounting(
                patients.size(),
                exclusions(definition.set()),
                in(definition.set()).size(),
                reasons,
                analysed(definition).size());
    }

    private List<Accounting.Reason> exclusions(AnalysisSet set) {
        Map<Exclusion, Long> counts = count(patient -> patient.membership().exclusionFrom(set), Exclusion.class);
        List<Accounting.Reason> reasons = new ArrayList<>();
        counts.forEach((reason, n) -> reasons.add(new Accounting.Reason(reason.name(), reason.label(), n)));
        return reasons;
    }

    private <E extends Enum<E>> Map<E, Long> count(Function<AnalysedPatient, Optional<E>> reason, Class<E> type) {
        Map<E, Long> counts = new EnumMap<>(type);
        for (AnalysedPatient patient : patients) {
            reason.apply(patient).ifPresent(code -> counts.merge(code, 1L, Long::sum));
        }
        return counts;
    }
}
