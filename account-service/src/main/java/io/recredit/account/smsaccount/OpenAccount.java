package io.recredit.account.smsaccount;

import io.recredit.account.customer.Customer;
import io.recredit.account.customer.Customers;
import io.recredit.account.event.Transactions;
import io.recredit.contracts.AccountColumns;
import io.recredit.contracts.EventJson;
import io.recredit.kit.idempotency.ContentHash;
import io.recredit.kit.idempotency.IdempotencyKey;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Opens an account for a customer, under a name given by the operator or made here. */
@ApplicationScoped
class OpenAccount {

    /** The last number that fits into a service name. */
    static final int MAX_ACCOUNT_NUMBER = 9_999;

    private final Customers customers;
    private final AccountRepository accounts;
    private final AccountRequestRepository requests;
    private final AccountEvents events;
    private final Transactions transactions;
    private final Clock clock;

    OpenAccount(
            Customers customers,
            AccountRepository accounts,
            AccountRequestRepository requests,
            AccountEvents events,
            Transactions transactions,
            Clock clock) {
        this.customers = customers;
        this.accounts = accounts;
        this.requests = requests;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param replayed whether this is the answer of an earlier request with the same key */
    record Opened(Account account, boolean replayed) {}

    /** Fails with a 404 without such a customer, with a 409 if the name is taken, with a 422 if the key is. */
    Uni<Opened> open(String customer, AccountRequest.Wanted wanted, Optional<IdempotencyKey> key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions
                .run(() -> customers.lock(customer).chain(found -> {
                    Customer owner = found.orElseThrow(() -> Problems.notFound("customer"));
                    return key.map(given -> openOnce(owner, wanted, given, now))
                            .orElseGet(() -> openNew(owner, wanted, now).map(account -> new Opened(account, false)));
                }))
                .onFailure(Transactions::isUniqueViolation)
                .transform(taken -> Problems.conflict(
                        "account-exists", "Account exists", "There is an account with this name already."));
    }

    /** The customer is locked, so the same key cannot be at work twice. */
    private Uni<Opened> openOnce(Customer owner, AccountRequest.Wanted wanted, IdempotencyKey given, Instant now) {
        AccountRequestEntity.Key key = new AccountRequestEntity.Key(owner.id(), given.value());
        byte[] hash = hashOf(wanted);
        return requests.findById(key).chain(earlier -> {
            if (earlier == null) {
                return openNew(owner, wanted, now)
                        .call(account ->
                                requests.persist(new AccountRequestEntity(key, hash, EventJson.write(account), now)))
                        .map(account -> new Opened(account, false));
            }
            if (!MessageDigest.isEqual(hash, earlier.contentHash)) {
                return Uni.createFrom().failure(IdempotencyKey.reused());
            }
            return Uni.createFrom().item(new Opened(EventJson.read(earlier.answer, Account.class), true));
        });
    }

    /** Default message settings are left out, so that keys of before they existed stay what they were. */
    private static byte[] hashOf(AccountRequest.Wanted wanted) {
        byte[] name = wanted.name().orElse("").getBytes(StandardCharsets.UTF_8);
        byte[] settings = EventJson.write(wanted.settings());
        MessageSettings messages = wanted.messages();
        return messages.equals(MessageSettings.DEFAULT)
                ? ContentHash.of(name, settings)
                : ContentHash.of(
                        name,
                        settings,
                        Integer.toString(messages.maxSegments()).getBytes(StandardCharsets.UTF_8),
                        AccountColumns.languages(messages.nationalLanguages()).getBytes(StandardCharsets.UTF_8),
                        AccountColumns.currencies(messages.destinationCurrencies())
                                .getBytes(StandardCharsets.UTF_8));
    }

    private Uni<Account> openNew(Customer owner, AccountRequest.Wanted wanted, Instant now) {
        return wanted.name()
                .map(name -> Uni.createFrom().item(name))
                .orElseGet(() -> freeName(owner))
                .chain(name -> accounts.add(Account.open(name, owner.id(), wanted.settings(), wanted.messages(), now)))
                .call(events::publish);
    }

    /** Skips names that an operator gave by hand. */
    private Uni<String> freeName(Customer owner) {
        return customers.nextAccountNumber(owner).chain(number -> {
            if (number > MAX_ACCOUNT_NUMBER) {
                return Uni.createFrom()
                        .failure(Problems.conflict(
                                "too-many-accounts",
                                "Too many accounts",
                                "A customer can have " + MAX_ACCOUNT_NUMBER + " accounts."));
            }
            String name = "sms-" + owner.accountPrefix() + "-" + number;
            return accounts.find(name)
                    .chain(taken -> taken.isPresent()
                            ? freeName(owner)
                            : Uni.createFrom().item(name));
        });
    }
}
