-- What units got before, by category and town, and what came of it: kept by a fold, so that no suggestion counts cases.
create table haitang.practice (
    category uuid not null,
    town uuid not null,
    unit uuid not null,
    lead boolean not null,
    issued bigint not null,
    returned bigint not null,
    sent_back bigint not null,
    verified bigint not null,
    primary key (category, town, unit, lead)
) with (fillfactor = 50);

-- What the fold knows of cases and tickets, to tell what a later fact of theirs is about.
create table haitang.practice_cases (
    id uuid primary key,
    town uuid,
    category uuid,
    confidential boolean not null
) with (fillfactor = 70);
create table haitang.practice_tickets (
    id uuid primary key,
    category uuid not null,
    town uuid not null,
    unit uuid not null,
    lead boolean not null
);
