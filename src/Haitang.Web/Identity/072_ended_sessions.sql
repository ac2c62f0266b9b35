-- Sessions that were signed out of, for as long as a copy of their cookie could still be shown.
create table haitang.ended_sessions (
    id uuid primary key,
    account uuid not null,
    ended_at timestamptz not null default now()
);
create index ended_sessions_account on haitang.ended_sessions (account);
create index ended_sessions_at on haitang.ended_sessions (ended_at);
