package org.aroregistry.core.synthetic;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.synthetic.Diagnosis.Condition;
import org.aroregistry.core.synthetic.Progression.Component;

/** Tells one patient's life after diagnosis: progression, interferon, transplants, death. */
final class LifeCourse {
    private static final double CLASSIC_SHAPE = 0.7;

    /**
     * Scale of survival without transplant, in years. Published: 30 percent alive at 6 years over all patients, which a
     * scale of 4.60 gives for a patient without early marrow failure. With three times the hazard in those who have it,
     * the mixture needs this larger scale to come back to 30 percent.
     */
    private static final double CLASSIC_SCALE_YEARS = 6.2;

    private static final double EARLY_MARROW_FAILURE_HAZARD = 3;
    private static final double INTERMEDIATE_HAZARD = 0.05;
    private static final double NEUROPATHIC_SHAPE = 1.5;
    private static final double NEUROPATHIC_SCALE_YEARS = 1.3;
    private static final int OLDEST = 29_000;
    private static final int FIRST_TRANSPLANT_DAY = 35;

    private final RandomStream random;
    private final SiteProfile site;
    private final Child child;
    private final Diagnosis diagnosis;

    LifeCourse(RandomStream random, SiteProfile site, Child child, Diagnosis diagnosis) {
        this.random = random;
        this.site = site;
        this.child = child;
        this.diagnosis = diagnosis;
    }

    PatientHistory tell() {
        int offeredDay = offeredTransplant();
        int conditioning = offeredDay - 10;
        Optional<Integer> treatedFrom = interferonStart(conditioning);
        Progression progression = progression(treatedFrom);
        int naturalDeath = naturalDeath(progression, treatedFrom);
        if (naturalDeath <= offeredDay) {
            Optional<Death> death = naturalDeath < OLDEST ? Optional.of(diseaseDeath(naturalDeath)) : Optional.empty();
            Optional<Interferon> interferon = interferon(treatedFrom, Integer.MAX_VALUE, naturalDeath, progression);
            return new PatientHistory(child, diagnosis, progression, interferon, List.of(), death);
        }
        int neuropathicDeath = child.genotype() == Genotype.OSTM1 ? naturalDeath : Integer.MAX_VALUE;
        TransplantCourse course = new TransplantCourse(random, child, diagnosis, offeredDay, neuropathicDeath);
        course.run();
        Transplant first = course.transplants().get(0);
        Optional<Interferon> interferon =
                interferon(treatedFrom, first.conditioningDay(), Integer.MAX_VALUE, progression);
        return new PatientHistory(child, diagnosis, progression, interferon, course.transplants(), course.death());
    }

    private int offeredTransplant() {
        double offered =
                switch (child.genotype()) {
                    case OSTM1 -> 0.15;
                    case TNFSF11 -> 0.10;
                    case CA2 -> 0.25;
                    default -> child.intermediate() ? 0.10 : 0.80;
                };
        int wait = (int) random.lognormal(120, 0.7);
        int day = StrictMath.max(diagnosis.clinicDay() + StrictMath.max(20, wait), FIRST_TRANSPLANT_DAY);
        return random.chance(offered) && day < 6500 ? day : Integer.MAX_VALUE;
    }

    private Optional<Integer> interferonStart(int conditioning) {
        boolean treated = random.chance(site.interferonShare());
        int start = diagnosis.clinicDay() + StrictMath.max(3, (int) random.lognormal(30, 0.6));
        return treated && start < conditioning - 14 ? Optional.of(start) : Optional.empty();
    }

    private Progression progression(Optional<Integer> treatedFrom) {
        int origin = treatedFrom.orElse(diagnosis.clinicDay());
        double median = treatedFrom.isPresent() ? 240 : 65;
        int wait = (int) StrictMath.round(random.exponential(median / StrictMath.log(2)));
        Component component = evaluable(TrueWorld.COMPONENTS.get(random.weighted(TrueWorld.COMPONENT_WEIGHTS)));
        boolean exam = component == Component.OPTIC || component == Component.HEAR;
        // An exam within two weeks of the origin is still the baseline of eyes and ears.
        return new Progression(origin, origin + StrictMath.max(exam ? 15 : 1, wait), component);
    }

    /** A component that cannot get worse in this child gives way to infection. */
    private Component evaluable(Component component) {
        Condition condition = diagnosis.condition();
        boolean possible =
                switch (component) {
                    case HB ->
                        !diagnosis.has(Feature.TRANSFUSION_DEPENDENT)
                                && diagnosis.has(Feature.ANAEMIA)
                                && condition.haemoglobin() >= 64;
                    case PLT -> condition.platelets() >= 30 && condition.platelets() <= 250;
                    case OPTIC ->
                        condition.right().disc() < 2 || condition.left().disc() < 2;
                    case SBI, HEAR, DEATH -> true;
                };
        return possible ? component : Component.SBI;
    }

    /** Returns the day of death without transplant, given that the child lived to be diagnosed. */
    private int naturalDeath(Progression progression, Optional<Integer> treatedFrom) {
        double floor = (diagnosis.clinicDay() + 1) / Child.DAYS_PER_YEAR;
        boolean neuropathic = child.genotype() == Genotype.OSTM1;
        double shape = neuropathic ? NEUROPATHIC_SHAPE : CLASSIC_SHAPE;
        double scale = neuropathic ? NEUROPATHIC_SCALE_YEARS : CLASSIC_SCALE_YEARS;
        double hazard = child.intermediate() ? INTERMEDIATE_HAZARD : 1;
        if (diagnosis.hasEarlyMarrowFailure()) {
            hazard *= EARLY_MARROW_FAILURE_HAZARD;
        }
        // Inverse of the cumulative hazard, started at the day of diagnosis.
        double cumulative = hazard * StrictMath.pow(floor / scale, shape) + random.exponential(1);
        double years = scale * StrictMath.pow(cumulative / hazard, 1 / shape);
        int day = (int) StrictMath.min(OLDEST, StrictMath.round(years * Child.DAYS_PER_YEAR));
        boolean counts = progression.component() == Component.HB || progression.component() == Component.PLT;
        // A fall of blood counts is one only once a second sample has confirmed it.
        int earliest = progression.day() + (counts ? 22 : 1);
        if (child.intermediate() || neuropathic && treatedFrom.isEmpty()) {
            return day;
        }
        if (progression.component() == Component.DEATH) {
            return treatedFrom.isPresent() ? progression.day() : StrictMath.max(day, progression.day());
        }
        // The composite endpoint names what came first, so death of the disease comes after its other parts.
        return day < earliest ? earliest + (int) random.exponential(30) : day;
    }

    private Death diseaseDeath(int day) {
        if (child.genotype() == Genotype.OSTM1) {
            return new Death(day, "NEURODEGENERATION", "NEURODEGENERATION");
        }
        String detail = new String[] {
                    "INFECTION_BACTERIAL", "MARROW_FAILURE", "BLEEDING", "RESPIRATORY_AIRWAY", "RAISED_ICP"
                }
                [random.weighted(40, 25, 15, 12, 8)];
        return new Death(day, "DISEASE", detail);
    }

    private Optional<Interferon> interferon(
            Optional<Integer> treatedFrom, int conditioning, int death, Progression progression) {
        if (treatedFrom.isEmpty() || treatedFrom.get() >= death) {
            return Optional.empty();
        }
        return Optional.of(
                new InterferonCourse(random, diagnosis, treatedFrom.get(), conditioning, death, progression).run());
    }
}
