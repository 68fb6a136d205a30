/** What a segment costs now or at another time: for everybody to read, and for the rest of billing to reckon with. */
@NullMarked
package io.recredit.billing.pricelist;

import org.jspecify.annotations.NullMarked;
