-- What desks work from beside a case's status: a proposed decline, who settled it, and the call-backs of its last answer.
alter table haitang.case_rows
    add column decline_reason text,
    add column decline_by uuid,
    add column settled_by uuid,
    add column call_backs integer not null default 0,
    add column called_on date,
    add column call_back_by timestamptz;

-- The clock that runs orders the queues. What has ended, or has been answered, leaves these indexes.
create index case_rows_due_all on haitang.case_rows (status, due_at, id) where status in ('collected', 'classified', 'in-hand');
create index case_rows_due_town on haitang.case_rows (town, status, due_at, id) where status in ('collected', 'classified', 'in-hand');
create index case_rows_due_holder on haitang.case_rows (holder, status, due_at, id) where status in ('collected', 'classified', 'in-hand');
create index case_rows_call_back on haitang.case_rows (town, call_back_by, id) where call_back_by is not null;
create index case_rows_call_back_holder on haitang.case_rows (holder, call_back_by, id) where call_back_by is not null;
create index case_rows_declining on haitang.case_rows (town, collected_at, id) where decline_reason is not null;

-- Rulings and cards are few: each kind has its own small index.
create index ticket_rows_extensions on haitang.ticket_rows (issuer, due_by, id) where extension_asked is not null;
create index ticket_rows_suspensions on haitang.ticket_rows (due_by, id) where suspension_asked is not null;
create index ticket_rows_cards on haitang.ticket_rows (due_by, id)
    where card is not null and status in ('issued', 'return-asked', 'accepted', 'suspended', 'completed');

-- Open cases on the map, for those nearby.
create index case_rows_places on haitang.case_rows (lat, lon)
    where lat is not null and not confidential and status in ('collected', 'classified', 'in-hand', 'done');

-- What was said, as pairs of characters: two Chinese characters are found by an index, which trigrams cannot do.
create table haitang.case_words (
    id uuid primary key,
    pairs text[] not null
);
create index case_words_pairs on haitang.case_words using gin (pairs);
