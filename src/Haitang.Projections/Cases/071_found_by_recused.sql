-- Recusal holds while the case is confidential.
update haitang.case_rows set recused = null where recused is not null and not confidential;
-- Few cases have one: totals leave them out without looking at the others.
create index case_rows_recused on haitang.case_rows using gin (recused) where recused is not null;
