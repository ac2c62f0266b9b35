-- The key of each case, wrapped by the master key, which is not in this database. No row: the texts are forgotten.
create table haitang.case_keys (
    id uuid primary key,
    wrapped bytea not null
);

-- Says whether a master key is the one that this database was written with.
create table haitang.master_key_check (
    sole boolean primary key default true check (sole),
    proof bytea not null
);

-- Contact data, apart from the case and encrypted under a key of their own.
create table haitang.reporters (
    id uuid primary key,
    person bytea,
    wrapped bytea not null,
    contact bytea not null,
    kept_at timestamptz not null
);
create index reporters_person on haitang.reporters (person) where person is not null;

-- Who has seen whose contact data, and why.
create table haitang.reveals (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    reporter uuid not null,
    case_id uuid not null,
    account uuid not null,
    role text not null,
    unit uuid not null,
    reason bytea not null
);
create index reveals_case on haitang.reveals (case_id, at);
