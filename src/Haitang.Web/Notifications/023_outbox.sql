-- Messages to others, written with the events that they tell of. The ids of one stream rise in the order of its events.
create table haitang.outbox (
    id bigint generated always as identity primary key,
    stream uuid not null,
    topic text not null,
    -- No personal data: what is said about somebody is rendered from the sealed event when it is sent.
    payload jsonb not null,
    created_at timestamptz not null default now(),
    attempts integer not null default 0,
    next_at timestamptz not null default '-infinity',
    delivered_at timestamptz,
    given_up_at timestamptz,
    -- Of the last attempt; null while one is under way.
    last_error text
) with (fillfactor = 70);

create index outbox_due on haitang.outbox (next_at, id) where delivered_at is null and given_up_at is null;
create index outbox_waiting on haitang.outbox (stream, topic, id) where delivered_at is null and given_up_at is null;
create index outbox_delivered on haitang.outbox (delivered_at) where delivered_at is not null;
create index outbox_given_up on haitang.outbox (given_up_at) where given_up_at is not null;
