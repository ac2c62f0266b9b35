-- The contact clock runs from the issue until somebody was reached: also while a return is asked for, and while a ticket is suspended.
alter table haitang.ticket_rows drop column next_at;
alter table haitang.ticket_rows add column next_at timestamptz not null generated always as (coalesce(least(
    case when status = 'issued' then accept_by end,
    case when status in ('issued', 'return-asked', 'accepted', 'suspended') and not contacted then contact_by end,
    due_by), 'infinity')) stored;
create index ticket_rows_to_do on haitang.ticket_rows (unit, next_at, id) where status in ('issued', 'return-asked', 'accepted', 'suspended');
