create index inbound_mail_in_quarantine on conversations.inbound_mail (received_at desc, id desc) where state = 'quarantine';
