package org.aroregistry.batch.validation;

/** What people write in their own words. */
public final class FreeText {
    private FreeText() {}

    /** Tells whether a text looks as if it held a date, a name, a contact or a hospital number. */
    public static boolean mayIdentify(String text) {
        return Identifiers.find(text) != Identifiers.Kind.NONE || Identifiers.isHospitalNumber(text);
    }
}
