/** Balance alerts: one mail a day while a balance is below its threshold. */
@NullMarked
package io.recredit.notification.alert;

import org.jspecify.annotations.NullMarked;
