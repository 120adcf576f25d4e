-- What was found out about where a mail comes from.

alter table conversations.inbound_mail
  add column helo text not null default '',
  -- SPF, DKIM, DMARC and ARC as they were found when the mail was judged.
  add column authentication jsonb,
  -- Another mail came before with the same Message-ID and another body.
  add column message_id_reused boolean not null default false;

-- Nobody proved that the message comes from its author's address.
alter table conversations.message add column unverified_sender boolean not null default false;
