-- How many tickets stand at each status: of each unit's area ('seen': what lies in it or below it, or was issued by it), given to
-- exactly this unit ('unit'), issued by exactly this unit ('issuer'). Kept by a fold: totals never count rows.
create table haitang.ticket_counts (
    unit uuid not null,
    part text not null,
    status text not null,
    confidential boolean not null,
    tickets bigint not null,
    primary key (unit, part, status, confidential)
) with (fillfactor = 50);

-- What the fold has counted of each ticket, so that it can take it back.
create table haitang.counted_tickets (
    id uuid primary key,
    unit uuid not null,
    issuer uuid not null,
    units uuid[] not null,
    status text not null,
    confidential boolean not null
) with (fillfactor = 70);

create table haitang.counted_ticket_units (
    id uuid primary key,
    parent uuid,
    kind text not null
);
