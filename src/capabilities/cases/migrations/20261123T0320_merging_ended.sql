-- Which promises ended by a merger, so that undoing it lets those stand again and no other.

alter table cases.merging add column ended uuid[] not null default '{}';
update cases.merging m
  set ended = coalesce(
    (select array_agg(p.id) from promises.promise p
      where p.subject_id in (m.duplicate_id, m.survivor_id) and p.closed_at = m.merged_at
        and p.state in ('withdrawn', 'superseded', 'broken')),
    '{}');
alter table cases.merging alter column ended drop default;
