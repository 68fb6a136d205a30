/** A small HTTP/1.1 server whose handlers see when a caller hangs up, and can hang up themselves. */
@NullMarked
package io.recredit.localstack.http;

import org.jspecify.annotations.NullMarked;
