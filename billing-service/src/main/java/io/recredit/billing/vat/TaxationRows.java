package io.recredit.billing.vat;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.contracts.VatTreatment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Reads who sells, who buys, and the rate. */
@ApplicationScoped
class TaxationRows implements Taxation {

    /** An account is known before anything is bought for it; the seller's country stands in, so that VAT is charged. */
    private static final String PARTIES = """
            select s.id, s.name, s.address, s.country, s.vat_id, s.receipt_prefix, s.time_zone,
                coalesce(p.legal_name, $1) as buyer, p.address as buyers_address, p.postcode, p.city,
                coalesce(p.country, a.home_country, s.country) as buyers_country, p.vat_id as buyers_vat_id
            from legal_entity s
            left join billing_profile p on p.customer = $1
            left join ref_account a on a.account = $2
            where s.selling""";

    private static final String RATE = """
            select percent_micros from vat_rate where country = $1 and valid_from <= $2
            order by valid_from desc limit 1""";

    @Override
    public Uni<VatTerms> termsOf(SqlClient client, BalanceKey balance, Instant at) {
        return client.preparedQuery(PARTIES)
                .execute(Tuple.of(balance.customer(), balance.account()))
                .chain(rows -> {
                    if (rows.size() == 0) {
                        throw new IllegalStateException("no legal entity is selling");
                    }
                    Row row = rows.iterator().next();
                    Seller seller = seller(row);
                    Party buyer = buyer(row);
                    VatTreatment treatment = VatRule.treatmentOf(seller.party(), buyer);
                    return percent(client, treatment, buyer, LocalDate.ofInstant(at, ZoneId.of(seller.timeZone())))
                            .map(percent -> new VatTerms(treatment, percent, seller, buyer));
                });
    }

    private static Uni<Amount> percent(SqlClient client, VatTreatment treatment, Party buyer, LocalDate day) {
        if (!treatment.isTaxed()) {
            return Uni.createFrom().item(Amount.ZERO);
        }
        String country = VatArea.of(buyer.country());
        return client.preparedQuery(RATE).execute(Tuple.of(country, day)).map(rows -> {
            if (rows.size() == 0) {
                throw new IllegalStateException("no VAT rate of " + country + " on " + day);
            }
            return Amount.ofMicros(rows.iterator().next().getLong(0));
        });
    }

    private static Seller seller(Row row) {
        Party party = new Party(
                row.getString("name"),
                List.of(row.getArrayOfStrings("address")),
                row.getString("country"),
                row.getString("vat_id"));
        return new Seller(row.getString("id"), party, row.getString("receipt_prefix"), row.getString("time_zone"));
    }

    private static Party buyer(Row row) {
        List<String> address = new ArrayList<>();
        String[] lines = row.getArrayOfStrings("buyers_address");
        if (lines != null) {
            address.addAll(List.of(lines));
            String postcode = row.getString("postcode");
            String city = row.getString("city");
            address.add(postcode == null ? city : postcode + " " + city);
        }
        return new Party(
                row.getString("buyer"), address, row.getString("buyers_country"), row.getString("buyers_vat_id"));
    }
}
