/** Who changed which rule, allowance, card or price, when, from what to what. It only grows. */
@NullMarked
package io.recredit.billing.audit;

import org.jspecify.annotations.NullMarked;
