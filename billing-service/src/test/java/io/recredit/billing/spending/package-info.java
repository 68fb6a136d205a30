@NullMarked
package io.recredit.billing.spending;

import org.jspecify.annotations.NullMarked;
