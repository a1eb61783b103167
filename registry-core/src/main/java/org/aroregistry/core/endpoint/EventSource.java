package org.aroregistry.core.endpoint;

import java.util.Optional;
import java.util.Set;
import org.aroregistry.core.endpoint.GraftFailure.Kind;
import org.aroregistry.core.endpoint.NeutrophilRecovery.Status;

/**
 * Where an event of an endpoint comes from. The order is that of events on the same day: the first one counts.
 */
public enum EventSource {
    /** Death from any cause. */
    DEATH("Death", Deaths.ANY),
    /** Death that the transplant caused. */
    TRM_DEATH("Transplant-related death", Deaths.RELATED),
    /** Death of another cause than the transplant. */
    OTHER_DEATH("Death of another cause", Deaths.UNRELATED),
    /** Failure of the first graft. */
    GRAFT_FAILURE("Graft failure", new GraftFailure.Event(Set.of(Kind.PRIMARY, Kind.SECONDARY))),
    /** The first graft never took. */
    PRIMARY_GRAFT_FAILURE("Primary graft failure", new GraftFailure.Event(Set.of(Kind.PRIMARY))),
    /** The first graft took and was lost. */
    SECONDARY_GRAFT_FAILURE("Secondary graft failure", new GraftFailure.Event(Set.of(Kind.SECONDARY))),
    /** No osteoclasts of the donor any more. */
    OSTEOCLASTS_LOST("Donor osteoclasts lost", new OsteoclastLoss()),
    /** Serious bacterial infection. */
    SBI("Serious bacterial infection"),
    /** Fall in haemoglobin, or new dependence on transfusions. */
    HB("Fall in haemoglobin"),
    /** Fall in platelets, or first platelet transfusion. */
    PLT("Fall in platelets"),
    /** Loss of hearing. */
    HEAR("Loss of hearing"),
    /** Optic atrophy. */
    OPTIC("Optic atrophy"),
    /** The better eye is severely impaired. */
    VISION_LOST("Severe visual impairment", SenseLost.VISION),
    /** The better ear does not hear below 35 dB. */
    HEARING_LOST("Hearing impairment", SenseLost.HEARING),
    /** Acquired skills lost, or severe delay. */
    NEURO_DECLINE("Regression or severe delay", new NeurologicalDecline()),
    /** Two red cell transfusions within 90 days. */
    RBC_DEPENDENT("Red cell dependence", new RedCellDependence()),
    /** Acute graft-versus-host disease of grade III or IV. */
    AGVHD_3_4("Acute GVHD grade III-IV", new GvhdEvent.Acute(3)),
    /** Acute graft-versus-host disease of grade II to IV. */
    AGVHD_2_4("Acute GVHD grade II-IV", new GvhdEvent.Acute(2)),
    /** Chronic graft-versus-host disease that needed systemic treatment. */
    CGVHD_TREATED("Chronic GVHD with systemic treatment", new GvhdEvent.Chronic(true)),
    /** Chronic graft-versus-host disease. */
    CGVHD("Chronic GVHD", new GvhdEvent.Chronic(false)),
    /** Veno-occlusive disease by the paediatric criteria of the EBMT. */
    VOD_EBMT("Veno-occlusive disease, EBMT paediatric criteria", VenoOcclusiveDisease.EBMT_PAEDIATRIC),
    /** Veno-occlusive disease as the site diagnosed it. */
    VOD_SITE("Veno-occlusive disease, diagnosis of the site", VenoOcclusiveDisease.SITE_DIAGNOSIS),
    /** Pulmonary arterial hypertension. */
    PAH("Pulmonary hypertension", new PulmonaryHypertension()),
    /** Idiopathic pneumonia syndrome. */
    IPS("Idiopathic pneumonia syndrome", new ComplicationEvent("INTERSTITIAL_PNEUMONITIS")),
    /** High calcium. */
    HYPERCALCAEMIA("Hypercalcaemia", new Hypercalcaemia()),
    /** Neutrophils came back. */
    ANC_RECOVERED("Neutrophil recovery", new RecoveryEvent(Recovery::neutrophils, Status.ACHIEVED)),
    /** Neutrophils were never low; counted as recovery on day 1. */
    ANC_NEVER_LOW("Neutrophils never low", new RecoveryEvent(Recovery::neutrophils, Status.NEVER_BELOW)),
    /** Platelets came back. */
    PLT_RECOVERED("Platelet recovery", new RecoveryEvent(Recovery::platelets, Status.ACHIEVED)),
    /** Platelets were never low; counted as recovery on day 1. */
    PLT_NEVER_LOW("Platelets never low", new RecoveryEvent(Recovery::platelets, Status.NEVER_BELOW)),
    /** No more red cells needed. */
    RBC_INDEPENDENT("Red cell independence", TransfusionIndependence.RED_CELLS),
    /** No more platelets needed. */
    PLT_INDEPENDENT("Platelet independence", TransfusionIndependence.PLATELETS),
    /** Interferon stopped for another reason than a transplant or death. */
    DISCONTINUED("Interferon stopped", InterferonEvents::discontinued),
    /** More cells of the donor, without conditioning. */
    BOOST("Stem cell boost or donor lymphocytes", new ComplicationEvent("BOOST")),
    /** Start of conditioning for a transplant. */
    CONDITIONING("Conditioning for transplant", TransplantEvents::conditioning),
    /** Transplant, or interferon stopped for it. */
    HSCT("Transplant", InterferonEvents::transplant),
    /** A transplant after the first, whatever for. */
    SECOND_HSCT("Second transplant", TransplantEvents::second);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // rules are stateless
    private final EventRule rule;

    EventSource(String label, EventRule rule) {
        this.label = label;
        this.rule = rule;
    }

    /** A component of progression on interferon. */
    EventSource(String label) {
        this.label = label;
        this.rule = new ProgressionEvent(name());
    }

    /** Returns the event in words. */
    public String label() {
        return label;
    }

    /** Finds the first such event from time zero on, and why it may not be found. */
    EventRule rule() {
        return rule;
    }

    Optional<Occurrence> first(PatientFacts facts, int origin) {
        return rule.first(facts, origin);
    }
}
