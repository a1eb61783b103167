package org.aroregistry.core.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.synthetic.Transplant.AcuteGvhd;
import org.aroregistry.core.synthetic.Transplant.ChronicGvhd;
import org.aroregistry.core.synthetic.Transplant.Course;
import org.aroregistry.core.synthetic.Transplant.Donor;
import org.aroregistry.core.synthetic.Transplant.Hypercalcaemia;
import org.aroregistry.core.synthetic.Transplant.Hypertension;
import org.aroregistry.core.synthetic.Transplant.Vod;

/** Draws what happens from the first transplant to the end of life. */
final class TransplantCourse {
    private static final int FAR = Integer.MAX_VALUE / 2;
    private static final double SEVERE_VOD = 0.25;
    private static final double FATAL_SEVERE_VOD = 0.4;
    private static final double FATAL_HYPERTENSION = 0.5;
    private static final double HYPERTENSION = 0.08;
    private static final double WORKING_GRAFTS = 0.8;

    private final RandomStream random;
    private final Child child;
    private final Diagnosis diagnosis;
    private final int firstDay;
    private final int neuropathicDeath;
    private final List<Transplant> transplants = new ArrayList<>();
    private Optional<Death> death = Optional.empty();

    /**
     * Prepares a course.
     *
     * @param firstDay age in days at the first transplant
     * @param neuropathicDeath age in days at which a disease of the brain ends life, whatever the transplant does
     */
    TransplantCourse(RandomStream random, Child child, Diagnosis diagnosis, int firstDay, int neuropathicDeath) {
        this.random = random;
        this.child = child;
        this.diagnosis = diagnosis;
        this.firstDay = firstDay;
        this.neuropathicDeath = neuropathicDeath;
    }

    List<Transplant> transplants() {
        return transplants;
    }

    Optional<Death> death() {
        return death;
    }

    void run() {
        Transplant first = transplant(1, firstDay, "FIRST", donor());
        if (first.hasFailed() && death.isEmpty()) {
            afterFailure(first);
        }
        if (neuropathicDeath < death.map(Death::day).orElse(FAR) && neuropathicDeath > firstDay) {
            death = Optional.of(new Death(neuropathicDeath, "NEURODEGENERATION", "NEURODEGENERATION"));
            transplants.removeIf(t -> t.conditioningDay() >= neuropathicDeath);
            transplants.replaceAll(this::endedBy);
        }
    }

    /** A death that comes before the graft could work or fail changes what happened to the graft. */
    private Transplant endedBy(Transplant t) {
        int rel = neuropathicDeath - t.day();
        boolean beforeRecovery = rel < t.ancRel();
        boolean beforeFailure = t.hasFailed() && rel <= t.failureRel();
        if (!beforeRecovery && !beforeFailure) {
            return t;
        }
        Course course =
                beforeRecovery || t.course() == Course.PRIMARY_FAILURE ? Course.DIED_BEFORE_RECOVERY : Course.ENGRAFTED;
        return withCourse(t, course);
    }

    /** Returns the transplant with another course; whoever changes the course takes the death out of it too. */
    private static Transplant withCourse(Transplant t, Course course) {
        boolean failed = course == Course.PRIMARY_FAILURE || course == Course.SECONDARY_FAILURE;
        return new Transplant(
                t.number(),
                t.day(),
                t.conditioningRel(),
                t.reason(),
                t.donor(),
                t.regimen(),
                t.defibrotide(),
                course,
                t.ancRel(),
                t.plateletRel(),
                failed ? t.failureRel() : 0,
                t.vod().map(v -> new Vod(v.rel(), StrictMath.min(3, v.severity()), false)),
                t.pulmonaryHypertension().map(h -> new Hypertension(h.rel(), h.pressureMmHg(), false)),
                t.hypercalcaemia(),
                t.acuteGvhd(),
                t.chronicGvhd());
    }

