-- One row per case, written only by the appends of its appeal. Times and words here are derived from events.
create table haitang.case_rows (
    id uuid primary key,
    number text not null,
    version bigint not null,
    status text not null,
    title text not null,
    place text,
    lon double precision,
    lat double precision,
    channel uuid not null,
    subject text not null,
    nature_told text,
    category uuid,
    nature text,
    urgency text,
    level text,
    confidential boolean not null,
    holder uuid not null,
    area uuid not null,
    town uuid,
    community uuid,
    grid uuid,
    reporter uuid,
    external_ref text,
    attachments integer not null,
    collected_by uuid not null,
    collected_at timestamptz not null,
    changed_at timestamptz not null
) with (fillfactor = 50);

create unique index case_rows_number on haitang.case_rows (number);
-- Lists: one scope column, one status, newest or oldest first. changed_at stays out, so that most updates are HOT.
create index case_rows_all on haitang.case_rows (status, collected_at, id);
create index case_rows_town on haitang.case_rows (town, status, collected_at, id);
create index case_rows_community on haitang.case_rows (community, status, collected_at, id);
create index case_rows_grid on haitang.case_rows (grid, status, collected_at, id);
create index case_rows_holder on haitang.case_rows (holder, status, collected_at, id);
create index case_rows_collected_by on haitang.case_rows (collected_by, collected_at, id);

create sequence haitang.case_numbers cache 1;
