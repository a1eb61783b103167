package org.aroregistry.batch.validation;

import java.util.regex.Pattern;

/**
 * Finds contacts in a text: e-mail, web and network addresses, phone numbers.
 *
 * <p>Whatever a cell holds is looked through, of any length, so the time is proportional to it and no stack is used: what a regular expression
 * would have to try from every start is scanned by hand.
 */
final class Contacts {
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)(?:https?|ftp)://|(?<![a-z])www\\.");
    private static final Pattern NETWORK_ADDRESS = Pattern.compile("(?<![0-9.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![0-9.])");

    /** Two years, as in the bands of birth years. */
    private static final Pattern YEARS = Pattern.compile("(?:19|20)\\d{2}[ /-]{1,9}(?:19|20)\\d{2}");

    private static final int DIGITS_OF_A_PHONE_NUMBER = 7;

    private final String text;
    private int digits;
    private boolean sign;

    private Contacts(String text) {
        this.text = text;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += isDigit(c) ? 1 : 0;
            sign |= c == '@' || c == ':' || c == 'w' || c == 'W';
        }
    }

    /** Tells whether a text holds a contact. */
    static boolean isIn(String text) {
        Contacts contacts = new Contacts(text);
        return contacts.sign
                        && (contacts.hasMailAddress()
                                || WEB_ADDRESS.matcher(text).find())
                || contacts.digits >= 4 && NETWORK_ADDRESS.matcher(text).find()
                || contacts.digits >= DIGITS_OF_A_PHONE_NUMBER && contacts.hasPhoneNumber();
    }

    /** Something before an @, and after it something with a point before two letters. */
    private boolean hasMailAddress() {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (at == 0 || !isAddressCharacter(text.charAt(at - 1))) {
                continue;
            }
            for (int i = at + 1; i < text.length() && isAddressCharacter(text.charAt(i)); i++) {
                if (text.charAt(i) == '.' && i > at + 1 && isLetterAt(i + 1) && isLetterAt(i + 2)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAddressCharacter(char c) {
        return !Character.isWhitespace(c) && c != '@' && c != '<' && c != '>';
    }

    private boolean isLetterAt(int i) {
        return i < text.length() && isLetter(text.charAt(i));
    }

    /**
     * Groups of digits between blanks, brackets, slashes or hyphens with at least seven digits in all, or a plus sign before as many; no part of a
     * word or of a decimal number. Two years are none.
     */
    private boolean hasPhoneNumber() {
        for (int i = 0; i < text.length(); ) {
            int digit = text.charAt(i) == '+' || text.charAt(i) == '(' ? i + 1 : i;
            if (!isDigitAt(digit)) {
                i++;
                continue;
            }
            int first = endOfDigits(digit);
            if (text.charAt(i) == '+' && first - digit >= DIGITS_OF_A_PHONE_NUMBER) {
                return true;
            }
            boolean within = i == digit && i > 0 && isWithinSomething(text.charAt(i - 1));
            int end = within ? first : endOfGroups(first);
            if (end > first && isPhoneNumber(text.substring(i, end))) {
                return true;
            }
            i = end;
        }
        return false;
    }

    private static boolean isPhoneNumber(String groups) {
        return groups.chars().filter(c -> isDigit((char) c)).count() >= DIGITS_OF_A_PHONE_NUMBER
                && !YEARS.matcher(groups).matches();
    }

    /** The end of the last group of digits that does not run into a word; the end of the first group if there is no other. */
    private int endOfGroups(int first) {
        int end = first;
        for (int at = first; ; ) {
            int next = at;
            while (next < text.length() && " ()/-".indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            if (next == at || !isDigitAt(next)) {
                return end;
            }
            at = endOfDigits(next);
            if (at == text.length() || !isLetter(text.charAt(at)) && text.charAt(at) != '_') {
                end = at;
            }
        }
    }

    private int endOfDigits(int from) {
        int to = from;
        while (isDigitAt(to)) {
            to++;
        }
        return to;
    }

    private boolean isDigitAt(int i) {
        return i < text.length() && isDigit(text.charAt(i));
    }

    private static boolean isWithinSomething(char before) {
        return isDigit(before) || isLetter(before) || before == '.' || before == ',' || before == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
