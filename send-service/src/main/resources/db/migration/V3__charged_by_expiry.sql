-- For the sweep that ends charged messages whose time is over, however many wait.
create index message_to_expire on message (valid_until) where state = 'charged';
