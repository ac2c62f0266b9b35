-- 回避: the units and accounts that a confidential case concerns, who see nothing of it.
alter table haitang.case_rows add column recused uuid[];

-- 滥用标记: the last day on which desks see it beside everything of the same person.
alter table haitang.case_rows add column misuse_until date;
create index case_rows_misuse on haitang.case_rows (reporter) where misuse_until is not null;
