-- A rule that is removed and saved again must not come back with a revision that it had before.
create sequence balance_rule_revision;

select setval('balance_rule_revision', (select coalesce(max(revision), 0) + 1 from balance_rule), false);
