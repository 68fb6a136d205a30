package io.recredit.billing.allowance;

import java.time.LocalDate;

/** A period before the newest one in which a user spent something. What was spent in it is kept for its refunds. */
public record PastPeriod(UserKey user, Period period, LocalDate start) {}
