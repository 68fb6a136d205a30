/** What is told about top-ups: receipts, failures, approvals. */
@NullMarked
package io.recredit.notification.receipt;

import org.jspecify.annotations.NullMarked;
