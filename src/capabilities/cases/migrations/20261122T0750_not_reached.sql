-- That our mail to the customer came back, until somebody reached them otherwise.

alter table cases."case" add column unreached_since timestamptz, add column unreached_address text;
