package io.recredit.kit.reference;

import io.recredit.contracts.AccountColumns;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.Topics;
import io.recredit.contracts.WireName;
import io.recredit.kit.kafka.DeadLetters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** The accounts as this service knows them: table {@code ref_account}, and a copy of it in memory. */
public final class AccountDirectory {

    private static final String UPSERT = """
            insert into ref_account (account, customer, state, charging_currency, home_country, language, time_zone,
                                     refund_on_failed_delivery, revision, max_segments, national_languages,
                                     destination_currencies)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                                 $8::boolean[], $9::bigint[], $10::integer[], $11::text[], $12::text[])
                as fresh (account, customer, state, charging_currency, home_country, language, time_zone,
                          refund_on_failed_delivery, revision, max_segments, national_languages, destination_currencies)
             order by account
            on conflict (account) do update
               set customer = excluded.customer, state = excluded.state,
                   charging_currency = excluded.charging_currency, home_country = excluded.home_country,
                   language = excluded.language, time_zone = excluded.time_zone,
                   refund_on_failed_delivery = excluded.refund_on_failed_delivery, revision = excluded.revision,
                   max_segments = excluded.max_segments, national_languages = excluded.national_languages,
                   destination_currencies = excluded.destination_currencies,
                   changed_at = clock_timestamp()
             where ref_account.revision < excluded.revision""";

    private final ReferenceCopy<String, AccountState> copy;

    private AccountDirectory(
            Pool pool, DeadLetters deadLetters, Topics.Consumer consumer, KeptStates<String, AccountState> states) {
        this.copy = new ReferenceCopy<>(
                pool,
                deadLetters,
                consumer,
                new ReferenceCopy.Shape<>(
                        "ref_account",
                        "account",
                        "text",
                        UPSERT,
                        body -> EventJson.read(body, AccountState.class),
                        AccountState::account,
                        AccountState::revision,
                        AccountDirectory::columns,
                        AccountDirectory::fromRow,
                        keys -> keys.toArray(String[]::new)),
                states);
    }

    /**
     * A directory that keeps every one of the accounts in memory.
     *
     * @param consumer the service whose dead-letter topic takes unreadable records
     */
    public AccountDirectory(Pool pool, DeadLetters deadLetters, Topics.Consumer consumer) {
        this(pool, deadLetters, consumer, KeptStates.all(AccountState::revision));
    }

    /**
     * A directory that keeps in memory what was asked for last, and finds the others with {@link #findAll}.
     *
     * @param mostKept accounts in memory at most, at least 2
     */
    public static AccountDirectory bounded(Pool pool, DeadLetters deadLetters, Topics.Consumer consumer, int mostKept) {
        return new AccountDirectory(pool, deadLetters, consumer, KeptStates.atMost(mostKept, AccountState::revision));
    }

    /** Stores what is newer than what is there. Unreadable records go to the dead letters. */
    public Uni<Void> apply(ConsumerRecords<String, byte[]> records) {
        return copy.apply(records);
    }

    /** Re-reads what changed in the table, other instances' changes included. To be called each second. */
    public Uni<Void> refresh() {
        return copy.refresh();
    }

    /**
     * The accounts with these ids, as far as this service knows them. What is not in memory is read with one statement;
     * fails when the database is away.
     */
    public Uni<Map<String, AccountState>> findAll(Collection<String> ids) {
        return copy.findAll(ids);
    }

    /** The accounts with these ids as the table has them now, whatever is in memory; fails when the database is away. */
    public Uni<Map<String, AccountState>> readAll(Collection<String> ids) {
        return copy.readAll(ids);
    }

    /** As far as it is in memory: in a bounded directory that does not say that there is none. */
    public Optional<AccountState> find(String account) {
        return copy.find(account);
    }

    /** Whether the table could be read once: before that {@link #find} knows nothing. */
    public boolean isLoaded() {
        return copy.isLoaded();
    }

    private static Tuple columns(List<AccountState> accounts) {
        return Tuple.tuple()
                .addArrayOfString(strings(accounts, AccountState::account))
                .addArrayOfString(strings(accounts, AccountState::customer))
                .addArrayOfString(strings(accounts, account -> account.state().wireName()))
                .addArrayOfString(strings(accounts, AccountState::chargingCurrency))
                .addArrayOfString(strings(accounts, AccountState::homeCountry))
                .addArrayOfString(strings(accounts, AccountState::language))
                .addArrayOfString(strings(accounts, AccountState::timeZone))
                .addArrayOfBoolean(accounts.stream()
                        .map(AccountState::refundOnFailedDelivery)
                        .toArray(Boolean[]::new))
                .addArrayOfLong(accounts.stream().map(AccountState::revision).toArray(Long[]::new))
                .addArrayOfInteger(
                        accounts.stream().map(AccountState::maxSegments).toArray(Integer[]::new))
                .addArrayOfString(strings(accounts, account -> AccountColumns.languages(account.nationalLanguages())))
                .addArrayOfString(
                        strings(accounts, account -> AccountColumns.currencies(account.destinationCurrencies())));
    }

    private static String[] strings(List<AccountState> accounts, Function<AccountState, String> value) {
        return accounts.stream().map(value).toArray(String[]::new);
    }

    /** What few accounts differ in is kept once. */
    private static AccountState fromRow(Row row) {
        return new AccountState(
                row.getString("account"),
                row.getString("customer"),
                WireName.of(LifeState.class, row.getString("state")),
                row.getString("charging_currency").intern(),
                row.getString("home_country").intern(),
                row.getString("language").intern(),
                row.getString("time_zone").intern(),
                row.getBoolean("refund_on_failed_delivery"),
                row.getLong("revision"),
                row.getInteger("max_segments"),
                AccountColumns.languages(row.getString("national_languages")),
                AccountColumns.currencies(row.getString("destination_currencies")));
    }
}
