package io.recredit.billing.receipt;

import io.recredit.billing.vat.Seller;
import io.recredit.contracts.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Issues receipts, in the transaction that ends an attempt as paid. */
@ApplicationScoped
public class IssueReceipt {

    /** The digits of a number at least. */
    private static final int DIGITS = 6;

    /**
     * The counter's row is locked from here to the end of the transaction: whoever wants the next number waits, and gets
     * this one if the transaction is rolled back. A sequence would not give it again.
     */
    private static final String ISSUE = """
            with taken as (
                insert into receipt_counter as c (seller, year, last_no) values ($1, $2, 1)
                on conflict (seller, year) do update set last_no = c.last_no + 1
                returning last_no as no
            )
            insert into receipt (seller, year, no, number, topup, customer, account, issued_at, currency, net_minor,
                vat_minor, total_minor, content)
            select $1, $2, no, $3::text || '-' || $2 || '-' || lpad(no::text, greatest($4::int, length(no::text)), '0'),
                $5::uuid, $6::text, $7::text, $8::timestamptz, $9::text, $10::bigint, $11::bigint, $12::bigint, $13::jsonb
            from taken
            returning number""";

    /**
     * Takes the next number of the seller's in the year of the payment and stores the receipt. To be called after the
     * attempt was written and before the outbox: that is its place in the order of locks.
     *
     * @param sale paid, and not issued a receipt before
     * @return the number, e.g. {@code RFR-2026-000007}
     */
    public Uni<String> issue(SqlConnection tx, Sale sale) {
        Seller seller = sale.vat().terms().seller();
        long vatMinor = sale.vat().minorUnits();
        Tuple values = Tuple.tuple()
                .addString(seller.id())
                .addInteger(sale.paidAt().atZone(ZoneId.of(seller.timeZone())).getYear())
                .addString(seller.receiptPrefix())
                .addInteger(DIGITS)
                .addUUID(sale.topup())
                .addString(sale.balance().customer())
                .addString(sale.balance().account())
                .addOffsetDateTime(sale.paidAt().atOffset(ZoneOffset.UTC))
                .addString(sale.currency())
                .addLong(sale.netMinor())
                .addLong(vatMinor)
                .addLong(Math.addExact(sale.netMinor(), vatMinor))
                .addJsonObject(
                        new JsonObject(new String(EventJson.write(ReceiptContent.of(sale)), StandardCharsets.UTF_8)));
        return tx.preparedQuery(ISSUE)
                .execute(values)
                .map(rows -> rows.iterator().next().getString(0));
    }
}
