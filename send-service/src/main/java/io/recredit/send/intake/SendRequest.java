package io.recredit.send.intake;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a send request. What is missing is null until {@link CheckMessages} has looked. */
@Schema(name = "SendRequest")
record SendRequest(
        @Schema(minItems = 1, maxItems = SendRequest.MAX_MESSAGES, required = true) @Nullable
        List<@Nullable Draft> messages,

        @Schema(
                description =
                        "smart substitution for every message that does not say itself: typographic quotes, dashes,"
                                + " ellipses and unusual spaces are replaced by their GSM-7 equivalents, unless that needs more"
                                + " segments",
                defaultValue = "false",
                examples = "true")
        @Nullable
        Boolean smartSubstitution) {

    /** Messages of one request at most. */
    static final int MAX_MESSAGES = 500;

    /** One message to be sent. */
    @Schema(name = "NewMessage")
    record Draft(
            @Schema(description = "The recipient's number in E.164", required = true, examples = "+33612345678")
            @Nullable
            String to,

            @Schema(
                    description = "The text, at most as many segments as the account's maxSegments",
                    required = true,
                    examples = "Your code is 4711")
            @Nullable
            String text,

            @Schema(
                    description = "What the recipient sees as sender: 1 to 11 letters, digits, spaces and .-&_, or"
                            + " a number of 7 to 15 digits with or without +",
                    required = true,
                    examples = "Recredit")
            @Nullable
            String from,

            @Schema(
                    enumeration = {"otp", "password_reset", "notification", "campaign"},
                    required = true,
                    examples = "otp")
            @Nullable
            String purpose,

            @Schema(description = "Id of the sending user of this account") @Nullable
            String user,

            @Schema(description = "smart substitution for this message, whatever the request says", examples = "true")
            @Nullable
            Boolean smartSubstitution) {}
}
