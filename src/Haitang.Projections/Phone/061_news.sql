-- What somebody should hear of, kept by a fold: one row for each reader of an event. A reader is a unit, or a red agent's account.
create table haitang.news (
    reader uuid not null,
    position bigint not null,
    case_id uuid not null,
    type text not null,
    at timestamptz not null,
    primary key (reader, position)
);

-- What the fold knows of the cases and tickets that it tells of.
create table haitang.news_cases (
    id uuid primary key,
    holder uuid not null,
    area uuid not null,
    collector uuid,
    workers uuid[] not null
);
create table haitang.news_tickets (
    id uuid primary key,
    case_id uuid not null,
    unit uuid not null,
    issuer uuid not null
);

-- Up to where an account has read, in each of its posts. Not derived from the log.
create table haitang.news_marks (
    account uuid not null,
    reader uuid not null,
    position bigint not null,
    primary key (account, reader)
);

-- What each person did on each day in Shanghai, by kind, kept by a fold.
create table haitang.account_days (
    account uuid not null,
    unit uuid not null,
    day date not null,
    deed text not null,
    n bigint not null,
    primary key (account, unit, day, deed)
);
