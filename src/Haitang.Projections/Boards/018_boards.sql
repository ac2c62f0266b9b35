-- The organisation as the fold has met it, so that "above" is the tree at the moment of the event.
create table haitang.board_units (
    id uuid primary key,
    parent uuid
);

-- What the fold keeps of each case, to know what the next event changes.
create table haitang.board_cases (
    id uuid primary key,
    reopenings integer not null,
    life bytea not null
) with (fillfactor = 50);

create table haitang.board_tickets (
    id uuid primary key,
    case_id uuid not null
);

-- One row for everything that a figure counts: the case behind it. Every count below is a sum over these.
create table haitang.board_marks (
    case_id uuid not null,
    figure text not null,
    ticket uuid not null,
    at timestamptz not null,
    again date not null,
    confidential boolean not null,
    units uuid[] not null,
    primary key (case_id, figure, ticket, at)
);
create index board_marks_figure on haitang.board_marks (figure, at, case_id);

-- Daily counters of each unit. A rating that a later one replaced stands under the day of that one (again), and counts
-- only in periods that end before it.
create table haitang.board_days (
    unit uuid not null,
    day date not null,
    again date not null,
    confidential boolean not null,
    collected bigint not null,
    dispatched bigint not null,
    finished bigint not null,
    reopened bigint not null,
    completed bigint not null,
    reworked bigint not null,
    yellow_card bigint not null,
    red_card bigint not null,
    pending bigint not null,
    in_time bigint not null,
    late bigint not null,
    satisfied bigint not null,
    basically bigint not null,
    dissatisfied bigint not null,
    resolved bigint not null,
    unresolved bigint not null,
    unanswered bigint not null,
    primary key (unit, day, again, confidential)
) with (fillfactor = 50);

create table haitang.board_channels (
    unit uuid not null,
    day date not null,
    confidential boolean not null,
    channel uuid not null,
    cases bigint not null,
    primary key (unit, day, confidential, channel)
) with (fillfactor = 50);

-- The latest that happened in each unit's area, without any free text.
create table haitang.board_news (
    unit uuid not null,
    position bigint not null,
    at timestamptz not null,
    type text not null,
    case_id uuid not null,
    who uuid,
    word text,
    primary key (unit, position)
);
