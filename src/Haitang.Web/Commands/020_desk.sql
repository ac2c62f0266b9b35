-- What each stream amounts to, with the version and the fold that it was made by; written only by that stream's appends.
create table haitang.stream_states (
    id uuid primary key,
    type text not null,
    version bigint not null,
    fold_version integer not null,
    state bytea not null,
    recorded_at timestamptz not null
) with (fillfactor = 50);

-- Accepted commands and their first answers, remembered for 30 days per account or key.
create table haitang.command_keys (
    scope uuid not null,
    id uuid not null,
    fingerprint bytea not null,
    stream uuid not null,
    answer bytea not null,
    at timestamptz not null,
    primary key (scope, id)
);
create index command_keys_at on haitang.command_keys using brin (at);
