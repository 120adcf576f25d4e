-- Where nobody said who asks, the people of the desk are not to be seen either.

alter policy staff_and_own_accounts on people.person
  using ((account_id is null and (select platform.asking_person()) is not null)
    or account_id = any ((select platform.asking_accounts())::uuid[]));
