-- 挂账: what is suspended is little, and looked at by the day of its review.
create index ticket_rows_on_hold on haitang.ticket_rows (resumes_at, id) where status = 'suspended';
