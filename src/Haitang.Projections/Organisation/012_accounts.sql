-- Accounts as administration lists them. Names stand in the sign-in data, not here.
create table haitang.account_rows (
    id uuid primary key,
    version bigint not null,
    kind text not null,
    unit uuid not null,
    disabled boolean not null,
    expires_at timestamptz,
    posts jsonb not null,
    changed_at timestamptz not null
);
create index account_rows_unit on haitang.account_rows (unit, id);
