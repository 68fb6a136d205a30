@org.jspecify.annotations.NullMarked
package io.recredit.billing.vat;