    private Donor donor() {
        int type = random.weighted(0.29, 0.11, 0.24, 0.24, 0.12);
        boolean unrelated = type == 2 || type == 4;
        // Cord from a brother or sister is rarer than cord from a bank.
        boolean cord = random.chance(unrelated ? 0.08 : type == 0 ? 0.03 : 0);
        boolean blood = random.chance(type == 3 ? 0.55 : 0.22);
        String source = cord ? "CB" : blood ? "PB" : "BM";
        int loci = unrelated || random.chance(0.6) ? 10 : 12;
        if (cord) {
            int matches = unrelated ? random.between(4, 6) : 6;
            return new Donor(
                    unrelated ? "UCB_UNREL" : "UCB_REL",
                    unrelated ? "UNRELATED" : "SIBLING",
                    6,
                    matches,
                    source,
                    "NONE");
        }
        return switch (type) {
            case 0 -> new Donor("MSD", "SIBLING", loci, loci, source, "NONE");
            case 1 -> new Donor("MFD", random.chance(0.6) ? "PARENT" : "OTHER_RELATIVE", loci, loci, source, "NONE");
            case 2 -> new Donor("MUD", "UNRELATED", 10, 10, source, "NONE");
            case 3 ->
                new Donor(
                        "HAPLO",
                        "PARENT",
                        10,
                        random.between(5, 7),
                        source,
                        blood && random.chance(0.7) ? "TCRAB_CD19_DEPLETED" : "NONE");
            default -> new Donor("MMUD", "UNRELATED", 10, random.between(8, 9), source, "NONE");
        };
    }

    private String regimen(int year) {
        String[] regimens = {"BU_CY", "BU_FLU", "TREO_FLU_TT", "OTHER"};
        if (year < 2000) {
            return regimens[random.weighted(0.9, 0, 0, 0.1)];
        }
        return year <= 2012
                ? regimens[random.weighted(0.4, 0.5, 0.1, 0)]
                : regimens[random.weighted(0.02, 0.5, 0.45, 0.03)];
    }

    private Transplant transplant(int number, int day, String reason, Donor donor) {
        int year = child.yearAt(day);
        String regimen = regimen(year);
        boolean defibrotide = random.chance(year < 2005 ? 0.05 : 0.35);
        Optional<Vod> vod = vod(regimen, defibrotide);
        Optional<Hypertension> hypertension = hypertension(vod.isPresent());
        boolean cord = donor.source().equals("CB");
        int limit = cord ? 42 : 30;
        int anc = (int) StrictMath.max(
                9,
                StrictMath.min(
                        limit - 3, random.lognormal(cord ? 26 : donor.source().equals("PB") ? 15 : 17, 0.3)));
        double slow = diagnosis.condition().spleenCm() > 6 ? 10 : 0;
        int platelets = StrictMath.min(150, StrictMath.max(anc + 2, (int) (random.lognormal(30, 0.5) + slow)));
        int dies = relativeDeath(donor, regimen, defibrotide, year, vod, hypertension);
        Course course = graft(donor, dies, anc, limit);
        int failure = failure(course, dies, anc, limit);
        if (course == Course.SECONDARY_FAILURE && failure >= dies) {
            course = Course.ENGRAFTED;
        }
        boolean failed = course == Course.PRIMARY_FAILURE || course == Course.SECONDARY_FAILURE;
        if (!failed && dies < FAR) {
            death = Optional.of(new Death(day + dies, "TRM", detail(dies, vod, hypertension)));
        }
        boolean recovers = course == Course.ENGRAFTED || course == Course.SECONDARY_FAILURE;
        int end = failed ? failure : dies;
        Transplant transplant = new Transplant(
                number,
                day,
                regimen.equals("TREO_FLU_TT") ? -7 : -random.between(8, 10),
                reason,
                donor,
                regimen,
                defibrotide,
                course,
                anc,
                platelets,
                failed ? failure : 0,
                vod.filter(v -> v.rel() < end)
                        .map(v -> new Vod(v.rel(), StrictMath.min(3, v.severity()), false))
                        .map(v -> killed("VOD_MOF") ? new Vod(v.rel(), 4, true) : v),
                hypertension
                        .filter(h -> h.rel() < end)
                        .map(h -> new Hypertension(h.rel(), h.pressureMmHg(), killed("PAH"))),
                recovers ? hypercalcaemia(day, anc, end) : Optional.empty(),
                recovers ? acuteGvhd(donor, anc, end) : Optional.empty(),
                recovers && end > 150 ? chronicGvhd(donor, end) : Optional.empty());
        transplants.add(transplant);
        return transplant;
    }

    private boolean killed(String detail) {
        return death.filter(d -> d.detail().equals(detail)).isPresent();
    }

    private static double vodProbability(String regimen, boolean defibrotide) {
        double base =
                switch (regimen) {
                    case "BU_CY" -> 0.28;
                    case "TREO_FLU_TT" -> 0.06;
                    default -> 0.18;
                };
        return base * (defibrotide ? 0.4 : 1);
    }

    private Optional<Vod> vod(String regimen, boolean defibrotide) {
        boolean occurs = random.chance(vodProbability(regimen, defibrotide));
        int rel = (int) random.normal(18, 7, 3, 45);
        int mild = random.between(1, 2);
        boolean severe = random.chance(SEVERE_VOD);
        boolean fatal = random.chance(FATAL_SEVERE_VOD);
        return occurs ? Optional.of(new Vod(rel, severe ? (fatal ? 4 : 3) : mild, severe && fatal)) : Optional.empty();
    }

