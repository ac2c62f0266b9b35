-- Marten's storage format (docs/event-log.md). Extra columns and tables are ours.
create sequence haitang.mt_events_sequence cache 1;

-- The row is updated with every append: room on the page keeps those updates off the index.
create table haitang.mt_streams (
    id uuid primary key,
    type varchar,
    version bigint,
    timestamp timestamptz not null,
    created timestamptz not null,
    tenant_id varchar default '*DEFAULT*',
    is_archived boolean default false
) with (fillfactor = 60);

-- No foreign key to mt_streams (it costs 17 %): the append statement guarantees the stream.
create table haitang.mt_events (
    seq_id bigint primary key default nextval('haitang.mt_events_sequence'),
    id uuid not null,
    stream_id uuid,
    version bigint not null,
    data jsonb not null,
    bdata bytea,
    type varchar(500) not null,
    timestamp timestamptz not null,
    tenant_id varchar default '*DEFAULT*',
    mt_dotnet_type varchar,
    correlation_id varchar,
    causation_id varchar,
    headers jsonb,
    user_name varchar,
    is_archived boolean default false,
    unique (stream_id, version)
);
alter sequence haitang.mt_events_sequence owned by haitang.mt_events.seq_id;

create table haitang.mt_event_progression (
    name varchar primary key,
    last_seq_id bigint not null,
    last_updated timestamptz
) with (fillfactor = 50);

-- Who may do something alone, until when by the database's clock.
create table haitang.leases (
    name varchar primary key,
    holder varchar not null,
    expires_at timestamptz not null
) with (fillfactor = 50);

-- A fold that stopped: where, and why. Deleting the row lets it try again.
create table haitang.fold_faults (
    name varchar primary key,
    position bigint not null,
    event_id uuid not null,
    error text not null,
    failed_at timestamptz not null default now()
);
