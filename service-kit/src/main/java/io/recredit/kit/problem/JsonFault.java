package io.recredit.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.recredit.contracts.Amount;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with a body that Jackson could not read. */
final class JsonFault {

    /** Only its message tells this fault from bad syntax. */
    private static final Pattern REPEATED = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

    private JsonFault() {}

    static FieldError of(JsonProcessingException cause) {
        String field = cause instanceof JsonMappingException mapping ? JsonPath.of(mapping.getPath()) : "";
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                new FieldError(field, "unknown-field", "is not a field of this request");
            case MismatchedInputException none
            when none.getPath().isEmpty() && none.getTargetType() == null ->
                new FieldError(field, "required", "a JSON body is required");
            case MismatchedInputException mismatch
            when mismatch.getTargetType() == Amount.class ->
                new FieldError(
                        field,
                        "not-an-amount",
                        "must be a decimal as a string such as \"0.7\", with at most " + Amount.MAX_FRACTION_DIGITS
                                + " fraction digits");
            case MismatchedInputException mismatch ->
                new FieldError(field, "wrong-type", "has the wrong type or form" + expected(mismatch));
            case StreamConstraintsException tooLong -> tooLong(field, tooLong);
            case JsonMappingException inside
            when inside.getCause() instanceof StreamConstraintsException -> tooLong(field, inside);
            default -> syntax(field, cause);
        };
    }

    private static FieldError tooLong(String field, JsonProcessingException cause) {
        return new FieldError(field, "too-long", "has a number or a name that is too long" + at(cause));
    }

    private static FieldError syntax(String field, JsonProcessingException cause) {
        Matcher repeated = REPEATED.matcher(String.valueOf(cause.getOriginalMessage()));
        if (repeated.matches()) {
            String path = (field.isEmpty() ? "" : field + ".") + repeated.group(1);
            return new FieldError(path, "repeated", "must not be given more than once" + at(cause));
        }
        return new FieldError(field, "malformed-json", "is no well-formed JSON" + at(cause));
    }

    private static String at(JsonProcessingException cause) {
        return cause.getLocation() == null
                ? ""
                : " (line " + cause.getLocation().getLineNr() + ", column "
                        + cause.getLocation().getColumnNr() + ")";
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null) {
            return "";
        }
        if (type.isEnum()) {
            return "; expected one of the documented values";
        }
        if (type == String.class) {
            return "; expected a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "; expected true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "; expected a number";
        }
        return "";
    }
}
