-- Who has read which confidential case, and when.
create table haitang.confidential_reads (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    case_id uuid not null,
    account uuid not null,
    role text not null,
    unit uuid not null
);
create index confidential_reads_case on haitang.confidential_reads (case_id, at);
