-- 回避: the units and accounts that a confidential case concerns, who see nothing of it.
alter table haitang.case_rows add column recused uuid[];
