-- The case under whose key a stream's texts are sealed: a ticket has no key of its own.
alter table haitang.stream_states add column case_id uuid;
update haitang.stream_states set case_id = id where type = 'appeal';
