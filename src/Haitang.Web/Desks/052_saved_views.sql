-- Desks that somebody wants to come back to: an address under a name, per account. Nothing that a figure depends on.
create table haitang.saved_views (
    account uuid not null,
    name text not null,
    address text not null,
    saved_at timestamptz not null default now(),
    primary key (account, name)
);
