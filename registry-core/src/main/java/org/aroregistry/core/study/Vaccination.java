package org.aroregistry.core.study;

/**
 * One dose of a vaccine ({@code vaccinations.csv}).
 *
 * @param source the row
 * @param day age, in days
 * @param vaccine such as {@code DTAP}
 * @param titreDone whether antibodies were measured afterwards; the result is in the laboratory file
 */
public record Vaccination(RowSource source, int day, String vaccine, Answer titreDone) {

    static Vaccination of(StudyRow row) {
        return new Vaccination(
                row.source(), row.requiredWhole("vacc_day"), row.requiredCode("vaccine"), row.answer("titre_done"));
    }
}
