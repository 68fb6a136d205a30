package io.recredit.notification.mail;

import io.recredit.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks mails up, and forgets old ones. */
@ApplicationScoped
class MailRepository {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String PAGE = """
            select id, kind, state, recipients, accepted, refused, subject, language, message_id, tries, error, made_at,
                   sent_at
              from mail
             where customer = $1 and account = $2 and id < $3
             order by id desc
             limit $4""";

    private static final String PURGE = """
            delete from mail where ctid = any (array(
                select ctid from mail where made_at < $1 and next_try_at is null limit $2))""";

    private final Pool pool;

    MailRepository(Pool pool) {
        this.pool = pool;
    }

    /** The newest mails of an account, one more than the page's limit. */
    Uni<List<MailView>> page(String customer, String account, PageRequest page) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(customer, account, page.afterId().orElse(AFTER_ALL), page.rowsToRead()))
                .map(rows -> rows.stream().map(MailRepository::view).toList());
    }

    /** Forgets mails that were made before and are done with; gives how many, at most so many. */
    Uni<Integer> purge(Instant madeBefore, int limit) {
        return pool.preparedQuery(PURGE)
                .execute(Tuple.of(madeBefore.atOffset(ZoneOffset.UTC), limit))
                .map(RowSet::rowCount);
    }

    private static MailView view(Row row) {
        return new MailView(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("state"),
                List.of(row.getArrayOfStrings("recipients")),
                List.of(row.getArrayOfStrings("accepted")),
                List.of(row.getArrayOfStrings("refused")),
                row.getString("subject"),
                row.getString("language"),
                row.getString("message_id"),
                row.getInteger("tries"),
                row.getString("error"),
                row.getOffsetDateTime("made_at").toInstant(),
                instant(row.getOffsetDateTime("sent_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
