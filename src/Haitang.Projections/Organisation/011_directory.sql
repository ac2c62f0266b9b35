-- Units, categories and channels as they are now, with an edition that grows with each change. A code is given once.
create table haitang.directory_rows (
    id uuid primary key,
    kind text not null,
    code text not null,
    version bigint not null,
    entry jsonb not null
);
create unique index directory_rows_code on haitang.directory_rows (kind, lower(code));

create table haitang.directory_edition (
    sole boolean primary key default true check (sole),
    edition bigint not null
);
insert into haitang.directory_edition(edition) values (1);
