package io.recredit.notification.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was, or is to be, sent to whom. */
@Schema(name = "Mail")
record MailView(
        @Schema(examples = "019a6b1e-7c10-7a55-9d3a-2f5f1c0b9e11")
        UUID id,

        @Schema(
                description = "alert: the balance is low; receipt, failure, approval: what became of a top-up",
                enumeration = {"alert", "receipt", "failure", "approval"},
                examples = "alert")
        String kind,

        @Schema(
                description =
                        "due: nobody has it yet; sent: the mail server took it for at least one recipient; failed:"
                                + " given up; cancelled: its reason was gone before it was sent",
                enumeration = {"due", "sent", "failed", "cancelled"},
                examples = "sent")
        String state,

        @Schema(description = "Whom it is for", examples = "[\"owner@example.com\"]")
        List<String> recipients,

        @Schema(description = "For whom the mail server took it", examples = "[\"owner@example.com\"]")
        List<String> accepted,

        @Schema(description = "Whom the mail server refused for good", examples = "[]")
        List<String> refused,

        @Schema(examples = "sms-ab12345-1: the balance is below 30 credits")
        String subject,

        @Schema(examples = "en") String language,

        @Schema(
                description = "The same however often it is sent",
                examples = "<019a6b1e-7c10-7a55-9d3a-2f5f1c0b9e11@recredit.example>")
        String messageId,

        @Schema(description = "How often it was tried", examples = "1")
        int tries,

        @Schema(description = "Why the last try did not reach everybody") @Nullable
        String error,

        Instant createdAt,

        @Schema(description = "When the mail server first took it") @Nullable
        Instant sentAt) {}
