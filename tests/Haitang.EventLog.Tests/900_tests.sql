create table haitang.notes (id uuid primary key, version bigint not null, first bigint not null, at timestamptz not null, text text);
create table haitang.keys (key uuid primary key, stream uuid not null);
create table haitang.tallies (stream uuid primary key, events bigint not null check (events > 0), last bigint not null, unique (last)) with (fillfactor = 50);
create index tallies_board on haitang.tallies (events desc, stream) where events > 1;
create table haitang.applied (ordinal bigint generated always as identity, position bigint not null, runner varchar not null);
create table haitang.naps (slept text not null);
