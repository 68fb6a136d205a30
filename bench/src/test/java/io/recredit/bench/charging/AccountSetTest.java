package io.recredit.bench.charging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountSetTest {

    @Test
    void ten_accounts_belong_to_a_customer() {
        AccountSet accounts = AccountSet.rich("spread", 20);

        assertThat(accounts.account(9)).isEqualTo("spread-0000009");
        assertThat(accounts.customer(9)).isEqualTo("spread-c000000");
        assertThat(accounts.customer(10)).isEqualTo("spread-c000001");
        assertThat(accounts.withSize(30).size()).isEqualTo(30);
    }
}
