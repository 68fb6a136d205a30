package io.recredit.notification.receipt;

import io.recredit.contracts.Amount;
import io.recredit.contracts.TopupChanged;
import io.recredit.notification.alert.NewestBalances;
import io.recredit.notification.mail.Mails;
import io.recredit.notification.mail.NewMail;
import io.recredit.notification.reference.AccountLocale;
import io.recredit.notification.reference.AccountLocales;
import io.recredit.notification.text.Texts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Makes the mails about top-ups, one for each change. */
@ApplicationScoped
class TellOfTopups {

    private final Pool pool;
    private final HandledTopupRepository handled;
    private final NewestBalances balances;
    private final Mails mails;
    private final Texts texts;
    private final AccountLocales locales;
    private final Clock clock;

    TellOfTopups(
            Pool pool,
            HandledTopupRepository handled,
            NewestBalances balances,
            Mails mails,
            Texts texts,
            AccountLocales locales,
            Clock clock) {
        this.pool = pool;
        this.handled = handled;
        this.balances = balances;
        this.mails = mails;
        this.texts = texts;
        this.locales = locales;
        this.clock = clock;
    }

    /** Handles events in their order, in one transaction; what was handled before changes nothing. */
    Uni<Void> handle(List<TopupNews> news) {
        return pool.withTransaction(transaction -> Multi.createFrom()
                        .iterable(news)
                        .onItem()
                        .transformToUniAndConcatenate(one -> handle(transaction, one))
                        .collect()
                        .last()
                        .replaceWithVoid())
                .invoke(mails::wake);
    }

    private Uni<Void> handle(SqlConnection transaction, TopupNews news) {
        Instant now = clock.instant();
        return handled.add(transaction, news.event(), now)
                .chain(first ->
                        first ? tell(transaction, news, now) : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(SqlConnection transaction, TopupNews news, Instant now) {
        TopupChanged event = news.event();
        AccountLocale locale = locales.of(event.account(), news.locale());
        Uni<Void> told = TopupMail.of(event)
                .map(mail -> new NewMail(
                        news.mailKey(),
                        mail.kind(),
                        event.customer(),
                        event.account(),
                        event.currency(),
                        event.recipients().emails(),
                        locale,
                        texts.write(mail.content(), locale.language(), locale.zone()),
                        now))
                .map(mail -> mails.add(transaction, mail).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
        Amount balance = event.balanceAfter();
        return balance == null
                ? told
                : told.chain(() ->
                        balances.was(transaction, event.account(), event.currency(), balance, event.occurredAt()));
    }
}
