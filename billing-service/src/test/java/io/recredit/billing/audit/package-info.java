@NullMarked
package io.recredit.billing.audit;

import org.jspecify.annotations.NullMarked;
