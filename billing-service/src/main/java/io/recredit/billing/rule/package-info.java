/** Alert and auto top-up rules of a balance, and the low episodes that follow from them. */
@NullMarked
package io.recredit.billing.rule;

import org.jspecify.annotations.NullMarked;
