@NullMarked
package io.recredit.billing.topup;

import org.jspecify.annotations.NullMarked;
