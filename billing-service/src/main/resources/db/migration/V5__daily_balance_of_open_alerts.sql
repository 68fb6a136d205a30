-- When the balance of an open alert episode is told again, shortly before its daily e-mail is due. Null: not decided
-- since the episode's newest event.
alter table low_episode add tell_at timestamptz;

create index low_episode_tell on low_episode (tell_at nulls first) where state = 'open' and rule = 'alert';
