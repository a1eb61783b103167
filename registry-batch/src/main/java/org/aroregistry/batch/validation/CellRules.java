package org.aroregistry.batch.validation;

/**
 * The rules that judge a single cell while it is read: one method for each, called where the reader knows what is wrong.
 *
 * @param fields types, codes, ranges
 * @param structure what spreadsheets and exports damage
 * @param privacy what identifies a person
 */
record CellRules(FieldRules fields, StructureRules structure, PrivacyRules privacy) {
    static CellRules of(FileScope scope) {
        return new CellRules(new FieldRules(scope), new StructureRules(scope), new PrivacyRules(scope));
    }
}
