@NullMarked
package io.recredit.billing.ledger;

import org.jspecify.annotations.NullMarked;
