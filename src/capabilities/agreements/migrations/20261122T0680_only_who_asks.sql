-- What is agreed with everybody, too, is read only where the transaction says who asks.

alter policy of_no_account on agreements.agreement
  using (account_id is null and platform.asking_person() is not null);
alter policy of_no_account on agreements.agreement_version
  using (account_id is null and platform.asking_person() is not null);
alter policy for_everybody on agreements.agreement
  using (account_id is null and kind = 'sla' and platform.asking_person() is not null);
alter policy for_everybody on agreements.agreement_version
  using (
    account_id is null and platform.asking_person() is not null
    and exists (select from agreements.agreement where id = agreement_id)
  );
