-- One row per ticket, written only by its own appends.
create table haitang.ticket_rows (
    id uuid primary key,
    case_id uuid not null,
    number text not null,
    version bigint not null,
    status text not null,
    unit uuid not null,
    issuer uuid not null,
    town uuid,
    community uuid,
    lead boolean not null,
    urgency text not null,
    run integer not null,
    accept_by timestamptz,
    contact_by timestamptz,
    due_by timestamptz,
    soon_at timestamptz,
    card text,
    percent integer,
    outcome text,
    in_time boolean,
    contacted boolean not null,
    extension_asked timestamptz,
    suspension_asked text,
    resumes_at timestamptz,
    issued_at timestamptz not null,
    changed_at timestamptz not null
) with (fillfactor = 50);

create unique index ticket_rows_number on haitang.ticket_rows (number);
create index ticket_rows_case on haitang.ticket_rows (case_id, issued_at, id);
-- Lists: one scope column, one status, in order of issue. Due moments stay out, so that most updates are HOT.
create index ticket_rows_all on haitang.ticket_rows (status, issued_at, id);
create index ticket_rows_unit on haitang.ticket_rows (unit, status, issued_at, id);
create index ticket_rows_issuer on haitang.ticket_rows (issuer, status, issued_at, id);
create index ticket_rows_town on haitang.ticket_rows (town, status, issued_at, id);
create index ticket_rows_community on haitang.ticket_rows (community, status, issued_at, id);
create index ticket_rows_parts on haitang.ticket_rows (unit, case_id);

-- The clock of a case: that of its dispatch, later that of its lead ticket.
alter table haitang.case_rows
    add column lead_ticket uuid,
    add column lead_unit uuid,
    add column due_at timestamptz,
    add column soon_at timestamptz,
    add column card text,
    add column problem boolean not null default false,
    add column main uuid;
create index case_rows_main on haitang.case_rows (main) where main is not null;
