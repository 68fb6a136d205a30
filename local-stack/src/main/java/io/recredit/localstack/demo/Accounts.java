package io.recredit.localstack.demo;

/**
 * The accounts of one run, new each time so that a demo can be repeated on the same data.
 *
 * @param shop sends what customers wait for; refunds failed deliveries
 * @param campaigns sends advertisements; does not refund failed deliveries
 * @param kiosk will run dry
 * @param bakery starts with nothing and pays for itself
 * @param user id of a user of {@code shop}
 */
record Accounts(String shop, String campaigns, String kiosk, String bakery, String user) {}
