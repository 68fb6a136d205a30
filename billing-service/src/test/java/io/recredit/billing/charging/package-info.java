@NullMarked
package io.recredit.billing.charging;

import org.jspecify.annotations.NullMarked;
