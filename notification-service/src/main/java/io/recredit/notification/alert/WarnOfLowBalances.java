package io.recredit.notification.alert;

import io.recredit.notification.mail.MailKind;
import io.recredit.notification.mail.Mails;
import io.recredit.notification.mail.NewMail;
import io.recredit.notification.reference.AccountLocale;
import io.recredit.notification.reference.AccountLocales;
import io.recredit.notification.text.MailContent;
import io.recredit.notification.text.Texts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the alerts' mails: when an episode opens, and once a day at the rule's hour while it lasts. */
@ApplicationScoped
class WarnOfLowBalances {

    /** Episodes looked at in one transaction. */
    static final int LOOKED_AT_TOGETHER = 200;

    private final Pool pool;
    private final AlertWatchRepository watches;
    private final Mails mails;
    private final Texts texts;
    private final AccountLocales locales;
    private final Clock clock;

    WarnOfLowBalances(
            Pool pool, AlertWatchRepository watches, Mails mails, Texts texts, AccountLocales locales, Clock clock) {
        this.pool = pool;
        this.watches = watches;
        this.mails = mails;
        this.texts = texts;
        this.locales = locales;
        this.clock = clock;
    }

    /** Handles events in their order, in one transaction; what is known already changes nothing. */
    Uni<Void> handle(List<AlertNews> news) {
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> episodes =
                news.stream().map(one -> one.event().episode()).distinct().toList();
        return pool.withTransaction(transaction -> watches.lock(transaction, episodes)
                        .map(WarnOfLowBalances::byEpisode)
                        .chain(known -> oneByOne(news, one -> handle(transaction, one, known))))
                .invoke(mails::wake);
    }

    private Uni<Void> handle(SqlConnection transaction, AlertNews news, Map<UUID, AlertWatch> known) {
        AlertWatch before = known.get(news.event().episode());
        if (!news.isNewerThan(before)) {
            return Uni.createFrom().voidItem();
        }
        AccountLocale locale = locales.of(news.event().account(), news.locale());
        AlertWatch told = news.onTopOf(before);
        Instant now = clock.instant();
        AlertStep step = step(before, told, now, locale);
        known.put(told.episode(), step.watch());
        return watches.save(transaction, step.watch())
                .chain(saved -> saved
                        ? readdress(transaction, before, told).chain(() -> act(transaction, step, locale, now))
                        : Uni.createFrom().voidItem());
    }

    private AlertStep step(@Nullable AlertWatch before, AlertWatch told, Instant now, AccountLocale locale) {
        if (!told.isOpen()) {
            return told.ended(now, locale.zone());
        }
        // Whatever is heard first of an open episode opens it: what came before may have been unreadable.
        return before == null ? told.opened(now, locale.zone()) : looked(told, now, locale);
    }

    /** Who is no longer to be told is not told either by a mail that is still waiting for the mail server. */
    private Uni<Void> readdress(SqlConnection transaction, @Nullable AlertWatch before, AlertWatch told) {
        return before == null || !told.isOpen() || before.emails().equals(told.emails())
                ? Uni.createFrom().voidItem()
                : mails.readdressAlerts(transaction, told.account(), told.currency(), told.emails());
    }

    /** Nobody can do anything about the balance of an account that is closed. */
    private AlertStep looked(AlertWatch watch, Instant now, AccountLocale locale) {
        AlertStep step = watch.looked(now, locale.zone());
        return locales.isClosed(watch.account()) ? step.withoutMail() : step;
    }

    /** Looks at episodes whose time has come; gives how many, {@link #LOOKED_AT_TOGETHER} at most. */
    Uni<Integer> lookAtDue() {
        Instant now = clock.instant();
        return pool.withTransaction(transaction -> watches.due(transaction, now, LOOKED_AT_TOGETHER)
                        .chain(due -> oneByOne(due, watch -> look(transaction, watch, now))
                                .replaceWith(due.size())))
                .invoke(looked -> {
                    if (looked > 0) {
                        mails.wake();
                    }
                });
    }

    private Uni<Void> look(SqlConnection transaction, AlertWatch watch, Instant now) {
        AccountLocale locale = locales.of(watch.account(), AccountLocale.of(watch.language(), watch.timeZone()));
        AlertStep step = looked(watch, now, locale);
        return watches.plan(transaction, step.watch()).chain(() -> act(transaction, step, locale, now));
    }

    private Uni<Void> act(SqlConnection transaction, AlertStep step, AccountLocale locale, Instant now) {
        AlertWatch watch = step.watch();
        return switch (step.action()) {
            case MAIL -> mails.add(transaction, mail(step, locale, now)).replaceWithVoid();
            case CANCEL ->
                mails.cancelAlerts(transaction, watch.account(), watch.currency())
                        .replaceWithVoid();
            case NONE -> Uni.createFrom().voidItem();
        };
    }

    /** Its date is of the same instant as the day in its key. */
    private NewMail mail(AlertStep step, AccountLocale locale, Instant now) {
        AlertWatch watch = step.watch();
        MailContent content = new MailContent.Alert(
                watch.account(),
                watch.currency(),
                watch.threshold(),
                watch.balance(),
                watch.balanceAt(),
                watch.since());
        return new NewMail(
                watch.mailKey(step.day()),
                MailKind.ALERT,
                watch.customer(),
                watch.account(),
                watch.currency(),
                watch.emails(),
                locale,
                texts.write(content, locale.language(), locale.zone()),
                now);
    }

    private static Map<UUID, AlertWatch> byEpisode(List<AlertWatch> known) {
        return known.stream()
                .collect(Collectors.toMap(AlertWatch::episode, Function.identity(), (one, same) -> one, HashMap::new));
    }

    private static <T> Uni<Void> oneByOne(List<T> items, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> work.apply(item))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
