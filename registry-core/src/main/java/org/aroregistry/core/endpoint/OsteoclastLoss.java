package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aroregistry.core.study.Chimerism;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Transplant;

/**
 * Loss of the donor's osteoclasts after the first transplant.
 *
 * <p>Osteoclasts are myeloid cells. They are lost if the samples of myeloid cells (of whole blood, where myeloid cells were never looked at) end
 * with donor cells below 5 %, from the first sample of that end on; or if an image later than a year after the infusion shows that no bone is
 * resorbed.
 */
final class OsteoclastLoss implements EventRule {
    private static final String MYELOID = "MYELOID";
    private static final String WHOLE_BLOOD = "WHOLE_BLOOD";

    @Override
    public Optional<Occurrence> first(PatientFacts facts, int origin) {
        int after = origin + facts.rules().transplant().resorptionAfterDay();
        Optional<Occurrence> image = facts.patient().imaging().stream()
                .filter(exam -> exam.day() > after)
                .filter(exam -> exam.boneResorption().filter("NONE"::equals).isPresent())
                .map(exam -> Occurrence.exact(exam.day(), exam.source()))
                .min(Occurrence.FIRST);
        return Stream.concat(cellsLost(facts, origin).stream(), image.stream()).min(Occurrence.FIRST);
    }

    private static Optional<Occurrence> cellsLost(PatientFacts facts, int origin) {
        double absent = facts.rules().graftFailure().absentPercent();
        int from = origin
                + facts.rules()
                        .graftFailure()
                        .limitOf(facts.patient().firstTransplant().flatMap(Transplant::cellSource));
        List<Sample> samples = samples(facts.patient()).stream()
                .filter(sample -> sample.at().day() >= from)
                .toList();
        int end = samples.size();
        while (end > 0 && samples.get(end - 1).donorPercent() < absent) {
            end--;
        }
        return end < samples.size() ? Optional.of(samples.get(end).at()) : Optional.empty();
    }

    private static List<Sample> samples(Patient patient) {
        List<Sample> myeloid = samples(patient, MYELOID);
        return myeloid.isEmpty() ? samples(patient, WHOLE_BLOOD) : myeloid;
    }

    private static List<Sample> samples(Patient patient, String lineage) {
        return patient.chimerism().stream()
                .filter(sample -> sample.lineage().equals(lineage))
                .flatMap(sample -> sample(patient, sample).stream())
                .sorted((one, other) -> Occurrence.FIRST.compare(one.at(), other.at()))
                .toList();
    }

    private static Optional<Sample> sample(Patient patient, Chimerism sample) {
        return patient.transplants().stream()
                .filter(transplant -> transplant.number() == sample.transplant())
                .findFirst()
                .map(transplant -> new Sample(
                        Occurrence.exact(transplant.day() + sample.relDay(), sample.source()), sample.donorPercent()));
    }

    /**
     * Donor cells on a day, whichever transplant they came from.
     *
     * @param at when
     * @param donorPercent 0 to 100
     */
    private record Sample(Occurrence at, double donorPercent) {}
}
