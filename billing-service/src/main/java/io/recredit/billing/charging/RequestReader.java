package io.recredit.billing.charging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.RefundRequested;
import io.recredit.kit.idempotency.ContentHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads charges and refunds from records. It does not fail because of a record: what cannot be read is a dead letter
 * with a reason.
 */
@ApplicationScoped
class RequestReader {

    /** Longer ids than a UUID's text are none. */
    private static final int UUID_LENGTH = 36;

    private static final ObjectMapper LENIENT = new ObjectMapper();

    private final KnownReferences references;

    RequestReader(KnownReferences references) {
        this.references = references;
    }

    /**
     * Reads a poll in its order.
     *
     * @return fails when the owner of an account is needed and the database is away
     */
    Uni<List<Delivery>> read(ConsumerRecords<String, byte[]> records) {
        Owners owners = new Owners(Map.of());
        List<Delivery> deliveries = read(records, owners);
        return owners.unknown().isEmpty()
                ? Uni.createFrom().item(deliveries)
                : references.accounts(owners.unknown()).map(known -> read(records, new Owners(known)));
    }

    private static List<Delivery> read(ConsumerRecords<String, byte[]> records, Owners owners) {
        List<Delivery> deliveries = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            deliveries.add(read(record, owners));
        }
        return deliveries;
    }

    private static Delivery read(ConsumerRecord<String, byte[]> record, Owners owners) {
        byte @Nullable [] body = record.value();
        if (body == null) {
            return new Delivery(record, null, "no body");
        }
        String typeName = "none";
        try {
            typeName = typeOf(record);
            return switch (typeName) {
                case ChargeRequested.TYPE -> charge(record, EventJson.read(body, ChargeRequested.class), owners);
                case RefundRequested.TYPE -> refund(record, EventJson.read(body, RefundRequested.class), owners);
                default -> new Delivery(record, null, "unknown event type " + typeName);
            };
        } catch (RuntimeException unreadable) {
            OutcomeOf of = typeName.equals(RefundRequested.TYPE) ? OutcomeOf.REFUND : OutcomeOf.CHARGE;
            return new Delivery(record, salvage(record, body, of, owners), "unreadable: " + causeOf(unreadable));
        }
    }

    /** A header may be there without a value. */
    private static String typeOf(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(CloudEventHeaders.TYPE);
        return type == null || type.value() == null ? "none" : new String(type.value(), StandardCharsets.UTF_8);
    }

    private static Delivery charge(ConsumerRecord<String, byte[]> record, ChargeRequested event, Owners owners) {
        Optional<String> fault = RequestForm.fault(event);
        Request.Charge charge = Request.Charge.of(event);
        return fault.isEmpty()
                ? new Delivery(record, charge, null)
                : new Delivery(
                        record,
                        invalid(record, event.id(), event.customer(), event.currency(), charge, owners),
                        "invalid " + fault.get());
    }

    private static Delivery refund(ConsumerRecord<String, byte[]> record, RefundRequested event, Owners owners) {
        Optional<String> fault = RequestForm.fault(event);
        Request.Refund refund = Request.Refund.of(event);
        return fault.isEmpty()
                ? new Delivery(record, refund, null)
                : new Delivery(
                        record,
                        invalid(record, event.id(), event.customer(), event.currency(), refund, owners),
                        "invalid " + fault.get());
    }

    /** The same request as one that will be refused as invalid and remembered as such. */
    static @Nullable Request asInvalid(Delivery delivery) {
        return switch (delivery.request()) {
            case null -> null;
            case Request.Charge charge ->
                invalid(
                        delivery.record(),
                        charge.event().id(),
                        charge.event().customer(),
                        charge.event().currency(),
                        charge,
                        new Owners(Map.of()));
            case Request.Refund refund ->
                invalid(
                        delivery.record(),
                        refund.event().id(),
                        refund.event().customer(),
                        refund.event().currency(),
                        refund,
                        new Owners(Map.of()));
            case Request.Invalid invalid -> invalid;
        };
    }

    private static Request.Invalid invalid(
            ConsumerRecord<String, byte[]> record,
            UUID id,
            String customer,
            String currency,
            Request request,
            Owners owners) {
        return invalid(record, id, request.key().of(), customer, currency, request.contentHash(), owners);
    }

    /** The topic's key is the account: it answers for what the body does not say. */
    private static Request.Invalid invalid(
            ConsumerRecord<String, byte[]> record,
            UUID id,
            OutcomeOf of,
            @Nullable String customer,
            @Nullable String currency,
            byte[] contentHash,
            Owners owners) {
        String account = record.key() != null && RequestForm.isName(record.key()) ? record.key() : "unknown";
        String owner = customer != null && RequestForm.isName(customer) ? customer : owners.of(account);
        String known = currency != null && RequestForm.isCurrency(currency) ? currency : null;
        return new Request.Invalid(new DecisionKey(owner, id, of), account, known, contentHash);
    }

    private static @Nullable Request salvage(
            ConsumerRecord<String, byte[]> record, byte[] body, OutcomeOf of, Owners owners) {
        try {
            JsonNode json = LENIENT.readTree(body);
            String id = text(json, "id");
            if (id == null || id.length() != UUID_LENGTH) {
                return null;
            }
            return invalid(
                    record,
                    UUID.fromString(id),
                    of,
                    text(json, "customer"),
                    text(json, "currency"),
                    ContentHash.of(body),
                    owners);
        } catch (IOException | RuntimeException noId) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable JsonNode json, String field) {
        JsonNode value = json == null ? null : json.get(field);
        return value != null && value.isTextual() ? value.textValue() : null;
    }

    private static String causeOf(RuntimeException unreadable) {
        Throwable cause = unreadable.getCause();
        return cause == null
                ? String.valueOf(unreadable.getMessage())
                : unreadable.getMessage() + ": " + firstLineOf(cause);
    }

    private static String firstLineOf(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** Whose the accounts are that broken requests came under; remembers those that it does not know. */
    private static final class Owners {

        private final Map<String, AccountState> known;
        private final Set<String> unknown = new HashSet<>();

        Owners(Map<String, AccountState> known) {
            this.known = known;
        }

        String of(String account) {
            @Nullable AccountState found = known.get(account);
            if (found != null) {
                return found.customer();
            }
            unknown.add(account);
            return "unknown";
        }

        Set<String> unknown() {
            return unknown;
        }
    }

    /**
     * One record of the topic and what could be read from it.
     *
     * @param request null if not even the message's id could be read
     * @param fault why the record is a dead letter; null if it is none
     */
    record Delivery(
            ConsumerRecord<String, byte[]> record,
            @Nullable Request request,
            @Nullable String fault) {}
}
