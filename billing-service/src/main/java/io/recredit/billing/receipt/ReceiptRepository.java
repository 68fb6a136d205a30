package io.recredit.billing.receipt;

import io.recredit.contracts.EventJson;
import io.recredit.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads receipts. */
@ApplicationScoped
class ReceiptRepository {

    private static final String SELECT = """
            select id, number, issued_at, topup, account, currency, net_minor, vat_minor, total_minor, content
            from receipt where customer = $1""";

    private static final String PAGE = " and id < $2 order by id desc limit $3";

    private static final String PAGE_OF_YEAR = " and year = $4" + PAGE;

    private static final String ONE = " and number = $2";

    private final Pool pool;

    ReceiptRepository(Pool pool) {
        this.pool = pool;
    }

    /** A receipt with its place in the order of a customer's receipts. */
    record Placed(long id, ReceiptView view) {}

    /**
     * A page, newest first.
     *
     * @param year only of this; null for all
     */
    Uni<List<Placed>> of(String customer, @Nullable Integer year, PageRequest page) {
        Tuple values = Tuple.of(customer, page.afterNumber().orElse(Long.MAX_VALUE), page.rowsToRead());
        return pool.preparedQuery(SELECT + (year == null ? PAGE : PAGE_OF_YEAR))
                .execute(year == null ? values : values.addInteger(year))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ReceiptRepository::read)
                        .toList());
    }

    Uni<Optional<ReceiptView>> find(String customer, String number) {
        return pool.preparedQuery(SELECT + ONE)
                .execute(Tuple.of(customer, number))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> read(row).view())
                        .findFirst());
    }

    private static Placed read(Row row) {
        String currency = row.getString("currency");
        ReceiptContent content = EventJson.read(
                row.getJsonObject("content").encode().getBytes(StandardCharsets.UTF_8), ReceiptContent.class);
        ReceiptView view = new ReceiptView(
                row.getString("number"),
                row.getOffsetDateTime("issued_at").toInstant(),
                row.getUUID("topup"),
                row.getString("account"),
                ReceiptView.PartyView.of(content.seller()),
                ReceiptView.PartyView.of(content.buyer()),
                content.lines().stream().map(ReceiptView.LineView::of).toList(),
                currency,
                ReceiptContent.money(row.getLong("net_minor"), currency),
                ReceiptContent.money(row.getLong("vat_minor"), currency),
                ReceiptContent.money(row.getLong("total_minor"), currency),
                content.treatment().wireName(),
                content.note(),
                new ReceiptView.CardView(content.cardBrand(), content.cardLast4()));
        return new Placed(row.getLong("id"), view);
    }
}
