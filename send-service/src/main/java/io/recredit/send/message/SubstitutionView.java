package io.recredit.send.message;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What smart substitution did to a message's text. */
@Schema(name = "Substitution")
public record SubstitutionView(
        @Schema(description = "characters replaced or left out", examples = "3")
        int replaced,

        @Schema(
                description = "whether the text is written in another encoding than it would have been",
                examples = "true")
        boolean encodingChanged) {}
