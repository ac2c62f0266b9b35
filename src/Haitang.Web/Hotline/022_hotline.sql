-- Which case a hotline's number became: a delivery that is repeated, however late, finds its case.
create table haitang.hotline_cases (
    source uuid not null,
    external_ref text not null,
    case_id uuid not null,
    content bytea not null,
    answer bytea not null,
    primary key (source, external_ref)
);
