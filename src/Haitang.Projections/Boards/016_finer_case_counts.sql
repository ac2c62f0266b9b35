-- The same counts by category and channel as well, for lists that ask for one; a case without a category has the empty one.
create table haitang.finer_case_counts (
    unit uuid not null,
    category uuid not null,
    channel uuid not null,
    status text not null,
    confidential boolean not null,
    cases bigint not null,
    primary key (unit, category, channel, status, confidential)
) with (fillfactor = 50);

-- The fold counts everything anew, with both.
truncate haitang.case_counts, haitang.counted_cases;
alter table haitang.counted_cases
    add column category uuid,
    add column channel uuid not null;
delete from haitang.mt_event_progression where name = 'case-counts';
