-- Messages of which it was left open whether the carrier has them, for the receipts that may still tell. Those that were
-- refunded meanwhile keep the reason 'no-answer'.
create index message_left_open on message (recipient) where state = 'unknown' or reason = 'no-answer';
