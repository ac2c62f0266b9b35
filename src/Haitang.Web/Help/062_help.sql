-- The first-time hints that somebody has put away.
create table haitang.seen_hints (
    account uuid not null,
    screen text not null,
    at timestamptz not null default now(),
    primary key (account, screen)
);
