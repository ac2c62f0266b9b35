-- What an account has been shown above its mark, page by page: the mark follows as soon as nothing unread is left below.
alter table haitang.news_marks add column seen int8multirange not null default '{}';
