@NullMarked
package io.recredit.billing.creditlog;

import org.jspecify.annotations.NullMarked;
