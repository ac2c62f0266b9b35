-- What somebody has to do next, in the order of the clocks. The indexes hold open work only, so that they stay as short as the work.
alter table haitang.ticket_rows add column next_at timestamptz not null generated always as (coalesce(least(
    case when status = 'issued' then accept_by end,
    case when status in ('issued', 'accepted') and not contacted then contact_by end,
    due_by), 'infinity')) stored;
create index ticket_rows_to_do on haitang.ticket_rows (unit, next_at, id) where status in ('issued', 'return-asked', 'accepted', 'suspended');

create index case_rows_to_do on haitang.case_rows (holder, (coalesce(due_at, 'infinity')), id) where status in ('collected', 'classified', 'done');
create index case_rows_brought_in on haitang.case_rows (collected_by, (coalesce(due_at, 'infinity')), id)
    where status in ('collected', 'classified', 'in-hand', 'done');
