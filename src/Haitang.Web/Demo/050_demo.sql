-- Written when all of a demonstration city's story has been told: one without is thrown away and told anew.
create table haitang.demo_city (
    sole boolean primary key default true check (sole),
    mark text not null,
    told_at timestamptz not null default now()
);
