-- What people sign in with. The id is that of the account's stream; names stand here and in no event.
create table haitang.users (
    id uuid primary key,
    user_name text not null,
    normalized_user_name text not null unique,
    display_name text not null,
    language text not null,
    password_hash text,
    security_stamp text not null,
    concurrency_stamp text not null,
    access_failed_count integer not null,
    lockout_end timestamptz,
    created_at timestamptz not null
);

-- What machines sign in with: only the SHA-256 of a secret of 256 bits.
create table haitang.api_keys (
    hash bytea primary key check (octet_length(hash) = 32),
    account uuid not null,
    name text not null,
    prefix text not null unique,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz,
    last_used_at timestamptz
);
create index api_keys_account on haitang.api_keys (account);

-- The keys that cookies and antiforgery tokens are protected with, for all nodes alike.
create table haitang.data_protection_keys (
    id uuid primary key,
    xml text not null,
    created_at timestamptz not null default now()
);
