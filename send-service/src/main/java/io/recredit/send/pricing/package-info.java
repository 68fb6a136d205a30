/** What a segment to a destination costs: tariffs mirrored from billing-service, longest prefix, validity. */
@NullMarked
package io.recredit.send.pricing;

import org.jspecify.annotations.NullMarked;
