/** An SMTP server that accepts mail for anybody and shows it to people and tests. */
@NullMarked
package io.recredit.localstack.inbox;

import org.jspecify.annotations.NullMarked;
