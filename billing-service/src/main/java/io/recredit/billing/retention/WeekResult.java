package io.recredit.billing.retention;

import io.recredit.billing.ledger.EntryWeek;

/** What became of one week. */
record WeekResult(EntryWeek week, Archiving archiving, WeekContent content, long bytes) {}
