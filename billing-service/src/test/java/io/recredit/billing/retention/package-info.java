@NullMarked
package io.recredit.billing.retention;

import org.jspecify.annotations.NullMarked;
