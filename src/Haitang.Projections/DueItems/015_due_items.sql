-- The next moment of each stream that the clock watches; written only by that stream's appends.
create table haitang.due_items (
    id uuid primary key,
    stream text not null,
    at timestamptz not null
);
create index due_items_at on haitang.due_items (at);
