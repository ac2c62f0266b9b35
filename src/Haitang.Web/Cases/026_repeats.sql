-- The cases of a person: from what else he gave his number to.
create index case_rows_reporter on haitang.case_rows (reporter) where reporter is not null;
