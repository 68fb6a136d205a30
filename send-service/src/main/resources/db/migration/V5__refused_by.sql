-- The user's rule that a refused message broke: daily-limit, weekly-limit, monthly-limit or allowance. Set with the reason
-- user-limit only.
alter table message add refused_by text collate "C";
