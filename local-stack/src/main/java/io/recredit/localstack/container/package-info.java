/** The servers from their official images, on machines with Docker. */
@NullMarked
package io.recredit.localstack.container;

import org.jspecify.annotations.NullMarked;
