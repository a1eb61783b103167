package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.Complication;
import org.aroregistry.core.study.VodSigns;

/**
 * Veno-occlusive disease from conditioning for the first transplant on, by one set of criteria.
 *
 * <p>Sets are never mixed: of 87 children 45 percent met the criteria of the EBMT and 10 percent the modified Seattle ones. What began during
 * conditioning is put on the day of the infusion.
 *
 * @see <a href="https://doi.org/10.1038/bmt.2017.161">Corbacioglu et al. (2018), Bone Marrow Transplant 53:138-145</a>
 */
enum VenoOcclusiveDisease implements EventRule {
    /** At least two signs of the paediatric EBMT criteria of 2017, at any time. */
    EBMT_PAEDIATRIC {
        @Override
        Optional<Boolean> counts(Complication row, TransplantEventRule rule) {
            List<Answer> signs = signs(row.vodSigns(), rule);
            long met = signs.stream().filter(Answer::isYes).count();
            long open = signs.stream().filter(sign -> !sign.isKnown()).count();
            if (met >= rule.vodSigns() || met + open < rule.vodSigns()) {
                return Optional.of(met >= rule.vodSigns());
            }
            return Optional.empty();
        }
    },
    /** As the site diagnosed it, whatever criteria it used. */
    SITE_DIAGNOSIS {
        @Override
        Optional<Boolean> counts(Complication row, TransplantEventRule rule) {
            return Optional.of(true);
        }
    };

    private static final String CODE = "VOD_SOS";

    /** Tells whether a diagnosis meets the criteria; empty if that is not known. */
    abstract Optional<Boolean> counts(Complication row, TransplantEventRule rule);

    @Override
    public Optional<Occurrence> first(PatientFacts facts, int origin) {
        return diagnoses(facts)
                .filter(row -> counts(row, facts.rules().transplant()).orElse(false))
                .map(row -> Occurrence.exact(Math.max(origin, row.onsetDay()), row.source()))
                .min(Occurrence.FIRST);
    }

    @Override
    public Optional<NotEvaluable> notEvaluable(PatientFacts facts, int origin) {
        return ComplicationEvent.undelivered(facts);
    }

    @Override
    public Optional<Doubt> doubt(PatientFacts facts, int origin) {
        return diagnoses(facts)
                .filter(row -> counts(row, facts.rules().transplant()).isEmpty())
                .map(row -> new Doubt(Math.max(origin, row.onsetDay()), NotEvaluable.CRITERIA_UNKNOWN))
                .min(Doubt.FIRST);
    }

    private static Stream<Complication> diagnoses(PatientFacts facts) {
        int from = facts.patient()
                .firstTransplant()
                .map(transplant -> transplant.conditioningDay())
                .orElse(Integer.MAX_VALUE);
        return facts.patient().complications().stream()
                .filter(row -> row.code().equals(CODE) && row.onsetDay() >= from);
    }

    /** The five signs; not known is neither yes nor no. */
    private static List<Answer> signs(VodSigns signs, TransplantEventRule rule) {
        return List.of(
                signs.refractoryPlatelets(),
                weight(signs, rule),
                signs.hepatomegaly(),
                signs.ascites(),
                signs.bilirubin().map(kind -> Answer.of(!kind.equals("NONE"))).orElse(Answer.UNKNOWN));
    }

    private static Answer weight(VodSigns signs, TransplantEventRule rule) {
        boolean gained = signs.weightGainPercent().isPresent()
                && signs.weightGainPercent().getAsDouble() > rule.vodWeightGainPercent();
        if (gained || signs.weightGainThreeDays().isYes()) {
            return Answer.YES;
        }
        boolean excluded = signs.weightGainPercent().isPresent()
                && signs.weightGainThreeDays().isKnown();
        return excluded ? Answer.NO : Answer.UNKNOWN;
    }
}