    private Optional<Hypertension> hypertension(boolean afterVod) {
        boolean occurs = random.chance(HYPERTENSION * (afterVod ? 2 : 1));
        Hypertension event =
                new Hypertension(random.between(1, 90), random.between(45, 100), random.chance(FATAL_HYPERTENSION));
        return occurs ? Optional.of(event) : Optional.empty();
    }

    /** Returns the day of death without graft failure, or a day far in the future. */
    private int relativeDeath(
            Donor donor,
            String regimen,
            boolean defibrotide,
            int year,
            Optional<Vod> vod,
            Optional<Hypertension> hypertension) {
        int wait = random.between(3, 20);
        double fromVod = vodProbability(regimen, defibrotide);
        // The share of deaths that the named complications already bring comes off the total.
        double explained = fromVod * SEVERE_VOD * FATAL_SEVERE_VOD + HYPERTENSION * (1 + fromVod) * FATAL_HYPERTENSION;
        double total = deathByFiveYears(donor, year) / 0.97;
        boolean otherCause = random.chance(StrictMath.max(0, (total - explained) / (1 - explained)));
        int other = deathTime();
        int day = otherCause ? other : FAR;
        if (vod.isPresent() && vod.get().fatal()) {
            day = StrictMath.min(day, vod.get().rel() + wait);
        }
        if (hypertension.isPresent() && hypertension.get().fatal()) {
            day = StrictMath.min(day, hypertension.get().rel() + wait);
        }
        return day;
    }

    private static double deathByFiveYears(Donor donor, int year) {
        double base =
                switch (donor.type()) {
                    case "MSD" -> 0.10;
                    case "MFD" -> 0.12;
                    case "MUD" -> 0.15;
                    case "HAPLO" -> 0.20;
                    case "MMUD" -> 0.25;
                    default -> 0.30;
                };
        return StrictMath.min(0.9, base * (year < 2000 ? 1.8 : year < 2010 ? 1.4 : 1));
    }

    private int deathTime() {
        return switch (random.weighted(15, 40, 30, 12, 3)) {
            case 0 -> random.between(3, 30);
            case 1 -> random.between(31, 100);
            case 2 -> random.between(101, 365);
            case 3 -> random.between(366, 1826);
            default -> random.between(1827, 3650);
        };
    }

    private Course graft(Donor donor, int dies, int anc, int limit) {
        double primary =
                switch (donor.type()) {
                    case "MSD", "MFD" -> 0.10;
                    case "MUD" -> 0.13;
                    case "HAPLO" -> 0.16;
                    case "MMUD" -> 0.18;
                    default -> 0.45;
                };
        boolean noGraft = random.chance(primary);
        boolean lost = random.chance(0.05);
        if (dies <= anc || noGraft && dies <= limit) {
            return Course.DIED_BEFORE_RECOVERY;
        }
        return noGraft ? Course.PRIMARY_FAILURE : lost ? Course.SECONDARY_FAILURE : Course.ENGRAFTED;
    }

    private int failure(Course course, int dies, int anc, int limit) {
        int late = StrictMath.max(anc + 20, (int) random.lognormal(120, 0.5));
        return switch (course) {
            case PRIMARY_FAILURE -> limit;
            case SECONDARY_FAILURE -> late;
            case ENGRAFTED, DIED_BEFORE_RECOVERY -> dies;
        };
    }

    private String detail(int dies, Optional<Vod> vod, Optional<Hypertension> hypertension) {
        if (vod.isPresent()
                && vod.get().fatal()
                && dies - vod.get().rel() <= 20
                && dies > vod.get().rel()) {
            return "VOD_MOF";
        }
        if (hypertension.isPresent()
                && hypertension.get().fatal()
                && dies > hypertension.get().rel()) {
            return "PAH";
        }
        return new String[] {
                    "INFECTION_VIRAL", "INFECTION_BACTERIAL", "INFECTION_FUNGAL", "PULMONARY_IPS", "GVHD", "BLEEDING"
                }
                [random.weighted(25, 25, 15, 18, dies > 40 ? 12 : 0, 5)];
    }

    private Optional<Hypercalcaemia> hypercalcaemia(int day, int anc, int end) {
        // Published shares are of all transplants; only working grafts can cause it, so theirs are higher.
        double probability = (day < 365 ? 0.12 : day < 730 ? 0.30 : 0.55) / WORKING_GRAFTS;
        boolean occurs = random.chance(probability);
        int rel = StrictMath.max(anc + 1, (int) random.lognormal(23, 0.5));
        Hypercalcaemia event =
                new Hypercalcaemia(rel, random.between(2, 24), StrictMath.min(3.7, 2.80 + random.exponential(0.25)));
        return occurs && rel < end ? Optional.of(event) : Optional.empty();
    }

