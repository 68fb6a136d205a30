package io.recredit.billing.database;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into one array per column, so that a single statement takes any number of them through
 * {@code unnest($1::text[], $2::bigint[], ...)}. Columns are added in the order of the parameters.
 */
public final class Columns<T> {

    private final List<T> rows;
    private final Tuple parameters = Tuple.tuple();

    private Columns(Collection<T> rows) {
        this.rows = List.copyOf(rows);
    }

    public static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(rows);
    }

    public Columns<T> text(Function<T, @Nullable String> value) {
        return column(String.class, value);
    }

    public Columns<T> bigint(Function<T, @Nullable Long> value) {
        return column(Long.class, value);
    }

    public Columns<T> integer(Function<T, @Nullable Integer> value) {
        return column(Integer.class, value);
    }

    public Columns<T> uuid(Function<T, @Nullable UUID> value) {
        return column(UUID.class, value);
    }

    public Columns<T> date(Function<T, @Nullable LocalDate> value) {
        return column(LocalDate.class, value);
    }

    /** One value for all rows, which is no array. */
    public Columns<T> one(Instant time) {
        parameters.addOffsetDateTime(OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
        return this;
    }

    public Columns<T> time(Function<T, @Nullable Instant> value) {
        return column(OffsetDateTime.class, row -> {
            Instant time = value.apply(row);
            return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
        });
    }

    public Columns<T> bytes(Function<T, byte @Nullable []> value) {
        return column(Buffer.class, row -> {
            byte[] bytes = value.apply(row);
            return bytes == null ? null : Buffer.buffer(bytes);
        });
    }

    /** The arrays as the parameters of one statement. */
    public Tuple parameters() {
        return parameters;
    }

    private <C> Columns<T> column(Class<C> type, Function<T, @Nullable C> value) {
        @SuppressWarnings("unchecked") // The array is of that type; the driver looks at the array's class.
        @Nullable
        C[] column = (C[]) Array.newInstance(type, rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        parameters.addValue(column);
        return this;
    }
}
