package io.recredit.send.estimate;

import io.recredit.send.intake.Outline;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a request for an estimate. What is missing is null until it is checked. */
@Schema(name = "EstimateRequest")
record EstimateRequest(
        @Schema(description = "The text, as it would be sent", required = true, examples = "Your code is 4711")
        @Nullable
        String text,

        @Schema(
                description = "The recipients' numbers in E.164; one that is named twice counts twice",
                minItems = 1,
                maxItems = Outline.MAX_RECIPIENTS,
                required = true,
                examples = "[\"+33612345678\"]")
        @Nullable
        List<@Nullable String> recipients,

        @Schema(enumeration = {"otp", "password_reset", "notification", "campaign"}) @Nullable
        String purpose,

        @Schema(description = "Id of the user of this account that would send: its rules count, too") @Nullable
        String user,

        @Schema(
                description = "as in a send request: typographic characters are replaced by their GSM-7 equivalents",
                defaultValue = "false")
        @Nullable
        Boolean smartSubstitution) {

    Outline outline() {
        return new Outline(text, recipients, purpose, user, smartSubstitution);
    }
}
