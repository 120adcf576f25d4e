-- A live event that somebody said is over, and one that came along from a duplicate.

-- When somebody said that nobody waits in it any more; null as long as its end, or the usual length, says so.
alter table cases.live_event add column over_at timestamptz;
-- The duplicate that it came from by a merger; null where it was said on this case.
alter table cases.live_event add column came_from uuid references cases."case" (id);
