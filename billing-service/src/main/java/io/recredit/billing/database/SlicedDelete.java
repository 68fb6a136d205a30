package io.recredit.billing.database;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.stream.Collectors;

/** Deletes many rows in slices, each in a transaction of its own, so that none holds its locks for long. */
public final class SlicedDelete {

    /** At most this many rows are deleted by one statement. */
    static final int SLICE = 10_000;

    private SlicedDelete() {}

    /**
     * Deletes all rows that meet a condition, and tells how many that were.
     *
     * @param condition SQL; {@code $1} in it is the bound
     * @param bound e.g. the time before which rows are old
     */
    public static Uni<Long> run(Pool pool, String table, String condition, Object bound) {
        String delete = "delete from %1$s where ctid = any (array(select ctid from %1$s where %2$s limit %3$d))"
                .formatted(table, condition, SLICE);
        return Multi.createBy()
                .repeating()
                .uni(() -> pool.preparedQuery(delete).execute(Tuple.of(bound)).map(result -> result.rowCount()))
                .whilst(deleted -> deleted == SLICE)
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }
}
