-- The writer works it out: PostgreSQL would read the stored expression anew with every update, which is a sixth of an append.
alter table haitang.ticket_rows alter column next_at drop expression;
alter table haitang.ticket_rows alter column next_at set default 'infinity';
