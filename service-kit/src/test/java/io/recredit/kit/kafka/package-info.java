@NullMarked
package io.recredit.kit.kafka;

import org.jspecify.annotations.NullMarked;
