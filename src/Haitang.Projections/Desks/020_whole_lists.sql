-- Lists of all states, the latest first. The moments never change, so that most updates stay HOT.
create index case_rows_whole on haitang.case_rows (collected_at, id);
create index case_rows_whole_town on haitang.case_rows (town, collected_at, id);
create index case_rows_whole_community on haitang.case_rows (community, collected_at, id);
create index case_rows_whole_grid on haitang.case_rows (grid, collected_at, id);
create index ticket_rows_whole on haitang.ticket_rows (issued_at, id);
create index ticket_rows_whole_unit on haitang.ticket_rows (unit, issued_at, id);