    private Optional<AcuteGvhd> acuteGvhd(Donor donor, int anc, int end) {
        double relevant =
                switch (donor.type()) {
                    case "MSD", "UCB_REL" -> 0.15;
                    case "MFD" -> 0.20;
                    case "MMUD" -> 0.38;
                    default -> 0.30;
                };
        int kind = random.weighted(relevant * 0.3, relevant * 0.7, 0.12, 0.88 - relevant);
        int rel = StrictMath.max(StrictMath.max(8, anc - 3), StrictMath.min(98, (int) random.lognormal(25, 0.5)));
        AcuteGvhd event =
                switch (kind) {
                    case 0 ->
                        random.chance(0.3)
                                ? new AcuteGvhd(
                                        rel, random.between(2, 4), random.between(0, 2), random.between(0, 1), 4)
                                : new AcuteGvhd(
                                        rel,
                                        random.between(1, 3),
                                        random.between(0, 1),
                                        random.between(0, 1),
                                        random.between(2, 3));
                    case 1 ->
                        random.chance(0.6)
                                ? new AcuteGvhd(rel, 3, 0, 0, 0)
                                : new AcuteGvhd(rel, random.between(0, 2), 0, 1, random.between(0, 1));
                    default -> new AcuteGvhd(rel, random.between(1, 2), 0, 0, 0);
                };
        return kind < 3 && rel < end ? Optional.of(event) : Optional.empty();
    }

    private Optional<ChronicGvhd> chronicGvhd(Donor donor, int end) {
        double probability =
                switch (donor.type()) {
                    case "MSD", "MFD", "UCB_REL" -> 0.10;
                    case "MUD" -> 0.18;
                    default -> 0.28;
                };
        boolean occurs = random.chance(probability);
        int rel = StrictMath.max(105, (int) random.lognormal(190, 0.4));
        String severity = new String[] {"MILD", "MODERATE", "SEVERE"}[random.weighted(0.5, 0.35, 0.15)];
        return occurs && rel < end ? Optional.of(new ChronicGvhd(rel, severity)) : Optional.empty();
    }

    private void afterFailure(Transplant failed) {
        int failureDay = failed.day() + failed.failureRel();
        boolean dies = random.chance(0.5);
        int deathDay = failureDay + random.between(10, 364);
        int secondDay = failureDay + random.between(30, 120);
        boolean second = random.chance(0.6) && (!dies || secondDay < deathDay - 5);
        if (second) {
            secondTransplant(failed, secondDay);
        }
        if (dies && death.map(d -> d.day() > deathDay).orElse(true)) {
            replaceDeath(new Death(deathDay, "TRM", "GRAFT_FAILURE"));
        } else if (!dies && !second && random.chance(0.5)) {
            // Without a graft the disease goes on.
            death = Optional.of(
                    new Death(failureDay + 365 + (int) random.exponential(1500), "DISEASE", "MARROW_FAILURE"));
        }
    }

    /** Sets an earlier death and makes the second graft's course agree with it. */
    private void replaceDeath(Death earlier) {
        death = Optional.of(earlier);
        int last = transplants.size() - 1;
        Transplant t = transplants.get(last);
        int rel = earlier.day() - t.day();
        if (t.number() == 2 && (rel <= t.ancRel() || t.hasFailed() && rel <= t.failureRel())) {
            boolean unrecovered = rel <= t.ancRel() || t.course() == Course.PRIMARY_FAILURE;
            transplants.set(last, withCourse(t, unrecovered ? Course.DIED_BEFORE_RECOVERY : Course.ENGRAFTED));
        }
    }

    private void secondTransplant(Transplant failed, int day) {
        String reason = failed.course() == Course.PRIMARY_FAILURE ? "PRIMARY_GF" : "SECONDARY_GF";
        Donor haplo = new Donor("HAPLO", "PARENT", 10, random.between(5, 7), "PB", "NONE");
        Donor donor = failed.donor().source().equals("CB") || random.chance(0.4) ? haplo : failed.donor();
        transplant(2, day, reason, donor);
        // The fate of a child after a failed first graft is drawn in one place, so no death comes from here.
        death = Optional.empty();
        Transplant second = transplants.get(1);
        boolean died = second.course() == Course.DIED_BEFORE_RECOVERY;
        transplants.set(1, withCourse(second, died ? Course.ENGRAFTED : second.course()));
    }
}
