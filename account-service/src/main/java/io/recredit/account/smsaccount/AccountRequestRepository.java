package io.recredit.account.smsaccount;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class AccountRequestRepository implements PanacheRepositoryBase<AccountRequestEntity, AccountRequestEntity.Key> {}
