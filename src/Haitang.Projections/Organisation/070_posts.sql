-- Who holds a post, or any at a unit: accounts change seldom, so that the index costs no work that anybody waits for.
create index account_rows_posts on haitang.account_rows using gin (posts jsonb_path_ops);
