package io.recredit.kit.reference;

import io.recredit.contracts.EventJson;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.Topics;
import io.recredit.contracts.UserState;
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
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** The users as this service knows them: table {@code ref_user}, and a copy of it in memory. */
public final class UserDirectory {

    private static final String UPSERT = """
            insert into ref_user ("user", name, account, customer, state, revision)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
                as fresh ("user", name, account, customer, state, revision)
             order by "user"
            on conflict ("user") do update
               set name = excluded.name, account = excluded.account, customer = excluded.customer,
                   state = excluded.state, revision = excluded.revision, changed_at = clock_timestamp()
             where ref_user.revision < excluded.revision""";

    private final ReferenceCopy<UUID, UserState> copy;

    private UserDirectory(
            Pool pool, DeadLetters deadLetters, Topics.Consumer consumer, KeptStates<UUID, UserState> states) {
        this.copy = new ReferenceCopy<>(
                pool,
                deadLetters,
                consumer,
                new ReferenceCopy.Shape<>(
                        "ref_user",
                        "\"user\"",
                        "uuid",
                        UPSERT,
                        body -> EventJson.read(body, UserState.class),
                        UserState::user,
                        UserState::revision,
                        UserDirectory::columns,
                        UserDirectory::fromRow,
                        keys -> keys.toArray(UUID[]::new)),
                states);
    }

    /**
     * A directory that keeps every one of the users in memory.
     *
     * @param consumer the service whose dead-letter topic takes unreadable records
     */
    public UserDirectory(Pool pool, DeadLetters deadLetters, Topics.Consumer consumer) {
        this(pool, deadLetters, consumer, KeptStates.all(UserState::revision));
    }

    /**
     * A directory that keeps in memory what was asked for last, and finds the others with {@link #findAll}.
     *
     * @param mostKept users in memory at most, at least 2
     */
    public static UserDirectory bounded(Pool pool, DeadLetters deadLetters, Topics.Consumer consumer, int mostKept) {
        return new UserDirectory(pool, deadLetters, consumer, KeptStates.atMost(mostKept, UserState::revision));
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
     * The users with these ids, as far as this service knows them. What is not in memory is read with one statement;
     * fails when the database is away.
     */
    public Uni<Map<UUID, UserState>> findAll(Collection<UUID> ids) {
        return copy.findAll(ids);
    }

    /** The users with these ids as the table has them now, whatever is in memory; fails when the database is away. */
    public Uni<Map<UUID, UserState>> readAll(Collection<UUID> ids) {
        return copy.readAll(ids);
    }

    /** As far as it is in memory: in a bounded directory that does not say that there is none. */
    public Optional<UserState> find(UUID user) {
        return copy.find(user);
    }

    /** Whether the table could be read once: before that {@link #find} knows nothing. */
    public boolean isLoaded() {
        return copy.isLoaded();
    }

    private static Tuple columns(List<UserState> users) {
        return Tuple.tuple()
                .addArrayOfUUID(users.stream().map(UserState::user).toArray(UUID[]::new))
                .addArrayOfString(users.stream().map(UserState::name).toArray(String[]::new))
                .addArrayOfString(users.stream().map(UserState::account).toArray(String[]::new))
                .addArrayOfString(users.stream().map(UserState::customer).toArray(String[]::new))
                .addArrayOfString(
                        users.stream().map(user -> user.state().wireName()).toArray(String[]::new))
                .addArrayOfLong(users.stream().map(UserState::revision).toArray(Long[]::new));
    }

    private static UserState fromRow(Row row) {
        return new UserState(
                row.getUUID("user"),
                row.getString("name"),
                row.getString("account"),
                row.getString("customer"),
                WireName.of(LifeState.class, row.getString("state")),
                row.getLong("revision"));
    }
}
