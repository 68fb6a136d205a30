package io.recredit.send.intake;

import io.recredit.contracts.NationalLanguage;
import io.recredit.send.message.SubstitutionView;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages of some requests column by column, as a multi-row insert takes them. */
final class MessageColumns {

    private final int size;
    private final String[] customers;
    private final String[] accounts;
    private final UUID[] ids;
    private final UUID[] users;
    private final String[] recipients;
    private final String[] senders;
    private final String[] bodies;
    private final String[] purposes;
    private final String[] encodings;
    private final Integer[] characters;
    private final Integer[] segments;
    private final String[] countries;
    private final String[] prefixes;
    private final Long[] prices;
    private final String[] currencies;
    private final OffsetDateTime[] acceptedAt;
    private final OffsetDateTime[] validUntil;
    private final @Nullable String[] singleShifts;
    private final @Nullable String[] lockingShifts;
    private final @Nullable Integer[] substituted;
    private final @Nullable Boolean[] encodingsChanged;

    MessageColumns(List<NewRequest> requests) {
        size = requests.stream().mapToInt(request -> request.messages().size()).sum();
        customers = new String[size];
        accounts = new String[size];
        ids = new UUID[size];
        users = new UUID[size];
        recipients = new String[size];
        senders = new String[size];
        bodies = new String[size];
        purposes = new String[size];
        encodings = new String[size];
        characters = new Integer[size];
        segments = new Integer[size];
        countries = new String[size];
        prefixes = new String[size];
        prices = new Long[size];
        currencies = new String[size];
        acceptedAt = new OffsetDateTime[size];
        validUntil = new OffsetDateTime[size];
        singleShifts = new String[size];
        lockingShifts = new String[size];
        substituted = new Integer[size];
        encodingsChanged = new Boolean[size];
        int row = 0;
        for (NewRequest request : requests) {
            for (NewMessage message : request.messages()) {
                set(row++, request, message);
            }
        }
    }

    private void set(int row, NewRequest request, NewMessage message) {
        customers[row] = request.customer();
        accounts[row] = request.account();
        ids[row] = message.id();
        users[row] = message.user();
        recipients[row] = message.recipient();
        senders[row] = message.sender();
        bodies[row] = message.body();
        purposes[row] = message.purpose().wireName();
        encodings[row] = message.alphabet().encoding().wireName();
        characters[row] = message.characters();
        segments[row] = message.segments();
        countries[row] = message.price().country();
        prefixes[row] = message.price().prefix();
        prices[row] = message.total().micros();
        currencies[row] = message.currency();
        acceptedAt[row] = request.acceptedAt().atOffset(ZoneOffset.UTC);
        validUntil[row] = request.validUntil().atOffset(ZoneOffset.UTC);
        singleShifts[row] =
                message.alphabet().singleShift().map(NationalLanguage::wireName).orElse(null);
        lockingShifts[row] = message.alphabet()
                .lockingShift()
                .map(NationalLanguage::wireName)
                .orElse(null);
        SubstitutionView substitution = message.substitution();
        if (substitution != null) {
            substituted[row] = substitution.replaced();
            encodingsChanged[row] = substitution.encodingChanged();
        }
    }

    /** The parameters of {@link IntakeRepository}'s insert in its order: the columns, then the batch. */
    Tuple parameters(UUID batch, Instant now, Instant publishBatchAt, Instant publishMessagesAt) {
        return Tuple.tuple()
                .addArrayOfString(customers)
                .addArrayOfString(accounts)
                .addArrayOfUUID(ids)
                .addArrayOfUUID(users)
                .addArrayOfString(recipients)
                .addArrayOfString(senders)
                .addArrayOfString(bodies)
                .addArrayOfString(purposes)
                .addArrayOfString(encodings)
                .addArrayOfInteger(characters)
                .addArrayOfInteger(segments)
                .addArrayOfString(countries)
                .addArrayOfString(prefixes)
                .addArrayOfLong(prices)
                .addArrayOfString(currencies)
                .addArrayOfOffsetDateTime(acceptedAt)
                .addArrayOfOffsetDateTime(validUntil)
                .addArrayOfString(singleShifts)
                .addArrayOfString(lockingShifts)
                .addArrayOfInteger(substituted)
                .addArrayOfBoolean(encodingsChanged)
                .addUUID(batch)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(publishBatchAt.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(publishMessagesAt.atOffset(ZoneOffset.UTC));
    }
}
