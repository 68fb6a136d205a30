package io.recredit.kit.problem;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What makes a list of e-mail addresses valid. */
public final class EmailChecks {

    public static final int MAX_EMAILS = 10;
    public static final int MAX_EMAIL_LENGTH = 254;

    /** The form that browsers accept (HTML §4.10.5.1.5), with a dot in the domain. */
    private static final Pattern EMAIL = Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
            + "([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+" + "[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");

    private EmailChecks() {}

    /** Different addresses, {@code min} to {@value #MAX_EMAILS} of them; upper and lower case are the same. */
    public static void emails(Checks checks, String field, List<@Nullable String> emails, int min) {
        if (!checks.that(
                emails.size() >= min && emails.size() <= MAX_EMAILS,
                field,
                "out-of-range",
                "must have " + min + " to " + MAX_EMAILS + " addresses")) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < emails.size(); i++) {
            String email = emails.get(i);
            String path = field + "[" + i + "]";
            if (checks.that(isEmail(email), path, "not-an-email", "must be an e-mail address") && email != null) {
                checks.that(
                        seen.add(email.toLowerCase(Locale.ROOT)), path, "duplicate", "is already among the addresses");
            }
        }
    }

    /** Whether it is the address of one mailbox, without a name. */
    public static boolean isEmail(@Nullable String email) {
        return email != null
                && email.length() <= MAX_EMAIL_LENGTH
                && EMAIL.matcher(email).matches();
    }
}
