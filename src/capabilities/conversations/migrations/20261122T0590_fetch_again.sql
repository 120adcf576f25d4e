-- A mail that was set aside in its mailbox may be asked for again.

alter table conversations.mailbox_mail
  -- Since when somebody wants it tried once more; null once it was.
  add column wanted_at timestamptz,
  -- Since when it is known to lie there no longer.
  add column gone_at timestamptz;
