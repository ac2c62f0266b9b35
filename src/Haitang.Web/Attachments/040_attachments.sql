-- Pictures, each encrypted under a key of its own that the master key wraps. No case yet: only its uploader sees it.
create table haitang.attachments (
    id uuid primary key,
    uploader uuid not null,
    case_id uuid,
    media_type text not null,
    bytes integer not null,
    width integer not null,
    height integer not null,
    wrapped bytea not null,
    content bytea not null,
    uploaded_at timestamptz not null default now()
);
-- Ciphertext cannot be compressed: do not try.
alter table haitang.attachments alter column content set storage external;
create index attachments_case on haitang.attachments (case_id) where case_id is not null;
create index attachments_unused on haitang.attachments (uploaded_at) where case_id is null;
