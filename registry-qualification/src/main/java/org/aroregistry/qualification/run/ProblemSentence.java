package org.aroregistry.qualification.run;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.aroregistry.qualification.cases.AbsentValueException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Says in one sentence why an analysis stopped. */
final class ProblemSentence {
    private static final String NO_SUCH_NAME = "No enum constant ";

    private ProblemSentence() {}

    static String of(RuntimeException failure, String type, Function<JsonNode, String> places) {
        String message = Optional.ofNullable(failure.getMessage())
                .flatMap(text -> text.lines().findFirst())
                .orElse("");
        if (failure instanceof AbsentValueException absent) {
            String place = places.apply(absent.holder());
            return message + (place.isEmpty() ? "" : " in " + place);
        }
        if (message.startsWith(NO_SUCH_NAME)) {
            String name = message.substring(message.lastIndexOf('.') + 1);
            return "the case asks for '" + name.toLowerCase(Locale.ROOT) + "', which is not known";
        }
        if (failure instanceof JacksonException json) {
            return "the case holds a value of another kind than belongs there: " + json.getOriginalMessage();
        }
        if (failure instanceof IndexOutOfBoundsException) {
            return "the case holds more values than were computed (" + message + ")";
        }
        if (failure instanceof NumberFormatException) {
            return "the case holds text where a number belongs";
        }
        if (failure instanceof IllegalArgumentException && !message.isEmpty()) {
            return message;
        }
        return "the expected results do not have the form of type '" + type + "', or the analysis failed ("
                + failure.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message) + ")";
    }
}
