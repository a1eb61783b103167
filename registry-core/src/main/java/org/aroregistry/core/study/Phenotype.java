package org.aroregistry.core.study;

/**
 * One coded feature, present or absent ({@code phenotypes.csv}).
 *
 * @param source the row
 * @param hpoId term of the Human Phenotype Ontology
 * @param present whether the patient has it
 */
public record Phenotype(RowSource source, String hpoId, Answer present) {

    static Phenotype of(StudyRow row) {
        return new Phenotype(row.source(), row.requiredCode("hpo_id"), row.answer("present"));
    }
}
