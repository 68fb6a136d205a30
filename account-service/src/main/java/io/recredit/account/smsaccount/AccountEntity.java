package io.recredit.account.smsaccount;

import io.recredit.contracts.AccountColumns;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.WireName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "account")
@NullUnmarked // Hibernate fills the fields.
class AccountEntity {

    @Id
    String name;

    String customer;
    String description;
    String state;

    @Column(name = "charging_currency")
    String chargingCurrency;

    @Column(name = "home_country")
    String homeCountry;

    String language;

    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "refund_on_failed_delivery")
    boolean refundOnFailedDelivery;

    @Column(name = "max_segments")
    int maxSegments;

    @Column(name = "national_languages")
    String nationalLanguages;

    @Column(name = "destination_currencies")
    String destinationCurrencies;

    long revision;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    AccountEntity() {}

    AccountEntity(Account account) {
        name = account.name();
        customer = account.customer();
        createdAt = account.createdAt();
        take(account);
    }

    /** Takes over everything that can change. */
    final void take(Account account) {
        state = account.state().wireName();
        description = account.settings().description();
        chargingCurrency = account.settings().chargingCurrency();
        homeCountry = account.settings().homeCountry();
        language = account.settings().language();
        timeZone = account.settings().timeZone();
        refundOnFailedDelivery = account.settings().refundOnFailedDelivery();
        maxSegments = account.messages().maxSegments();
        nationalLanguages = AccountColumns.languages(account.messages().nationalLanguages());
        destinationCurrencies = AccountColumns.currencies(account.messages().destinationCurrencies());
        revision = account.revision();
        updatedAt = account.updatedAt();
    }

    Account toAccount() {
        AccountSettings settings = new AccountSettings(
                description, chargingCurrency, homeCountry, language, timeZone, refundOnFailedDelivery);
        MessageSettings messages = new MessageSettings(
                maxSegments,
                AccountColumns.languages(nationalLanguages),
                AccountColumns.currencies(destinationCurrencies));
        return new Account(
                name,
                customer,
                WireName.of(LifeState.class, state),
                settings,
                messages,
                revision,
                createdAt,
                updatedAt);
    }
}
