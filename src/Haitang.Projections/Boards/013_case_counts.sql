-- How many cases of each unit's area stand at each status, kept by a fold: totals never count rows.
create table haitang.case_counts (
    unit uuid not null,
    status text not null,
    confidential boolean not null,
    cases bigint not null,
    primary key (unit, status, confidential)
) with (fillfactor = 50);

-- What the fold has counted of each case, so that it can take it back.
create table haitang.counted_cases (
    id uuid primary key,
    area uuid not null,
    status text not null,
    confidential boolean not null
) with (fillfactor = 70);
