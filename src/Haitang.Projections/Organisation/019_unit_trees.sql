-- Each fold that counts by unit keeps the organisation as it has met it: "above" is the tree at the moment of the event.
truncate haitang.board_units, haitang.board_cases, haitang.board_tickets, haitang.board_marks, haitang.board_days,
    haitang.board_channels, haitang.board_news;
alter table haitang.board_units add column kind text not null;

truncate haitang.case_counts, haitang.finer_case_counts, haitang.counted_cases;
create table haitang.counted_units (
    id uuid primary key,
    parent uuid,
    kind text not null
);
alter table haitang.counted_cases add column units uuid[] not null;

truncate haitang.practice, haitang.practice_cases, haitang.practice_tickets;
alter table haitang.practice drop column verified;
create table haitang.practice_units (
    id uuid primary key,
    parent uuid,
    kind text not null
);

-- These folds begin anew.
delete from haitang.mt_event_progression where name in ('boards', 'case-counts', 'practice');
