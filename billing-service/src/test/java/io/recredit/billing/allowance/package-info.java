@NullMarked
package io.recredit.billing.allowance;

import org.jspecify.annotations.NullMarked;
