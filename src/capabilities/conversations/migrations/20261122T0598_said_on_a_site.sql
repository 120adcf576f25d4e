-- People also ask by the form that the organisation's own sites show.
alter table conversations.message drop constraint message_channel_check;
alter table conversations.message add constraint message_channel_check
  check (channel in ('portal', 'mail', 'phone', 'walk-up', 'chat', 'api', 'site'));
