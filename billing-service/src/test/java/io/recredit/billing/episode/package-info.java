@NullMarked
package io.recredit.billing.episode;

import org.jspecify.annotations.NullMarked;
