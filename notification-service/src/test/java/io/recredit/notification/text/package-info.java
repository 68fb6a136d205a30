@NullMarked
package io.recredit.notification.text;

import org.jspecify.annotations.NullMarked;
