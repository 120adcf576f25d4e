-- Who keeps what is owed next: not always the owner, for example while they are away.

alter table cases."case" add column next_promise_person_id uuid;
update cases."case" c set next_promise_person_id = p.promisor_person_id
from promises.promise p where p.id = c.next_promise_id;
