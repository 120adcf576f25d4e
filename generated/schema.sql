-- The schema after all migrations: what each one did shows here in review. Written by "generate".

-- Tables

agreements.agreement
  id uuid not null
  name text not null
  kind text not null
  account_id uuid
  parties jsonb not null
  draft jsonb
  version integer not null default 1
  created_at timestamp with time zone not null
  standing boolean not null default false
agreements.agreement_version
  agreement_id uuid not null
  account_id uuid
  version integer not null
  effective_from timestamp with time zone not null
  published_at timestamp with time zone not null
  published_by uuid
  terms jsonb not null
calendars.calendar
  id uuid not null
  name text not null
  current_version integer not null default 1
  standing text
  created_at timestamp with time zone not null
calendars.calendar_version
  calendar_id uuid not null
  version integer not null
  hours jsonb not null
  created_at timestamp with time zone not null
  published_by text
  holiday_names jsonb not null default '{}'::jsonb
  effective_at timestamp with time zone
calls.missed_call
  id uuid not null
  case_id uuid not null
  account_id uuid not null
  caller_id uuid not null
  promise_id uuid
  from_number text
  to_number text
  called_at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  voicemail text
  recorded boolean not null default false
  told_by uuid not null
  foreign_id text
  settled_at timestamp with time zone
calls.settings
  only_one boolean not null default true
  country text not null
  lines jsonb not null
  version integer not null default 1
cases.approval
  id uuid not null
  case_id uuid not null
  account_id uuid not null
  person_id uuid not null
  why text not null
  of_the_desk boolean not null
  outside boolean not null
  promise_id uuid
  state text not null default 'asked'::text
  reason text
  asked_at timestamp with time zone not null
  reminded_at timestamp with time zone
  decided_at timestamp with time zone
cases.case
  id uuid not null
  number bigint not null default nextval('cases.case_number'::regclass)
  account_id uuid not null
  kind text not null
  state text not null
  waiting_reason text
  waiting_question text
  subject text not null
  goal text
  service_id uuid not null
  requester_id uuid not null
  owner_id uuid
  assignee_id uuid
  team_id uuid
  provider_id uuid
  channel text not null
  priority text not null
  stated_urgency text not null
  assessed_urgency text not null
  now_text text
  now_by text
  now_by_id uuid
  now_since timestamp with time zone
  next_promise_id uuid
  next_promise_kind text
  next_promise_state text
  next_promise_made_at timestamp with time zone
  next_promise_soon_at timestamp with time zone
  next_due_at timestamp with time zone
  last_customer_word_at timestamp with time zone
  last_team_word_at timestamp with time zone
  last_customer_message_id uuid
  unanswered boolean not null default false
  open boolean not null default true
  opened_at timestamp with time zone not null
  resolved_at timestamp with time zone
  closed_at timestamp with time zone
  version integer not null default 1
  unreached_since timestamp with time zone
  unreached_address text
  next_promise_person_id uuid
  merged_into uuid
  offer_id uuid
  offered_to_id uuid
  offered_team_id uuid
  colleagues_see boolean not null default false
  parent_id uuid
cases.contact_try
  id uuid not null
  case_id uuid not null
  account_id uuid not null
  promise_id uuid not null
  way text not null
  message_left boolean not null
  tried_by uuid not null
  tried_at timestamp with time zone not null
cases.customer
  person_id uuid not null
  account_id uuid not null
  reach_by text
  notes text
  changed_by text not null
  changed_at timestamp with time zone not null
  version integer not null default 1
cases.draft
  person_id uuid not null
  case_id uuid not null
  kind text not null
  account_id uuid not null
  text text not null
  seen_message_id uuid
  saved_at timestamp with time zone not null
cases.escalation
  id uuid not null
  case_id uuid not null
  account_id uuid not null
  person_id uuid not null
  words text not null
  needed_by timestamp with time zone not null
  promise_id uuid not null
  escalated_at timestamp with time zone not null
  answer text
  answered_at timestamp with time zone
cases.known_word
  word text not null
cases.late_word
  promise_id uuid not null
  case_id uuid not null
  account_id uuid not null
  found_at timestamp with time zone not null
  told_at timestamp with time zone
cases.link
  case_id uuid not null
  other_id uuid not null
  account_id uuid not null
  relation text not null
  linked_by uuid not null
  linked_at timestamp with time zone not null
cases.live_event
  case_id uuid not null
  account_id uuid not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone
  way text not null
  place text not null
  fallback text
  said_at timestamp with time zone not null
  over_at timestamp with time zone
  came_from uuid
cases.macro
  id uuid not null
  name text not null
  steps jsonb not null
  version integer not null default 1
  changed_at timestamp with time zone not null
cases.merging
  duplicate_id uuid not null
  survivor_id uuid not null
  account_id uuid not null
  state text not null
  waiting_reason text
  waiting_question text
  provider_id uuid
  survivor_unanswered boolean not null
  watchers uuid[] not null
  merged_by uuid not null
  merged_at timestamp with time zone not null
  ended uuid[] not null
cases.outgoing_reply
  id uuid not null
  case_id uuid not null
  account_id uuid not null
  author_id uuid not null
  author_name text not null
  text text not null
  next jsonb not null
  file_ids uuid[] not null
  seen_message_id uuid
  held_at timestamp with time zone not null
  leaves_at timestamp with time zone not null
  held_back text
cases.participant
  case_id uuid not null
  account_id uuid not null
  person_id uuid not null
  role text not null
  added_at timestamp with time zone not null
cases.pinned_view
  person_id uuid not null
  view_id uuid not null
cases.presence
  case_id uuid not null
  person_id uuid not null
  account_id uuid not null
  person_name text not null
  doing text not null
  seen_until timestamp with time zone not null
cases.request
  case_id uuid not null
  account_id uuid not null
  item_id uuid not null
  item_name text not null
  answers jsonb not null
  item_summary text
  item_cost text
  approval_needs text not null default 'one'::text
  approval_days integer not null default 2
cases.saved_view
  id uuid not null
  person_id uuid
  team_id uuid
  name text not null
  view jsonb not null
  version integer not null default 1
  changed_at timestamp with time zone not null
cases.search_text
  case_id uuid not null
  account_id uuid not null
  words tsvector not null
  facets text[] not null default '{}'::text[]
cases.splitting
  case_id uuid not null
  from_id uuid not null
  account_id uuid not null
  copies uuid[] not null
  split_by uuid not null
  split_at timestamp with time zone not null
cases.transfer
  id uuid not null
  case_id uuid not null
  account_id uuid not null
  state text not null
  giver_id uuid not null
  to_person_id uuid
  to_team_id uuid
  problem text not null
  done text not null
  next text not null
  follow_up_id uuid
  offered_at timestamp with time zone not null
  answered_at timestamp with time zone
  answered_by uuid
  reason text
cases.way_back
  case_id uuid not null
  account_id uuid not null
  by_id uuid not null
  version integer not null
  before jsonb not null
  facts integer not null
  promisors jsonb not null
  changed_at timestamp with time zone not null
cases.words_to_learn
  case_id uuid not null
catalogue.request_item
  id uuid not null
  slug text not null
  name text not null
  summary text not null
  cost text
  service_id uuid not null
  form jsonb not null
  retired boolean not null default false
  version integer not null default 1
  created_at timestamp with time zone not null
  approver_id uuid
  approval_days integer not null default 2
  approval_by text not null default 'desk'::text
  approval_needs text not null default 'one'::text
catalogue.service
  id uuid not null
  name text not null
  team_id uuid
  standing boolean not null default false
  retired boolean not null default false
  version integer not null default 1
  created_at timestamp with time zone not null
  owner_id uuid
conversations.failing_address
  id uuid not null
  address text not null
  score integer not null
  scored_at timestamp with time zone
  stopped_at timestamp with time zone
  words text not null
  mail_id uuid
conversations.inbound_mail
  id uuid not null
  hash bytea not null
  envelope_from text not null
  envelope_to text[] not null
  remote_address text not null
  received_at timestamp with time zone not null
  state text not null default 'waiting'::text
  rule text
  reason text
  settled_at timestamp with time zone
  attempts integer not null default 0
  tried_at timestamp with time zone
  last_error text
  message_id_header text
  body_hash text
  from_address text
  from_name text
  mail_subject text
  subject_kind text
  subject_id uuid
  message_id uuid
  note_id uuid
  duplicate_of uuid
  helo text not null default ''::text
  authentication jsonb
  message_id_reused boolean not null default false
conversations.mail_address
  address text not null
  team_id uuid
  service_id uuid
  created_at timestamp with time zone not null default now()
conversations.mailbox
  name text not null
  uid_validity text
  done_to bigint not null default 0
  begins_at bigint not null default 0
  heard_at timestamp with time zone
  taken_at timestamp with time zone
  trouble text
conversations.mailbox_mail
  mailbox text not null
  uid_validity text not null
  uid bigint not null
  inbound_mail_id uuid
  reason text
  noted_at timestamp with time zone not null
  wanted_at timestamp with time zone
  gone_at timestamp with time zone
conversations.message
  id uuid not null
  account_id uuid not null
  subject_kind text not null
  subject_id uuid not null
  direction text not null
  author_person_id uuid
  author_name text not null
  channel text not null
  text text not null
  new_part text not null
  html text
  automatic boolean not null default false
  sent_at timestamp with time zone not null
  recorded_at timestamp with time zone not null default now()
  delivery text not null default 'none'::text
  message_id_header text
  in_reply_to text[] not null default '{}'::text[]
  inbound_mail_id uuid
  unverified_sender boolean not null default false
  doubtful_text boolean not null default false
  protection text
  calendar jsonb
  warnings jsonb not null default '[]'::jsonb
conversations.note
  id uuid not null
  account_id uuid not null
  subject_kind text not null
  subject_id uuid not null
  author_person_id uuid
  author_name text not null
  text text not null
  written_at timestamp with time zone not null
  recorded_at timestamp with time zone not null default now()
  mentioned uuid[] not null default '{}'::uuid[]
conversations.outbound_mail
  id uuid not null
  account_id uuid
  subject_kind text
  subject_id uuid
  message_id uuid
  purpose text not null
  recipient_address text not null
  recipient_name text not null
  recipient_person_id uuid
  language text not null
  content jsonb not null
  message_id_header text not null
  state text not null default 'queued'::text
  queued_at timestamp with time zone not null
  attempts integer not null default 0
  next_try_at timestamp with time zone
  last_error text
  sent_at timestamp with time zone
  sender_address text
  released_at timestamp with time zone
conversations.pending_mail
  note_id uuid not null
  account_id uuid not null
  subject_kind text not null
  subject_id uuid not null
  inbound_mail_id uuid not null
  author_person_id uuid
  author_name text not null
  address text not null
  reason text not null
  origin jsonb not null
  decision text not null default 'waiting'::text
  decided_by text
  decided_at timestamp with time zone
  message_id uuid
conversations.snippet
  id uuid not null
  person_id uuid
  team_id uuid
  name text not null
  text text not null
  version integer not null default 1
  changed_at timestamp with time zone not null
feedback.feedback
  id uuid not null
  case_id uuid not null
  account_id uuid not null
  person_id uuid not null
  service_id uuid not null
  team_id uuid
  owner_id uuid
  rating smallint not null
  words text
  causes text[] not null default '{}'::text[]
  via text not null
  given_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  promise_id uuid
  outcome text
  answer text
  answered_by uuid
  answered_by_name text
  answered_at timestamp with time zone
  version integer not null default 1
identity.credential
  id uuid not null default gen_random_uuid()
  user_id uuid not null
  provider_id text not null
  subject text not null
  password text
  access_token text
  refresh_token text
  id_token text
  access_token_expires_at timestamp with time zone
  refresh_token_expires_at timestamp with time zone
  scope text
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
identity.rate_limit
  key text not null
  count integer not null
  window_ends_at timestamp with time zone not null
identity.session
  id uuid not null default gen_random_uuid()
  user_id uuid not null
  token text not null
  expires_at timestamp with time zone not null
  ip_address text
  user_agent text
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  last_used_at timestamp with time zone
identity.two_factor
  id uuid not null default gen_random_uuid()
  user_id uuid not null
  secret text not null
  backup_codes text not null
  verified boolean default true
  failed_verification_count integer default 0
  locked_until timestamp with time zone
identity.user
  id uuid not null default gen_random_uuid()
  name text not null
  email text not null
  email_verified boolean not null default false
  image text
  two_factor_enabled boolean default false
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
identity.verification
  id uuid not null default gen_random_uuid()
  identifier text not null
  value text not null
  expires_at timestamp with time zone not null
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
improvements.dismissal
  case_id uuid not null
  account_id uuid not null
  by_id uuid not null
  dismissed_at timestamp with time zone not null
improvements.evidence
  improvement_id uuid not null
  case_id uuid not null
  account_id uuid not null
  by_name text not null
  words text
  added_at timestamp with time zone not null
improvements.improvement
  id uuid not null
  title text not null
  wrong text not null
  help text
  causes text[] not null
  cause_words text
  state text not null
  proposed_by_id uuid not null
  proposed_by_name text not null
  proposed_at timestamp with time zone not null
  team_id uuid
  answer_id uuid not null
  impact smallint
  effort smallint
  confidence text
  assessed_by text
  assessed_at timestamp with time zone
  decision text
  decision_words text
  decided_by text
  decided_at timestamp with time zone
  review_at timestamp with time zone
  owner_id uuid
  owner_name text
  done_id uuid
  done_words text
  done_at timestamp with time zone
  version integer not null default 1
notices.mail_choice
  person_id uuid not null
  rhythm text not null
  digest_at text[] not null
  quiet_from text
  quiet_until text
  quiet_weekends boolean not null
  chosen_at timestamp with time zone not null
notices.notice
  id uuid not null
  person_id uuid not null
  topic text not null
  rank integer not null
  title text not null
  href text not null
  news jsonb not null
  tellings uuid[] not null
  given_at timestamp with time zone not null
  read_at timestamp with time zone
  mailed_at timestamp with time zone
people.absence
  id uuid not null
  person_id uuid not null
  from_at timestamp with time zone not null
  until_at timestamp with time zone not null
  stand_in_id uuid
  said_by uuid
  said_at timestamp with time zone not null
  ended_at timestamp with time zone
people.account
  id uuid not null
  name text not null
  kind text not null
  time_zone text not null
  version integer not null default 1
  created_at timestamp with time zone not null
  colleagues_see text not null default 'nobody'::text
people.api_token
  id uuid not null
  person_id uuid not null
  name text not null
  hash bytea not null
  scopes text[] not null
  expires_at timestamp with time zone not null
  last_used_at timestamp with time zone
  created_at timestamp with time zone not null
people.contact_point
  person_id uuid not null
  kind text not null
  address text not null
  source text not null
  verified_at timestamp with time zone
  created_at timestamp with time zone not null
people.person
  id uuid not null
  name text not null
  roles text[] not null
  account_id uuid
  provider_id uuid
  language text not null
  time_zone text not null
  colour_scheme text not null default 'auto'::text
  shortcuts boolean not null default true
  active boolean not null default true
  user_id uuid
  version integer not null default 1
  created_at timestamp with time zone not null
  undo_seconds integer not null default 10
  density text not null default 'compact'::text
  keys jsonb not null default '{}'::jsonb
  manages_account boolean not null default false
  reach_by text not null default 'write'::text
  phone text
  may_be_asked boolean not null default true
  optional_mails text[] not null default '{reminders}'::text[]
  signature text
people.provider
  id uuid not null
  name text not null
  version integer not null default 1
  created_at timestamp with time zone not null
people.team
  id uuid not null
  name text not null
  version integer not null default 1
  created_at timestamp with time zone not null
  called text
  signature text
  next_word_minutes integer
people.team_member
  team_id uuid not null
  person_id uuid not null
  lead boolean not null default false
platform.content
  hash bytea not null
  size integer not null
  bytes bytea not null
platform.fact
  id uuid not null
  position bigint not null
  subject_kind text not null
  subject_id uuid not null
  sequence integer not null
  kind text not null
  audience text not null
  account_id uuid
  actor_kind text not null
  actor_id uuid
  actor_name text not null
  request_id text not null
  occurred_at timestamp with time zone not null
  recorded_at timestamp with time zone not null default clock_timestamp()
  data jsonb not null
  previous_hash bytea not null
  hash bytea not null
platform.fact_head
  subject_kind text not null
  subject_id uuid not null
  sequence integer not null
  hash bytea not null
platform.file
  id uuid not null
  account_id uuid
  name text not null
  media_type text not null
  size integer not null
  hash bytea
  audience text not null
  subject_kind text
  subject_id uuid
  uploaded_by uuid
  created_at timestamp with time zone not null
  declared_type text not null default 'application/octet-stream'::text
platform.idempotency
  actor text not null
  key text not null
  request_hash bytea not null
  status integer
  created_at timestamp with time zone not null default now()
  answer bytea
platform.migration
  name text not null
  hash text not null
  applied_at timestamp with time zone not null default now()
platform.secret
  name text not null
  value bytea not null
  created_at timestamp with time zone not null default now()
platform.setting
  name text not null
  value jsonb not null
  version integer not null default 1
  changed_at timestamp with time zone not null default now()
platform.worker
  id text not null
  seen_at timestamp with time zone not null default now()
promises.objection
  promise_id uuid not null
  account_id uuid not null
  person_id uuid not null
  words text not null
  objected_at timestamp with time zone not null
  stands boolean not null
  answered_at timestamp with time zone
promises.promise
  id uuid not null
  subject_kind text not null
  subject_id uuid not null
  account_id uuid
  kind text not null
  promisor_kind text not null
  promisor_person_id uuid
  promisor_team_id uuid
  promisor_provider_id uuid
  promisee_kind text not null
  promisee_person_id uuid
  promisee_account_id uuid
  promisee_team_id uuid
  text text not null
  terms jsonb not null
  calendar_id uuid not null
  calendar_version integer not null
  anchor timestamp with time zone not null
  due timestamp with time zone not null
  made_at timestamp with time zone not null
  state text not null
  predecessor_id uuid
  successor_id uuid
  pauses jsonb not null default '[]'::jsonb
  warned jsonb not null default '[]'::jsonb
  met_at timestamp with time zone
  broken_at timestamp with time zone
  fulfilled_at timestamp with time zone
  closed_at timestamp with time zone
  reason text
  wake_at timestamp with time zone
  version integer not null default 1
  owed boolean not null default ((state = ANY (ARRAY['running'::text, 'paused'::text])) OR ((state = 'broken'::text) AND (fulfilled_at IS NULL) AND (closed_at IS NULL)))
  judging_failures integer not null default 0
  judging_trouble text
  doubted_at timestamp with time zone
  agreement_id uuid
  agreement_name text
  agreement_version integer
  agreement_rule integer
  service_id uuid
  parent_id uuid
  moves smallint not null default 0
  open_time bigint
  paused_time bigint
  voided_time bigint
  lowered boolean not null default false
  heard_at timestamp with time zone
  unheard boolean not null default false
referrals.party
  id uuid not null
  name text not null
  helps_with text not null
  phone text
  email text
  website text
  languages text
  hours text
  notes text
  provider_id uuid
  verified_at timestamp with time zone not null
  verified_by text not null
  removed_at timestamp with time zone
  version integer not null default 1
referrals.referral
  id uuid not null
  case_id uuid not null
  account_id uuid not null
  party_id uuid not null
  party_name text not null
  reach text not null
  by_id uuid not null
  by_name text not null
  made_at timestamp with time zone not null
  passes text
  consent_how text
  follow_up_id uuid not null
  answer text
  answer_words text
  answered_at timestamp with time zone
  asked_at timestamp with time zone
  outcome text
  outcome_words text
  outcome_by text
  outcome_at timestamp with time zone
reminders.reminder
  id uuid not null
  person_id uuid not null
  case_id uuid not null
  account_id uuid not null
  held boolean not null
  remind_at timestamp with time zone not null
  reminded_at timestamp with time zone
sites.site
  id uuid not null
  origin text not null
  shows boolean not null default true
  added_at timestamp with time zone not null
  version integer not null default 1
sites.turned_away
  origin text not null
  times integer not null
  last_at timestamp with time zone not null
troubleshooting.boundary
  case_id uuid not null
  account_id uuid not null
  aspect text not null
  is_so text not null
  is_not text not null
  by_name text not null
  said_at timestamp with time zone not null
troubleshooting.contribution
  id uuid not null
  swarm_id uuid not null
  account_id uuid not null
  kind text not null
  text text not null
  by_id uuid not null
  by_name text not null
  said_at timestamp with time zone not null
  step_id uuid
  thanked_at timestamp with time zone
troubleshooting.hypothesis
  id uuid not null
  case_id uuid not null
  account_id uuid not null
  statement text not null
  predicts text not null
  test text not null
  verdict text not null
  result text
  by_id uuid not null
  by_name text not null
  stated_at timestamp with time zone not null
  judged_at timestamp with time zone
troubleshooting.invitation
  swarm_id uuid not null
  account_id uuid not null
  person_id uuid not null
  person_name text not null
  state text not null
  later_at timestamp with time zone
  instead text
  asked_at timestamp with time zone not null
  answered_at timestamp with time zone
troubleshooting.prompt
  id uuid not null
  case_id uuid not null
  account_id uuid not null
  person_id uuid not null
  points integer not null
  signals text[] not null
  shown_at timestamp with time zone not null
  answer text
  reason text
  answered_at timestamp with time zone
troubleshooting.shared_step
  step_id uuid not null
  case_id uuid not null
  account_id uuid not null
  place integer not null
  words text not null
  outcome text not null
  shared_at timestamp with time zone not null
troubleshooting.step
  id uuid not null
  case_id uuid not null
  account_id uuid not null
  place integer not null
  phase text not null
  what text not null
  expected text
  saw text
  outcome text not null
  by_id uuid not null
  by_name text not null
  credit_id uuid
  credit_name text
  logged_at timestamp with time zone not null
  settled_at timestamp with time zone
  version integer not null default 1
troubleshooting.swarm
  id uuid not null
  case_id uuid not null
  account_id uuid not null
  question text not null
  help text not null
  step_ids uuid[] not null
  by_id uuid not null
  by_name text not null
  asked_at timestamp with time zone not null
  closed_at timestamp with time zone
  helped text

-- Constraints

agreements.agreement agreement_check CHECK (((kind = 'sla'::text) OR (account_id IS NULL)))
agreements.agreement agreement_check1 CHECK (((NOT standing) OR ((kind = 'sla'::text) AND (account_id IS NULL))))
agreements.agreement agreement_kind_check CHECK ((kind = ANY (ARRAY['sla'::text, 'ola'::text, 'uc'::text])))
agreements.agreement agreement_pkey PRIMARY KEY (id)
agreements.agreement_version agreement_version_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreements.agreement(id)
agreements.agreement_version agreement_version_pkey PRIMARY KEY (agreement_id, version)
agreements.agreement_version agreement_version_version_check CHECK ((version > 0))
calendars.calendar calendar_pkey PRIMARY KEY (id)
calendars.calendar calendar_standing_check CHECK ((standing = ANY (ARRAY['always'::text, 'office'::text])))
calendars.calendar calendar_standing_key UNIQUE (standing)
calendars.calendar_version calendar_version_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars.calendar(id)
calendars.calendar_version calendar_version_pkey PRIMARY KEY (calendar_id, version)
calendars.calendar_version calendar_version_version_check CHECK ((version > 0))
calls.missed_call missed_call_from_number_check CHECK (((length(from_number) >= 1) AND (length(from_number) <= 80)))
calls.missed_call missed_call_pkey PRIMARY KEY (id)
calls.settings settings_only_one_check CHECK (only_one)
calls.settings settings_pkey PRIMARY KEY (only_one)
cases."case" case_check CHECK (((state = 'waiting'::text) = (waiting_reason IS NOT NULL)))
cases."case" case_check1 CHECK (((merged_into IS NULL) OR ((NOT open) AND (merged_into <> id))))
cases."case" case_check2 CHECK (((offer_id IS NULL) OR (open AND ((offered_to_id IS NULL) <> (offered_team_id IS NULL)))))
cases."case" case_check3 CHECK ((parent_id <> id))
cases."case" case_kind_check CHECK ((kind = ANY (ARRAY['incident'::text, 'request'::text, 'question'::text])))
cases."case" case_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES cases."case"(id)
cases."case" case_number_key UNIQUE (number)
cases."case" case_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES cases."case"(id)
cases."case" case_pkey PRIMARY KEY (id)
cases."case" case_priority_check CHECK ((priority = ANY (ARRAY['P1'::text, 'P2'::text, 'P3'::text, 'P4'::text])))
cases.approval approval_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.approval approval_check CHECK (((decided_at IS NULL) = (state = 'asked'::text)))
cases.approval approval_pkey PRIMARY KEY (id)
cases.approval approval_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'declined'::text, 'not-needed'::text, 'replaced'::text])))
cases.approval approval_why_check CHECK ((why = ANY (ARRAY['item'::text, 'account-manager'::text, 'named'::text, 'stand-in'::text, 'instead'::text])))
cases.contact_try contact_try_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.contact_try contact_try_pkey PRIMARY KEY (id)
cases.contact_try contact_try_way_check CHECK ((way = ANY (ARRAY['phone'::text, 'in-person'::text, 'online'::text])))
cases.customer customer_pkey PRIMARY KEY (person_id)
cases.draft draft_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.draft draft_kind_check CHECK ((kind = ANY (ARRAY['reply'::text, 'note'::text])))
cases.draft draft_pkey PRIMARY KEY (case_id, person_id, kind)
cases.escalation escalation_answer_check CHECK ((answer = ANY (ARRAY['raised'::text, 'told'::text])))
cases.escalation escalation_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.escalation escalation_check CHECK (((answer IS NULL) = (answered_at IS NULL)))
cases.escalation escalation_pkey PRIMARY KEY (id)
cases.known_word known_word_pkey PRIMARY KEY (word)
cases.late_word late_word_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.late_word late_word_pkey PRIMARY KEY (promise_id)
cases.link link_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.link link_check CHECK ((case_id <> other_id))
cases.link link_other_id_fkey FOREIGN KEY (other_id) REFERENCES cases."case"(id)
cases.link link_pkey PRIMARY KEY (case_id, other_id)
cases.link link_relation_check CHECK ((relation = ANY (ARRAY['related'::text, 'caused-by'::text, 'causes'::text, 'follows-on'::text, 'followed-by'::text])))
cases.live_event live_event_came_from_fkey FOREIGN KEY (came_from) REFERENCES cases."case"(id)
cases.live_event live_event_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.live_event live_event_check CHECK ((ends_at > starts_at))
cases.live_event live_event_pkey PRIMARY KEY (case_id)
cases.live_event live_event_way_check CHECK ((way = ANY (ARRAY['phone'::text, 'in-person'::text, 'online'::text])))
cases.macro macro_pkey PRIMARY KEY (id)
cases.merging merging_duplicate_id_fkey FOREIGN KEY (duplicate_id) REFERENCES cases."case"(id)
cases.merging merging_pkey PRIMARY KEY (duplicate_id)
cases.merging merging_survivor_id_fkey FOREIGN KEY (survivor_id) REFERENCES cases."case"(id)
cases.outgoing_reply outgoing_reply_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.outgoing_reply outgoing_reply_pkey PRIMARY KEY (id)
cases.participant participant_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.participant participant_pkey PRIMARY KEY (case_id, person_id)
cases.participant participant_role_check CHECK ((role = ANY (ARRAY['watcher'::text, 'helper'::text, 'approver'::text])))
cases.pinned_view pinned_view_pkey PRIMARY KEY (person_id, view_id)
cases.pinned_view pinned_view_view_id_fkey FOREIGN KEY (view_id) REFERENCES cases.saved_view(id) ON DELETE CASCADE
cases.presence presence_doing_check CHECK ((doing = ANY (ARRAY['viewing'::text, 'reply'::text, 'note'::text])))
cases.presence presence_pkey PRIMARY KEY (case_id, person_id)
cases.request request_approval_days_check CHECK (((approval_days >= 1) AND (approval_days <= 20)))
cases.request request_approval_needs_check CHECK ((approval_needs = ANY (ARRAY['one'::text, 'all'::text])))
cases.request request_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.request request_pkey PRIMARY KEY (case_id)
cases.saved_view saved_view_check CHECK (((person_id IS NULL) <> (team_id IS NULL)))
cases.saved_view saved_view_pkey PRIMARY KEY (id)
cases.search_text search_text_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.search_text search_text_pkey PRIMARY KEY (case_id)
cases.splitting splitting_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.splitting splitting_check CHECK ((case_id <> from_id))
cases.splitting splitting_from_id_fkey FOREIGN KEY (from_id) REFERENCES cases."case"(id)
cases.splitting splitting_pkey PRIMARY KEY (case_id)
cases.transfer transfer_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.transfer transfer_check CHECK (((to_person_id IS NULL) <> (to_team_id IS NULL)))
cases.transfer transfer_check1 CHECK (((state = 'offered'::text) = (answered_at IS NULL)))
cases.transfer transfer_pkey PRIMARY KEY (id)
cases.transfer transfer_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'accepted'::text, 'returned'::text, 'taken-back'::text])))
cases.way_back way_back_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases."case"(id)
cases.way_back way_back_pkey PRIMARY KEY (case_id)
cases.words_to_learn words_to_learn_pkey PRIMARY KEY (case_id)
catalogue.request_item request_item_approval_by_check CHECK ((approval_by = ANY (ARRAY['desk'::text, 'account-managers'::text, 'named'::text])))
catalogue.request_item request_item_approval_days_check CHECK (((approval_days >= 1) AND (approval_days <= 20)))
catalogue.request_item request_item_approval_needs_check CHECK ((approval_needs = ANY (ARRAY['one'::text, 'all'::text])))
catalogue.request_item request_item_approver_id_fkey FOREIGN KEY (approver_id) REFERENCES people.person(id)
catalogue.request_item request_item_check CHECK (((approval_by = 'desk'::text) OR (approver_id IS NOT NULL)))
catalogue.request_item request_item_pkey PRIMARY KEY (id)
catalogue.request_item request_item_service_id_fkey FOREIGN KEY (service_id) REFERENCES catalogue.service(id)
catalogue.request_item request_item_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
catalogue.request_item request_item_slug_key UNIQUE (slug)
catalogue.service service_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people.person(id)
catalogue.service service_pkey PRIMARY KEY (id)
conversations.failing_address failing_address_address_check CHECK ((address = lower(address)))
conversations.failing_address failing_address_address_key UNIQUE (address)
conversations.failing_address failing_address_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES conversations.outbound_mail(id)
conversations.failing_address failing_address_pkey PRIMARY KEY (id)
conversations.inbound_mail inbound_mail_check CHECK (((state = 'waiting'::text) = (settled_at IS NULL)))
conversations.inbound_mail inbound_mail_check1 CHECK (((state <> ALL (ARRAY['case'::text, 'reply'::text])) OR ((subject_id IS NOT NULL) AND (COALESCE(message_id, note_id) IS NOT NULL))))
conversations.inbound_mail inbound_mail_check2 CHECK (((state = 'duplicate'::text) = (duplicate_of IS NOT NULL)))
conversations.inbound_mail inbound_mail_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES conversations.inbound_mail(id)
conversations.inbound_mail inbound_mail_hash_fkey FOREIGN KEY (hash) REFERENCES platform.content(hash)
conversations.inbound_mail inbound_mail_message_id_fkey FOREIGN KEY (message_id) REFERENCES conversations.message(id)
conversations.inbound_mail inbound_mail_note_id_fkey FOREIGN KEY (note_id) REFERENCES conversations.note(id)
conversations.inbound_mail inbound_mail_pkey PRIMARY KEY (id)
conversations.inbound_mail inbound_mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'case'::text, 'reply'::text, 'automatic'::text, 'quarantine'::text, 'duplicate'::text])))
conversations.mail_address mail_address_address_check CHECK (((address = lower(address)) AND (address ~~ '%_@_%'::text)))
conversations.mail_address mail_address_pkey PRIMARY KEY (address)
conversations.mailbox mailbox_pkey PRIMARY KEY (name)
conversations.mailbox_mail mailbox_mail_inbound_mail_id_fkey FOREIGN KEY (inbound_mail_id) REFERENCES conversations.inbound_mail(id)
conversations.mailbox_mail mailbox_mail_mailbox_fkey FOREIGN KEY (mailbox) REFERENCES conversations.mailbox(name)
conversations.mailbox_mail mailbox_mail_pkey PRIMARY KEY (mailbox, uid_validity, uid)
conversations.message message_channel_check CHECK ((channel = ANY (ARRAY['portal'::text, 'mail'::text, 'phone'::text, 'walk-up'::text, 'chat'::text, 'api'::text, 'site'::text])))
conversations.message message_delivery_check CHECK ((delivery = ANY (ARRAY['none'::text, 'queued'::text, 'sent'::text, 'failed'::text, 'held'::text])))
conversations.message message_direction_check CHECK ((direction = ANY (ARRAY['from-customer'::text, 'to-customer'::text])))
conversations.message message_inbound_mail_id_key UNIQUE (inbound_mail_id)
conversations.message message_of_mail FOREIGN KEY (inbound_mail_id) REFERENCES conversations.inbound_mail(id)
conversations.message message_pkey PRIMARY KEY (id)
conversations.message message_protection_check CHECK ((protection = ANY (ARRAY['smime-signed'::text, 'smime-encrypted'::text, 'pgp-signed'::text, 'pgp-encrypted'::text])))
conversations.note note_pkey PRIMARY KEY (id)
conversations.outbound_mail outbound_mail_message_id_fkey FOREIGN KEY (message_id) REFERENCES conversations.message(id)
conversations.outbound_mail outbound_mail_message_id_header_key UNIQUE (message_id_header)
conversations.outbound_mail outbound_mail_pkey PRIMARY KEY (id)
conversations.outbound_mail outbound_mail_purpose_check CHECK ((purpose = ANY (ARRAY['reply'::text, 'notice'::text, 'auto-reply'::text])))
conversations.outbound_mail outbound_mail_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'held'::text])))
conversations.pending_mail pending_mail_check CHECK (((decision = 'waiting'::text) = (decided_at IS NULL)))
conversations.pending_mail pending_mail_check1 CHECK (((decision = 'accepted'::text) = (message_id IS NOT NULL)))
conversations.pending_mail pending_mail_decision_check CHECK ((decision = ANY (ARRAY['waiting'::text, 'accepted'::text, 'refused'::text])))
conversations.pending_mail pending_mail_inbound_mail_id_fkey FOREIGN KEY (inbound_mail_id) REFERENCES conversations.inbound_mail(id)
conversations.pending_mail pending_mail_inbound_mail_id_key UNIQUE (inbound_mail_id)
conversations.pending_mail pending_mail_message_id_fkey FOREIGN KEY (message_id) REFERENCES conversations.message(id)
conversations.pending_mail pending_mail_note_id_fkey FOREIGN KEY (note_id) REFERENCES conversations.note(id)
conversations.pending_mail pending_mail_pkey PRIMARY KEY (note_id)
conversations.snippet snippet_check CHECK (((person_id IS NULL) OR (team_id IS NULL)))
conversations.snippet snippet_pkey PRIMARY KEY (id)
feedback.feedback feedback_case_id_person_id_key UNIQUE (case_id, person_id)
feedback.feedback feedback_check CHECK (((rating <= 2) OR (causes = '{}'::text[])))
feedback.feedback feedback_check1 CHECK ((num_nulls(outcome, answer, answered_by, answered_by_name, answered_at) = ANY (ARRAY[0, 5])))
feedback.feedback feedback_outcome_check CHECK ((outcome = ANY (ARRAY['acting'::text, 'informed'::text, 'declined'::text])))
feedback.feedback feedback_pkey PRIMARY KEY (id)
feedback.feedback feedback_rating_check CHECK (((rating >= 1) AND (rating <= 5)))
feedback.feedback feedback_via_check CHECK ((via = ANY (ARRAY['story'::text, 'mail'::text])))
feedback.feedback feedback_words_check CHECK ((words <> ''::text))
identity."user" user_email_check CHECK ((email = lower(email)))
identity."user" user_email_key UNIQUE (email)
identity."user" user_pkey PRIMARY KEY (id)
identity.credential credential_pkey PRIMARY KEY (id)
identity.credential credential_provider_id_subject_key UNIQUE (provider_id, subject)
identity.credential credential_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id) ON DELETE CASCADE
identity.rate_limit rate_limit_pkey PRIMARY KEY (key)
identity.session session_pkey PRIMARY KEY (id)
identity.session session_token_key UNIQUE (token)
identity.session session_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id) ON DELETE CASCADE
identity.two_factor two_factor_pkey PRIMARY KEY (id)
identity.two_factor two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id) ON DELETE CASCADE
identity.verification verification_pkey PRIMARY KEY (id)
improvements.dismissal dismissal_pkey PRIMARY KEY (case_id)
improvements.evidence evidence_improvement_id_fkey FOREIGN KEY (improvement_id) REFERENCES improvements.improvement(id)
improvements.evidence evidence_pkey PRIMARY KEY (improvement_id, case_id)
improvements.improvement improvement_check CHECK ((((impact IS NULL) = (assessed_at IS NULL)) AND ((impact IS NULL) = (effort IS NULL)) AND ((impact IS NULL) = (confidence IS NULL)) AND ((impact IS NULL) = (assessed_by IS NULL))))
improvements.improvement improvement_check1 CHECK ((((decision IS NULL) = (decided_at IS NULL)) AND ((decision IS NULL) = (decided_by IS NULL))))
improvements.improvement improvement_check2 CHECK (((decision = 'parked'::text) = (review_at IS NOT NULL)))
improvements.improvement improvement_check3 CHECK ((((owner_id IS NULL) = (owner_name IS NULL)) AND ((owner_id IS NULL) = (done_id IS NULL))))
improvements.improvement improvement_check4 CHECK (((state = 'done'::text) = (done_at IS NOT NULL)))
improvements.improvement improvement_check5 CHECK (((state = 'proposed'::text) OR (impact IS NOT NULL)))
improvements.improvement improvement_confidence_check CHECK ((confidence = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text])))
improvements.improvement improvement_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'declined'::text, 'parked'::text])))
improvements.improvement improvement_effort_check CHECK (((effort >= 1) AND (effort <= 5)))
improvements.improvement improvement_impact_check CHECK (((impact >= 1) AND (impact <= 5)))
improvements.improvement improvement_pkey PRIMARY KEY (id)
improvements.improvement improvement_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'assessed'::text, 'accepted'::text, 'in-progress'::text, 'done'::text, 'parked'::text, 'declined'::text])))
notices.mail_choice mail_choice_check CHECK (((quiet_from IS NULL) = (quiet_until IS NULL)))
notices.mail_choice mail_choice_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
notices.mail_choice mail_choice_pkey PRIMARY KEY (person_id)
notices.mail_choice mail_choice_rhythm_check CHECK ((rhythm = ANY (ARRAY['at-once'::text, 'digest'::text, 'none'::text])))
notices.notice notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
notices.notice notice_person_id_topic_key UNIQUE (person_id, topic)
notices.notice notice_pkey PRIMARY KEY (id)
people.absence absence_check CHECK ((from_at < until_at))
people.absence absence_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
people.absence absence_pkey PRIMARY KEY (id)
people.absence absence_stand_in_id_fkey FOREIGN KEY (stand_in_id) REFERENCES people.person(id) ON DELETE SET NULL
people.account account_colleagues_see_check CHECK ((colleagues_see = ANY (ARRAY['nobody'::text, 'account-managers'::text, 'everybody'::text])))
people.account account_kind_check CHECK ((kind = ANY (ARRAY['organisation'::text, 'business-unit'::text])))
people.account account_pkey PRIMARY KEY (id)
people.api_token api_token_hash_key UNIQUE (hash)
people.api_token api_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
people.api_token api_token_pkey PRIMARY KEY (id)
people.contact_point contact_point_address_check CHECK ((address = lower(address)))
people.contact_point contact_point_kind_check CHECK ((kind = 'email'::text))
people.contact_point contact_point_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
people.contact_point contact_point_pkey PRIMARY KEY (person_id, kind, address)
people.contact_point contact_point_source_check CHECK ((source = ANY (ARRAY['administrator'::text, 'mail'::text])))
people.person a_call_needs_a_number CHECK (((reach_by = 'write'::text) OR (phone IS NOT NULL)))
people.person person_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id)
people.person person_colour_scheme_check CHECK ((colour_scheme = ANY (ARRAY['auto'::text, 'light'::text, 'dark'::text])))
people.person person_density_check CHECK ((density = ANY (ARRAY['compact'::text, 'normal'::text, 'relaxed'::text])))
people.person person_phone_check CHECK (((length(phone) >= 3) AND (length(phone) <= 40)))
people.person person_pkey PRIMARY KEY (id)
people.person person_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES people.provider(id)
people.person person_reach_by_check CHECK ((reach_by = ANY (ARRAY['write'::text, 'call'::text])))
people.person person_roles_check CHECK (((cardinality(roles) > 0) AND (roles <@ ARRAY['customer'::text, 'agent'::text, 'lead'::text, 'provider'::text, 'manager'::text, 'admin'::text])))
people.person person_signature_check CHECK (((length(signature) >= 1) AND (length(signature) <= 500)))
people.person person_undo_seconds_check CHECK (((undo_seconds >= 0) AND (undo_seconds <= 30)))
people.person person_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id) ON DELETE SET NULL
people.person person_user_id_key UNIQUE (user_id)
people.provider provider_pkey PRIMARY KEY (id)
people.team team_called_check CHECK (((length(called) >= 1) AND (length(called) <= 120)))
people.team team_next_word_minutes_check CHECK (((next_word_minutes >= 5) AND (next_word_minutes <= 14400)))
people.team team_pkey PRIMARY KEY (id)
people.team team_signature_check CHECK (((length(signature) >= 1) AND (length(signature) <= 500)))
people.team_member team_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
people.team_member team_member_pkey PRIMARY KEY (team_id, person_id)
people.team_member team_member_team_id_fkey FOREIGN KEY (team_id) REFERENCES people.team(id) ON DELETE CASCADE
platform.content content_pkey PRIMARY KEY (hash)
platform.fact fact_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'system'::text, 'anonymous'::text])))
platform.fact fact_audience_check CHECK ((audience = ANY (ARRAY['customer'::text, 'team'::text])))
platform.fact fact_pkey PRIMARY KEY (id)
platform.fact fact_position_key UNIQUE ("position")
platform.fact fact_subject_kind_subject_id_sequence_key UNIQUE (subject_kind, subject_id, sequence)
platform.fact_head fact_head_pkey PRIMARY KEY (subject_kind, subject_id)
platform.file account_once_attached CHECK (((subject_id IS NULL) OR (account_id IS NOT NULL)))
platform.file file_audience_check CHECK ((audience = ANY (ARRAY['customer'::text, 'team'::text])))
platform.file file_hash_fkey FOREIGN KEY (hash) REFERENCES platform.content(hash)
platform.file file_pkey PRIMARY KEY (id)
platform.idempotency idempotency_pkey PRIMARY KEY (actor, key)
platform.migration migration_pkey PRIMARY KEY (name)
platform.secret secret_pkey PRIMARY KEY (name)
platform.setting setting_pkey PRIMARY KEY (name)
platform.worker worker_pkey PRIMARY KEY (id)
promises.objection objection_pkey PRIMARY KEY (promise_id)
promises.objection objection_promise_id_fkey FOREIGN KEY (promise_id) REFERENCES promises.promise(id)
promises.promise promise_agreement_whole CHECK ((num_nulls(agreement_id, agreement_name, agreement_version, agreement_rule) = ANY (ARRAY[0, 4])))
promises.promise promise_check CHECK (((promisor_kind = 'team'::text) = (promisor_team_id IS NOT NULL)))
promises.promise promise_check1 CHECK (((promisor_kind = 'provider'::text) = (promisor_provider_id IS NOT NULL)))
promises.promise promise_check2 CHECK (
CASE promisor_kind
    WHEN 'person'::text THEN (promisor_person_id IS NOT NULL)
    WHEN 'team'::text THEN true
    ELSE (promisor_person_id IS NULL)
END)
promises.promise promise_check3 CHECK (((promisee_kind <> 'person'::text) OR (promisee_person_id IS NOT NULL)))
promises.promise promise_check4 CHECK (((promisee_kind <> 'account'::text) OR (promisee_account_id IS NOT NULL)))
promises.promise promise_check5 CHECK (((promisee_kind <> 'team'::text) OR (promisee_team_id IS NOT NULL)))
promises.promise promise_check6 CHECK (((state = 'broken'::text) = (broken_at IS NOT NULL)))
promises.promise promise_pkey PRIMARY KEY (id)
promises.promise promise_promisee_kind_check CHECK ((promisee_kind = ANY (ARRAY['person'::text, 'account'::text, 'team'::text])))
promises.promise promise_promisor_kind_check CHECK ((promisor_kind = ANY (ARRAY['person'::text, 'team'::text, 'provider'::text, 'desk'::text])))
promises.promise promise_state_check CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'met'::text, 'kept'::text, 'broken'::text, 'renegotiated'::text, 'superseded'::text, 'withdrawn'::text])))
referrals.party party_check CHECK (((phone IS NOT NULL) OR (email IS NOT NULL) OR (website IS NOT NULL)))
referrals.party party_pkey PRIMARY KEY (id)
referrals.referral referral_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text])))
referrals.referral referral_check CHECK (((passes IS NULL) = (consent_how IS NULL)))
referrals.referral referral_check1 CHECK (((answer IS NULL) = (answered_at IS NULL)))
referrals.referral referral_check2 CHECK ((((outcome IS NULL) = (outcome_at IS NULL)) AND ((outcome IS NULL) = (outcome_by IS NULL))))
referrals.referral referral_consent_how_check CHECK ((consent_how = ANY (ARRAY['spoken'::text, 'written'::text])))
referrals.referral referral_outcome_by_check CHECK ((outcome_by = ANY (ARRAY['customer'::text, 'desk'::text])))
referrals.referral referral_outcome_check CHECK ((outcome = ANY (ARRAY['helped'::text, 'partly'::text, 'not-helped'::text])))
referrals.referral referral_party_id_fkey FOREIGN KEY (party_id) REFERENCES referrals.party(id)
referrals.referral referral_pkey PRIMARY KEY (id)
reminders.reminder reminder_person_id_case_id_key UNIQUE (person_id, case_id)
reminders.reminder reminder_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
reminders.reminder reminder_pkey PRIMARY KEY (id)
sites.site site_origin_key UNIQUE (origin)
sites.site site_pkey PRIMARY KEY (id)
sites.turned_away turned_away_pkey PRIMARY KEY (origin)
troubleshooting.boundary boundary_aspect_check CHECK ((aspect = ANY (ARRAY['what'::text, 'where'::text, 'when'::text, 'extent'::text])))
troubleshooting.boundary boundary_pkey PRIMARY KEY (case_id, aspect)
troubleshooting.contribution contribution_kind_check CHECK ((kind = ANY (ARRAY['word'::text, 'proposal'::text])))
troubleshooting.contribution contribution_pkey PRIMARY KEY (id)
troubleshooting.contribution contribution_step_id_fkey FOREIGN KEY (step_id) REFERENCES troubleshooting.step(id)
troubleshooting.contribution contribution_swarm_id_fkey FOREIGN KEY (swarm_id) REFERENCES troubleshooting.swarm(id)
troubleshooting.hypothesis hypothesis_pkey PRIMARY KEY (id)
troubleshooting.hypothesis hypothesis_verdict_check CHECK ((verdict = ANY (ARRAY['open'::text, 'holds'::text, 'refuted'::text])))
troubleshooting.invitation invitation_pkey PRIMARY KEY (swarm_id, person_id)
troubleshooting.invitation invitation_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'joined'::text, 'later'::text, 'declined'::text])))
troubleshooting.invitation invitation_swarm_id_fkey FOREIGN KEY (swarm_id) REFERENCES troubleshooting.swarm(id)
troubleshooting.prompt prompt_answer_check CHECK ((answer = ANY (ARRAY['asked'::text, 'more-time'::text, 'dismissed'::text])))
troubleshooting.prompt prompt_check CHECK (((answer IS NULL) = (answered_at IS NULL)))
troubleshooting.prompt prompt_pkey PRIMARY KEY (id)
troubleshooting.shared_step shared_step_outcome_check CHECK ((outcome = ANY (ARRAY['open'::text, 'helped'::text, 'no-change'::text, 'ruled-out'::text, 'made-worse'::text])))
troubleshooting.shared_step shared_step_pkey PRIMARY KEY (step_id)
troubleshooting.shared_step shared_step_step_id_fkey FOREIGN KEY (step_id) REFERENCES troubleshooting.step(id)
troubleshooting.step step_case_id_place_key UNIQUE (case_id, place)
troubleshooting.step step_outcome_check CHECK ((outcome = ANY (ARRAY['open'::text, 'helped'::text, 'no-change'::text, 'ruled-out'::text, 'made-worse'::text])))
troubleshooting.step step_phase_check CHECK ((phase = ANY (ARRAY['narrow'::text, 'verify'::text, 'widen'::text])))
troubleshooting.step step_pkey PRIMARY KEY (id)
troubleshooting.swarm swarm_help_check CHECK ((help = ANY (ARRAY['know-how'::text, 'hands'::text, 'access'::text, 'decision'::text])))
troubleshooting.swarm swarm_pkey PRIMARY KEY (id)

-- Indexes

CREATE INDEX absence_by_end ON people.absence USING btree (until_at, id) WHERE (ended_at IS NULL)
CREATE INDEX absence_by_person ON people.absence USING btree (person_id, until_at) WHERE (ended_at IS NULL)
CREATE INDEX account_by_name ON people.account USING btree (name, id)
CREATE INDEX agreement_by_name ON agreements.agreement USING btree (name, id)
CREATE INDEX api_token_by_person ON people.api_token USING btree (person_id, created_at)
CREATE INDEX approval_by_promise ON cases.approval USING btree (promise_id) WHERE (state = 'asked'::text)
CREATE INDEX approval_to_give ON cases.approval USING btree (person_id, case_id)
CREATE INDEX calendar_by_name ON calendars.calendar USING btree (name, id)
CREATE INDEX case_by_account ON cases."case" USING btree (account_id, opened_at DESC)
CREATE INDEX case_by_requester ON cases."case" USING btree (requester_id, opened_at DESC)
CREATE INDEX case_by_team ON cases."case" USING btree (team_id, opened_at DESC)
CREATE INDEX case_merged_into ON cases."case" USING btree (merged_into) WHERE (merged_into IS NOT NULL)
CREATE INDEX case_newest ON cases."case" USING btree (opened_at DESC, id)
CREATE INDEX case_offered ON cases."case" USING btree (next_due_at, id) WHERE (offer_id IS NOT NULL)
CREATE INDEX case_parts ON cases."case" USING btree (parent_id) WHERE (parent_id IS NOT NULL)
CREATE INDEX case_queue ON cases."case" USING btree (next_due_at, id) WHERE open
CREATE INDEX case_queue_by_account ON cases."case" USING btree (account_id, next_due_at, id) WHERE open
CREATE INDEX case_queue_by_owner ON cases."case" USING btree (owner_id, next_due_at, id) WHERE open
CREATE INDEX case_queue_by_service ON cases."case" USING btree (service_id, next_due_at, id) WHERE open
CREATE INDEX case_queue_by_team ON cases."case" USING btree (team_id, next_due_at, id) WHERE open
CREATE INDEX case_shared ON cases."case" USING btree (account_id, opened_at DESC) WHERE colleagues_see
CREATE INDEX case_solved_by_service ON cases."case" USING btree (service_id, resolved_at DESC) WHERE (resolved_at IS NOT NULL)
CREATE INDEX case_unowned ON cases."case" USING btree (next_due_at, id) WHERE (open AND (owner_id IS NULL))
CREATE INDEX contact_try_by_case ON cases.contact_try USING btree (case_id, tried_at)
CREATE INDEX contribution_by_swarm ON troubleshooting.contribution USING btree (swarm_id, said_at)
CREATE INDEX contribution_thanked ON troubleshooting.contribution USING btree (by_id, thanked_at) WHERE (thanked_at IS NOT NULL)
CREATE INDEX credential_by_user ON identity.credential USING btree (user_id)
CREATE INDEX evidence_by_case ON improvements.evidence USING btree (case_id)
CREATE INDEX fact_by_actor ON platform.fact USING btree (actor_id, occurred_at) WHERE (actor_id IS NOT NULL)
CREATE INDEX fact_by_kind ON platform.fact USING btree (kind, occurred_at)
CREATE INDEX failing_address_stopped ON conversations.failing_address USING btree (stopped_at DESC, id) WHERE (stopped_at IS NOT NULL)
CREATE INDEX feedback_by_time ON feedback.feedback USING btree (given_at DESC, id)
CREATE INDEX feedback_owed ON feedback.feedback USING btree (given_at, id) WHERE ((promise_id IS NOT NULL) AND (answered_at IS NULL))
CREATE INDEX file_by_content ON platform.file USING btree (hash)
CREATE INDEX file_by_subject ON platform.file USING btree (subject_kind, subject_id)
CREATE INDEX file_orphans ON platform.file USING btree (created_at) WHERE (subject_id IS NULL)
CREATE INDEX file_unattached_by_person ON platform.file USING btree (uploaded_by) WHERE (subject_id IS NULL)
CREATE INDEX hypothesis_by_case ON troubleshooting.hypothesis USING btree (case_id, stated_at)
CREATE INDEX idempotency_by_age ON platform.idempotency USING btree (created_at)
CREATE INDEX improvement_by_state ON improvements.improvement USING btree (state, proposed_at DESC)
CREATE INDEX inbound_mail_by_age ON conversations.inbound_mail USING btree (received_at DESC, id DESC)
CREATE INDEX inbound_mail_by_content ON conversations.inbound_mail USING btree (hash)
CREATE INDEX inbound_mail_by_header ON conversations.inbound_mail USING btree (message_id_header) WHERE (message_id_header IS NOT NULL)
CREATE INDEX inbound_mail_by_sender ON conversations.inbound_mail USING btree (from_address, received_at)
CREATE INDEX inbound_mail_by_subject ON conversations.inbound_mail USING btree (subject_id, from_address) WHERE (subject_id IS NOT NULL)
CREATE INDEX inbound_mail_in_quarantine ON conversations.inbound_mail USING btree (received_at DESC, id DESC) WHERE (state = 'quarantine'::text)
CREATE INDEX inbound_mail_waiting ON conversations.inbound_mail USING btree (received_at) WHERE (state = 'waiting'::text)
CREATE INDEX invitation_by_person ON troubleshooting.invitation USING btree (person_id, asked_at DESC)
CREATE INDEX known_word_alike ON cases.known_word USING gin (word extensions.gin_trgm_ops)
CREATE INDEX known_word_by_beginning ON cases.known_word USING btree (word COLLATE "C")
CREATE INDEX late_word_to_tell ON cases.late_word USING btree (case_id) WHERE (told_at IS NULL)
CREATE INDEX live_event_by_start ON cases.live_event USING btree (starts_at)
CREATE INDEX mailbox_mail_set_aside ON conversations.mailbox_mail USING btree (mailbox) WHERE (inbound_mail_id IS NULL)
CREATE INDEX merging_by_survivor ON cases.merging USING btree (survivor_id)
CREATE INDEX message_by_header ON conversations.message USING btree (message_id_header) WHERE (message_id_header IS NOT NULL)
CREATE INDEX message_by_subject ON conversations.message USING btree (subject_kind, subject_id, sent_at, id)
CREATE INDEX missed_call_by_number ON calls.missed_call USING btree (from_number, called_at DESC) WHERE (from_number IS NOT NULL)
CREATE INDEX missed_call_by_promise ON calls.missed_call USING btree (promise_id) WHERE (promise_id IS NOT NULL)
CREATE INDEX missed_call_owed ON calls.missed_call USING btree (called_at) WHERE (settled_at IS NULL)
CREATE INDEX missed_call_recorded ON calls.missed_call USING btree (told_by, recorded_at)
CREATE INDEX note_by_subject ON conversations.note USING btree (subject_kind, subject_id, written_at, id)
CREATE INDEX notice_by_person ON notices.notice USING btree (person_id, given_at DESC, id DESC)
CREATE INDEX notice_not_mailed ON notices.notice USING btree (person_id, given_at) WHERE ((read_at IS NULL) AND (mailed_at IS NULL))
CREATE INDEX notice_unread ON notices.notice USING btree (person_id) WHERE (read_at IS NULL)
CREATE INDEX outbound_mail_by_age ON conversations.outbound_mail USING btree (queued_at)
CREATE INDEX outbound_mail_by_message ON conversations.outbound_mail USING btree (message_id) WHERE (message_id IS NOT NULL)
CREATE INDEX outbound_mail_by_recipient ON conversations.outbound_mail USING btree (recipient_address, queued_at)
CREATE INDEX outbound_mail_by_subject ON conversations.outbound_mail USING btree (subject_id, recipient_address, queued_at)
CREATE INDEX outbound_mail_held ON conversations.outbound_mail USING btree (queued_at DESC, id) WHERE (state = 'held'::text)
CREATE INDEX outbound_mail_queued ON conversations.outbound_mail USING btree (queued_at) WHERE (state = ANY (ARRAY['queued'::text, 'held'::text]))
CREATE INDEX outgoing_reply_of_case ON cases.outgoing_reply USING btree (case_id, leaves_at)
CREATE INDEX participant_by_person ON cases.participant USING btree (person_id)
CREATE INDEX pending_mail_by_subject ON conversations.pending_mail USING btree (subject_kind, subject_id)
CREATE INDEX person_account_managers ON people.person USING btree (account_id) WHERE (manages_account AND active)
CREATE INDEX person_administrators ON people.person USING btree (id) WHERE (active AND ('admin'::text = ANY (roles)))
CREATE INDEX person_by_account ON people.person USING btree (account_id) WHERE (account_id IS NOT NULL)
CREATE INDEX person_by_last_digits ON people.person USING btree ("right"(regexp_replace(phone, '\D'::text, ''::text, 'g'::text), 5)) WHERE (phone IS NOT NULL)
CREATE INDEX person_by_name ON people.person USING btree (name, id)
CREATE INDEX pinned_view_by_view ON cases.pinned_view USING btree (view_id)
CREATE INDEX promise_broken ON promises.promise USING btree (due) INCLUDE (account_id, promisee_kind, kind, promisor_team_id, promisor_provider_id, promisor_person_id, service_id, fulfilled_at, closed_at) WHERE (state = 'broken'::text)
CREATE INDEX promise_by_parent ON promises.promise USING btree (parent_id) WHERE (parent_id IS NOT NULL)
CREATE INDEX promise_by_person ON promises.promise USING btree (promisor_person_id, due, id) WHERE (promisor_person_id IS NOT NULL)
CREATE INDEX promise_by_promisee ON promises.promise USING btree (promisee_person_id, due) WHERE (promisee_person_id IS NOT NULL)
CREATE INDEX promise_by_subject ON promises.promise USING btree (subject_id, made_at)
CREATE INDEX promise_doubted ON promises.promise USING btree (doubted_at, id) WHERE (doubted_at IS NOT NULL)
CREATE INDEX promise_in_trouble ON promises.promise USING btree (wake_at) WHERE (judging_failures > 0)
CREATE INDEX promise_judged ON promises.promise USING btree (due) INCLUDE (account_id, promisee_kind, kind, state, promisor_team_id, promisor_provider_id, promisor_person_id, service_id, moves, open_time, paused_time, voided_time) WHERE (state <> ALL (ARRAY['running'::text, 'paused'::text]))
CREATE INDEX promise_owed ON promises.promise USING btree (due, id) WHERE owed
CREATE INDEX promise_owed_by_agreement ON promises.promise USING btree (agreement_id, due, id) WHERE (owed AND (agreement_id IS NOT NULL))
CREATE INDEX promise_owed_by_person ON promises.promise USING btree (promisor_person_id, due, id) WHERE (owed AND (promisor_person_id IS NOT NULL))
CREATE INDEX promise_owed_by_team ON promises.promise USING btree (promisor_team_id, due, id) WHERE (owed AND (promisor_team_id IS NOT NULL))
CREATE INDEX promise_to_judge ON promises.promise USING btree (wake_at) WHERE (wake_at IS NOT NULL)
CREATE INDEX prompt_by_person ON troubleshooting.prompt USING btree (person_id, shown_at DESC)
CREATE INDEX provider_by_name ON people.provider USING btree (name, id)
CREATE INDEX rate_limit_by_end ON identity.rate_limit USING btree (window_ends_at)
CREATE INDEX referral_by_case ON referrals.referral USING btree (case_id, made_at DESC)
CREATE INDEX referral_by_party ON referrals.referral USING btree (party_id, made_at DESC)
CREATE INDEX reminder_by_case ON reminders.reminder USING btree (case_id)
CREATE INDEX request_by_item ON cases.request USING btree (item_id, case_id DESC)
CREATE INDEX request_item_by_name ON catalogue.request_item USING btree (name, id)
CREATE INDEX saved_view_by_person ON cases.saved_view USING btree (person_id) WHERE (person_id IS NOT NULL)
CREATE INDEX saved_view_by_team ON cases.saved_view USING btree (team_id) WHERE (team_id IS NOT NULL)
CREATE INDEX search_words ON cases.search_text USING gin (words, facets)
CREATE INDEX service_by_name ON catalogue.service USING btree (name, id)
CREATE INDEX session_by_end ON identity.session USING btree (expires_at)
CREATE INDEX session_by_user ON identity.session USING btree (user_id)
CREATE INDEX shared_step_by_case ON troubleshooting.shared_step USING btree (case_id, place)
CREATE INDEX snippet_by_person ON conversations.snippet USING btree (person_id) WHERE (person_id IS NOT NULL)
CREATE INDEX step_by_person ON troubleshooting.step USING btree (by_id, logged_at)
CREATE INDEX swarm_by_case ON troubleshooting.swarm USING btree (case_id, asked_at)
CREATE INDEX swarm_open ON troubleshooting.swarm USING btree (asked_at DESC) WHERE (closed_at IS NULL)
CREATE INDEX team_by_name ON people.team USING btree (name, id)
CREATE INDEX team_member_by_person ON people.team_member USING btree (person_id)
CREATE INDEX transfer_by_case ON cases.transfer USING btree (case_id, offered_at DESC)
CREATE INDEX two_factor_by_user ON identity.two_factor USING btree (user_id)
CREATE INDEX verification_by_end ON identity.verification USING btree (expires_at)
CREATE INDEX verification_by_identifier ON identity.verification USING btree (identifier, created_at DESC)
CREATE INDEX verification_of_trust ON identity.verification USING btree (value) WHERE (identifier ~~ 'trust-device-%'::text)
CREATE UNIQUE INDEX absence_pkey ON people.absence USING btree (id)
CREATE UNIQUE INDEX account_pkey ON people.account USING btree (id)
CREATE UNIQUE INDEX agreement_pkey ON agreements.agreement USING btree (id)
CREATE UNIQUE INDEX agreement_version_pkey ON agreements.agreement_version USING btree (agreement_id, version)
CREATE UNIQUE INDEX api_token_hash_key ON people.api_token USING btree (hash)
CREATE UNIQUE INDEX api_token_pkey ON people.api_token USING btree (id)
CREATE UNIQUE INDEX approval_once ON cases.approval USING btree (case_id, person_id) WHERE (state = 'asked'::text)
CREATE UNIQUE INDEX approval_pkey ON cases.approval USING btree (id)
CREATE UNIQUE INDEX boundary_pkey ON troubleshooting.boundary USING btree (case_id, aspect)
CREATE UNIQUE INDEX calendar_pkey ON calendars.calendar USING btree (id)
CREATE UNIQUE INDEX calendar_standing_key ON calendars.calendar USING btree (standing)
CREATE UNIQUE INDEX calendar_version_pkey ON calendars.calendar_version USING btree (calendar_id, version)
CREATE UNIQUE INDEX case_number_key ON cases."case" USING btree (number)
CREATE UNIQUE INDEX case_pkey ON cases."case" USING btree (id)
CREATE UNIQUE INDEX contact_point_claimed_by_mail ON people.contact_point USING btree (kind, address) WHERE (source = 'mail'::text)
CREATE UNIQUE INDEX contact_point_owned ON people.contact_point USING btree (kind, address) WHERE ((verified_at IS NOT NULL) OR (source = 'administrator'::text))
CREATE UNIQUE INDEX contact_point_pkey ON people.contact_point USING btree (person_id, kind, address)
CREATE UNIQUE INDEX contact_try_pkey ON cases.contact_try USING btree (id)
CREATE UNIQUE INDEX content_pkey ON platform.content USING btree (hash)
CREATE UNIQUE INDEX contribution_pkey ON troubleshooting.contribution USING btree (id)
CREATE UNIQUE INDEX credential_pkey ON identity.credential USING btree (id)
CREATE UNIQUE INDEX credential_provider_id_subject_key ON identity.credential USING btree (provider_id, subject)
CREATE UNIQUE INDEX customer_pkey ON cases.customer USING btree (person_id)
CREATE UNIQUE INDEX dismissal_pkey ON improvements.dismissal USING btree (case_id)
CREATE UNIQUE INDEX draft_pkey ON cases.draft USING btree (case_id, person_id, kind)
CREATE UNIQUE INDEX escalation_pkey ON cases.escalation USING btree (id)
CREATE UNIQUE INDEX escalation_unanswered ON cases.escalation USING btree (case_id) WHERE (answered_at IS NULL)
CREATE UNIQUE INDEX evidence_pkey ON improvements.evidence USING btree (improvement_id, case_id)
CREATE UNIQUE INDEX fact_head_pkey ON platform.fact_head USING btree (subject_kind, subject_id)
CREATE UNIQUE INDEX fact_pkey ON platform.fact USING btree (id)
CREATE UNIQUE INDEX fact_position_key ON platform.fact USING btree ("position")
CREATE UNIQUE INDEX fact_subject_kind_subject_id_sequence_key ON platform.fact USING btree (subject_kind, subject_id, sequence)
CREATE UNIQUE INDEX failing_address_address_key ON conversations.failing_address USING btree (address)
CREATE UNIQUE INDEX failing_address_pkey ON conversations.failing_address USING btree (id)
CREATE UNIQUE INDEX feedback_case_id_person_id_key ON feedback.feedback USING btree (case_id, person_id)
CREATE UNIQUE INDEX feedback_pkey ON feedback.feedback USING btree (id)
CREATE UNIQUE INDEX file_pkey ON platform.file USING btree (id)
CREATE UNIQUE INDEX hypothesis_pkey ON troubleshooting.hypothesis USING btree (id)
CREATE UNIQUE INDEX idempotency_pkey ON platform.idempotency USING btree (actor, key)
CREATE UNIQUE INDEX improvement_pkey ON improvements.improvement USING btree (id)
CREATE UNIQUE INDEX inbound_mail_once ON conversations.inbound_mail USING btree (message_id_header, body_hash) WHERE (state = ANY (ARRAY['case'::text, 'reply'::text, 'automatic'::text]))
CREATE UNIQUE INDEX inbound_mail_pkey ON conversations.inbound_mail USING btree (id)
CREATE UNIQUE INDEX invitation_pkey ON troubleshooting.invitation USING btree (swarm_id, person_id)
CREATE UNIQUE INDEX known_word_pkey ON cases.known_word USING btree (word)
CREATE UNIQUE INDEX late_word_pkey ON cases.late_word USING btree (promise_id)
CREATE UNIQUE INDEX link_pkey ON cases.link USING btree (case_id, other_id)
CREATE UNIQUE INDEX live_event_pkey ON cases.live_event USING btree (case_id)
CREATE UNIQUE INDEX macro_pkey ON cases.macro USING btree (id)
CREATE UNIQUE INDEX mail_address_pkey ON conversations.mail_address USING btree (address)
CREATE UNIQUE INDEX mail_choice_pkey ON notices.mail_choice USING btree (person_id)
CREATE UNIQUE INDEX mailbox_mail_pkey ON conversations.mailbox_mail USING btree (mailbox, uid_validity, uid)
CREATE UNIQUE INDEX mailbox_pkey ON conversations.mailbox USING btree (name)
CREATE UNIQUE INDEX merging_pkey ON cases.merging USING btree (duplicate_id)
CREATE UNIQUE INDEX message_inbound_mail_id_key ON conversations.message USING btree (inbound_mail_id)
CREATE UNIQUE INDEX message_pkey ON conversations.message USING btree (id)
CREATE UNIQUE INDEX migration_pkey ON platform.migration USING btree (name)
CREATE UNIQUE INDEX missed_call_once ON calls.missed_call USING btree (told_by, foreign_id) WHERE (foreign_id IS NOT NULL)
CREATE UNIQUE INDEX missed_call_pkey ON calls.missed_call USING btree (id)
CREATE UNIQUE INDEX note_pkey ON conversations.note USING btree (id)
CREATE UNIQUE INDEX notice_person_id_topic_key ON notices.notice USING btree (person_id, topic)
CREATE UNIQUE INDEX notice_pkey ON notices.notice USING btree (id)
CREATE UNIQUE INDEX objection_pkey ON promises.objection USING btree (promise_id)
CREATE UNIQUE INDEX one_standing_agreement ON agreements.agreement USING btree (standing) WHERE standing
CREATE UNIQUE INDEX outbound_mail_message_id_header_key ON conversations.outbound_mail USING btree (message_id_header)
CREATE UNIQUE INDEX outbound_mail_pkey ON conversations.outbound_mail USING btree (id)
CREATE UNIQUE INDEX outgoing_reply_pkey ON cases.outgoing_reply USING btree (id)
CREATE UNIQUE INDEX participant_pkey ON cases.participant USING btree (case_id, person_id)
CREATE UNIQUE INDEX party_pkey ON referrals.party USING btree (id)
CREATE UNIQUE INDEX pending_mail_inbound_mail_id_key ON conversations.pending_mail USING btree (inbound_mail_id)
CREATE UNIQUE INDEX pending_mail_pkey ON conversations.pending_mail USING btree (note_id)
CREATE UNIQUE INDEX person_pkey ON people.person USING btree (id)
CREATE UNIQUE INDEX person_user_id_key ON people.person USING btree (user_id)
CREATE UNIQUE INDEX pinned_view_pkey ON cases.pinned_view USING btree (person_id, view_id)
CREATE UNIQUE INDEX presence_pkey ON cases.presence USING btree (case_id, person_id)
CREATE UNIQUE INDEX promise_pkey ON promises.promise USING btree (id)
CREATE UNIQUE INDEX prompt_pkey ON troubleshooting.prompt USING btree (id)
CREATE UNIQUE INDEX provider_pkey ON people.provider USING btree (id)
CREATE UNIQUE INDEX rate_limit_pkey ON identity.rate_limit USING btree (key)
CREATE UNIQUE INDEX referral_pkey ON referrals.referral USING btree (id)
CREATE UNIQUE INDEX reminder_person_id_case_id_key ON reminders.reminder USING btree (person_id, case_id)
CREATE UNIQUE INDEX reminder_pkey ON reminders.reminder USING btree (id)
CREATE UNIQUE INDEX request_item_pkey ON catalogue.request_item USING btree (id)
CREATE UNIQUE INDEX request_item_slug_key ON catalogue.request_item USING btree (slug)
CREATE UNIQUE INDEX request_pkey ON cases.request USING btree (case_id)
CREATE UNIQUE INDEX saved_view_pkey ON cases.saved_view USING btree (id)
CREATE UNIQUE INDEX search_text_pkey ON cases.search_text USING btree (case_id)
CREATE UNIQUE INDEX secret_pkey ON platform.secret USING btree (name)
CREATE UNIQUE INDEX service_pkey ON catalogue.service USING btree (id)
CREATE UNIQUE INDEX service_standing ON catalogue.service USING btree (standing) WHERE standing
CREATE UNIQUE INDEX session_pkey ON identity.session USING btree (id)
CREATE UNIQUE INDEX session_token_key ON identity.session USING btree (token)
CREATE UNIQUE INDEX setting_pkey ON platform.setting USING btree (name)
CREATE UNIQUE INDEX settings_pkey ON calls.settings USING btree (only_one)
CREATE UNIQUE INDEX shared_step_pkey ON troubleshooting.shared_step USING btree (step_id)
CREATE UNIQUE INDEX site_origin_key ON sites.site USING btree (origin)
CREATE UNIQUE INDEX site_pkey ON sites.site USING btree (id)
CREATE UNIQUE INDEX snippet_pkey ON conversations.snippet USING btree (id)
CREATE UNIQUE INDEX splitting_pkey ON cases.splitting USING btree (case_id)
CREATE UNIQUE INDEX step_case_id_place_key ON troubleshooting.step USING btree (case_id, place)
CREATE UNIQUE INDEX step_pkey ON troubleshooting.step USING btree (id)
CREATE UNIQUE INDEX swarm_open_by_case ON troubleshooting.swarm USING btree (case_id) WHERE (closed_at IS NULL)
CREATE UNIQUE INDEX swarm_pkey ON troubleshooting.swarm USING btree (id)
CREATE UNIQUE INDEX team_member_pkey ON people.team_member USING btree (team_id, person_id)
CREATE UNIQUE INDEX team_pkey ON people.team USING btree (id)
CREATE UNIQUE INDEX transfer_pkey ON cases.transfer USING btree (id)
CREATE UNIQUE INDEX turned_away_pkey ON sites.turned_away USING btree (origin)
CREATE UNIQUE INDEX two_factor_pkey ON identity.two_factor USING btree (id)
CREATE UNIQUE INDEX user_email_key ON identity."user" USING btree (email)
CREATE UNIQUE INDEX user_pkey ON identity."user" USING btree (id)
CREATE UNIQUE INDEX verification_pkey ON identity.verification USING btree (id)
CREATE UNIQUE INDEX way_back_pkey ON cases.way_back USING btree (case_id)
CREATE UNIQUE INDEX words_to_learn_pkey ON cases.words_to_learn USING btree (case_id)
CREATE UNIQUE INDEX worker_pkey ON platform.worker USING btree (id)

-- Row security

agreements.agreement forced
agreements.agreement_version forced
calls.missed_call forced
cases.approval forced
cases.case forced
cases.contact_try forced
cases.customer forced
cases.draft forced
cases.escalation forced
cases.late_word forced
cases.link forced
cases.live_event forced
cases.merging forced
cases.outgoing_reply forced
cases.participant forced
cases.pinned_view forced
cases.presence forced
cases.request forced
cases.saved_view forced
cases.search_text forced
cases.splitting forced
cases.transfer forced
cases.way_back forced
conversations.message forced
conversations.note forced
conversations.outbound_mail forced
conversations.pending_mail forced
conversations.snippet forced
feedback.feedback forced
improvements.dismissal forced
improvements.evidence forced
notices.mail_choice forced
notices.notice forced
people.absence forced
people.account forced
people.api_token forced
people.contact_point forced
people.person forced
platform.fact forced
platform.fact_head forced
platform.file forced
platform.idempotency forced
promises.objection forced
promises.promise forced
referrals.referral forced
reminders.reminder forced
troubleshooting.boundary forced
troubleshooting.contribution forced
troubleshooting.hypothesis forced
troubleshooting.invitation forced
troubleshooting.prompt forced
troubleshooting.shared_step forced
troubleshooting.step forced
troubleshooting.swarm forced

-- Policies

agreements.agreement account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
agreements.agreement for_everybody PERMISSIVE for SELECT to evenkeel_customer using ((account_id IS NULL) AND (kind = 'sla'::text) AND (platform.asking_person() IS NOT NULL)) check -
agreements.agreement of_no_account PERMISSIVE for ALL to evenkeel_agent using ((account_id IS NULL) AND (platform.asking_person() IS NOT NULL)) check (account_id IS NULL)
agreements.agreement system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
agreements.agreement_version account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
agreements.agreement_version for_everybody PERMISSIVE for SELECT to evenkeel_customer using ((account_id IS NULL) AND (platform.asking_person() IS NOT NULL) AND (EXISTS ( SELECT
   FROM agreements.agreement
  WHERE (agreement.id = agreement_version.agreement_id)))) check -
agreements.agreement_version of_no_account PERMISSIVE for ALL to evenkeel_agent using ((account_id IS NULL) AND (platform.asking_person() IS NOT NULL)) check (account_id IS NULL)
agreements.agreement_version system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
calls.missed_call account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
calls.missed_call system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.approval account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.approval only_who_is_asked RESTRICTIVE for UPDATE to evenkeel_agent,evenkeel_customer using (state = 'asked'::text) check ((state <> ALL (ARRAY['approved'::text, 'declined'::text])) OR (person_id = ( SELECT platform.asking_person() AS asking_person)))
cases.approval system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.case account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.case system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.contact_try account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.contact_try system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.customer account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.customer system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.draft account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.draft own_draft RESTRICTIVE for ALL to evenkeel_agent using (person_id = ( SELECT platform.asking_person() AS asking_person)) check (person_id = ( SELECT platform.asking_person() AS asking_person))
cases.draft system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.escalation account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.escalation system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.late_word account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.late_word system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.link account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.link system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.live_event account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.live_event system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.merging account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.merging system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.outgoing_reply account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.outgoing_reply own_way_back RESTRICTIVE for DELETE to evenkeel_agent using (author_id = ( SELECT platform.asking_person() AS asking_person)) check -
cases.outgoing_reply own_words RESTRICTIVE for INSERT to evenkeel_agent using - check (author_id = ( SELECT platform.asking_person() AS asking_person))
cases.outgoing_reply system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.participant account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.participant system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.pinned_view own PERMISSIVE for ALL to evenkeel_agent using (person_id = ( SELECT platform.asking_person() AS asking_person)) check (person_id = ( SELECT platform.asking_person() AS asking_person))
cases.pinned_view system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.presence account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.presence changes_oneself RESTRICTIVE for UPDATE to evenkeel_agent using (person_id = ( SELECT platform.asking_person() AS asking_person)) check -
cases.presence speaks_for_oneself RESTRICTIVE for INSERT to evenkeel_agent using - check (person_id = ( SELECT platform.asking_person() AS asking_person))
cases.presence system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.request account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.request system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.saved_view own_and_shared PERMISSIVE for ALL to evenkeel_agent using ((person_id IS NULL) OR (person_id = ( SELECT platform.asking_person() AS asking_person))) check ((person_id IS NULL) OR (person_id = ( SELECT platform.asking_person() AS asking_person)))
cases.saved_view system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.search_text account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.search_text system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.splitting account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.splitting system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.transfer account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.transfer system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
cases.way_back account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
cases.way_back system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
conversations.message account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
conversations.message customer_speaks_for_self RESTRICTIVE for INSERT to evenkeel_customer using - check ((direction = 'from-customer'::text) AND (author_person_id = ( SELECT platform.asking_person() AS asking_person)))
conversations.message system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
conversations.note account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
conversations.note system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
conversations.outbound_mail account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
conversations.outbound_mail agent_queues RESTRICTIVE for INSERT to evenkeel_agent using - check (state = 'queued'::text)
conversations.outbound_mail customer_queues_notices RESTRICTIVE for INSERT to evenkeel_customer using - check ((purpose = 'notice'::text) AND (state = 'queued'::text))
conversations.outbound_mail system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
conversations.pending_mail account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
conversations.pending_mail system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
conversations.snippet own_and_shared PERMISSIVE for ALL to evenkeel_agent using ((person_id IS NULL) OR (person_id = ( SELECT platform.asking_person() AS asking_person))) check ((person_id IS NULL) OR (person_id = ( SELECT platform.asking_person() AS asking_person)))
conversations.snippet system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
feedback.feedback account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
feedback.feedback own_words RESTRICTIVE for ALL to evenkeel_customer using (person_id = ( SELECT platform.asking_person() AS asking_person)) check (person_id = ( SELECT platform.asking_person() AS asking_person))
feedback.feedback own_words_of_staff RESTRICTIVE for INSERT to evenkeel_agent using - check (person_id = ( SELECT platform.asking_person() AS asking_person))
feedback.feedback system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
improvements.dismissal account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
improvements.dismissal system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
improvements.evidence account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
improvements.evidence system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
notices.mail_choice own_choice PERMISSIVE for ALL to evenkeel_agent using (person_id = ( SELECT platform.asking_person() AS asking_person)) check (person_id = ( SELECT platform.asking_person() AS asking_person))
notices.mail_choice system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
notices.notice own_notices PERMISSIVE for ALL to evenkeel_agent using (person_id = ( SELECT platform.asking_person() AS asking_person)) check (person_id = ( SELECT platform.asking_person() AS asking_person))
notices.notice system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
people.absence of_people_one_sees PERMISSIVE for ALL to evenkeel_agent using (EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = absence.person_id))) check (EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = absence.person_id)))
people.absence system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
people.account own_accounts PERMISSIVE for SELECT to evenkeel_agent,evenkeel_customer using (id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check -
people.account staff_add PERMISSIVE for INSERT to evenkeel_agent using - check true
people.account staff_change PERMISSIVE for UPDATE to evenkeel_agent using (id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
people.account system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
people.api_token own_tokens PERMISSIVE for ALL to evenkeel_agent using (person_id = ( SELECT platform.asking_person() AS asking_person)) check (person_id = ( SELECT platform.asking_person() AS asking_person))
people.api_token system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
people.contact_point as_the_person PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = contact_point.person_id))) check (EXISTS ( SELECT
   FROM people.person p
  WHERE (p.id = contact_point.person_id)))
people.contact_point system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
people.person only_oneself PERMISSIVE for ALL to evenkeel_customer using (id = ( SELECT platform.asking_person() AS asking_person)) check (id = ( SELECT platform.asking_person() AS asking_person))
people.person staff_and_own_accounts PERMISSIVE for ALL to evenkeel_agent using (((account_id IS NULL) AND (( SELECT platform.asking_person() AS asking_person) IS NOT NULL)) OR (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))) check ((account_id IS NULL) OR (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])))
people.person system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
platform.fact account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
platform.fact customer_audience RESTRICTIVE for SELECT to evenkeel_customer using (audience = 'customer'::text) check -
platform.fact system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
platform.fact_head owner_only PERMISSIVE for ALL to evenkeel_owner using true check true
platform.file account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
platform.file attached_stays RESTRICTIVE for UPDATE to evenkeel_agent,evenkeel_customer using ((subject_id IS NULL) AND (uploaded_by = ( SELECT platform.asking_person() AS asking_person))) check (uploaded_by = ( SELECT platform.asking_person() AS asking_person))
platform.file customer_adds_for_customers RESTRICTIVE for INSERT to evenkeel_customer using - check (audience = 'customer'::text)
platform.file customer_audience RESTRICTIVE for SELECT to evenkeel_customer using (audience = 'customer'::text) check -
platform.file own_until_attached PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using ((subject_id IS NULL) AND (uploaded_by = ( SELECT platform.asking_person() AS asking_person))) check ((subject_id IS NULL) AND (uploaded_by = ( SELECT platform.asking_person() AS asking_person)))
platform.file system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
platform.file uploader_alone_adds RESTRICTIVE for INSERT to evenkeel_agent,evenkeel_customer using - check ((subject_id IS NULL) AND (uploaded_by = ( SELECT platform.asking_person() AS asking_person)))
platform.file uploader_alone_reads RESTRICTIVE for SELECT to evenkeel_agent,evenkeel_customer using ((subject_id IS NOT NULL) OR (uploaded_by = ( SELECT platform.asking_person() AS asking_person))) check -
platform.idempotency own_keys PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (actor = COALESCE((platform.asking_person())::text, 'anonymous'::text)) check (actor = COALESCE((platform.asking_person())::text, 'anonymous'::text))
platform.idempotency system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
promises.objection account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
promises.objection system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
promises.promise account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
promises.promise customer_sees_own RESTRICTIVE for ALL to evenkeel_customer using (promisee_kind <> 'team'::text) check (promisee_kind <> 'team'::text)
promises.promise desk_among_itself PERMISSIVE for ALL to evenkeel_agent using ((account_id IS NULL) AND (( SELECT platform.asking_person() AS asking_person) IS NOT NULL)) check ((account_id IS NULL) AND (( SELECT platform.asking_person() AS asking_person) IS NOT NULL))
promises.promise system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
referrals.referral account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
referrals.referral system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
reminders.reminder own_reminders PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using ((person_id = ( SELECT platform.asking_person() AS asking_person)) AND (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))) check ((person_id = ( SELECT platform.asking_person() AS asking_person)) AND (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])))
reminders.reminder system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
troubleshooting.boundary account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
troubleshooting.boundary system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
troubleshooting.contribution account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
troubleshooting.contribution system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
troubleshooting.hypothesis account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
troubleshooting.hypothesis system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
troubleshooting.invitation account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
troubleshooting.invitation system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
troubleshooting.prompt own_prompts PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using ((person_id = ( SELECT platform.asking_person() AS asking_person)) AND (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))) check ((person_id = ( SELECT platform.asking_person() AS asking_person)) AND (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])))
troubleshooting.prompt system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
troubleshooting.shared_step account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
troubleshooting.shared_step system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
troubleshooting.step account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
troubleshooting.step system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true
troubleshooting.swarm account_wall PERMISSIVE for ALL to evenkeel_agent,evenkeel_customer using (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[])) check (account_id = ANY (( SELECT platform.asking_accounts() AS asking_accounts)::uuid[]))
troubleshooting.swarm system_passes PERMISSIVE for ALL to evenkeel_owner,evenkeel_system using true check true

-- Grants

agreements.agreement evenkeel_agent INSERT,SELECT,UPDATE
agreements.agreement evenkeel_system INSERT,SELECT,UPDATE
agreements.agreement_version evenkeel_agent INSERT,SELECT
agreements.agreement_version evenkeel_customer SELECT
agreements.agreement_version evenkeel_system INSERT,SELECT
calendars.calendar evenkeel_agent INSERT,SELECT,UPDATE
calendars.calendar evenkeel_customer SELECT
calendars.calendar evenkeel_system INSERT,SELECT,UPDATE
calendars.calendar_version evenkeel_agent INSERT,SELECT
calendars.calendar_version evenkeel_customer SELECT
calendars.calendar_version evenkeel_system INSERT,SELECT
calls.missed_call evenkeel_agent SELECT
calls.missed_call evenkeel_system INSERT,SELECT,UPDATE
calls.settings evenkeel_agent INSERT,SELECT,UPDATE
calls.settings evenkeel_system INSERT,SELECT,UPDATE
cases.approval evenkeel_agent INSERT,SELECT
cases.approval evenkeel_customer INSERT,SELECT
cases.approval evenkeel_system INSERT,SELECT
cases.case evenkeel_agent INSERT,SELECT,UPDATE
cases.case evenkeel_customer INSERT,SELECT,UPDATE
cases.case evenkeel_system INSERT,SELECT,UPDATE
cases.contact_try evenkeel_agent INSERT,SELECT
cases.contact_try evenkeel_system INSERT,SELECT
cases.customer evenkeel_agent INSERT,SELECT,UPDATE
cases.customer evenkeel_system INSERT,SELECT,UPDATE
cases.draft evenkeel_agent DELETE,INSERT,SELECT,UPDATE
cases.draft evenkeel_system DELETE,SELECT
cases.escalation evenkeel_agent INSERT,SELECT
cases.escalation evenkeel_customer INSERT,SELECT
cases.escalation evenkeel_system INSERT,SELECT
cases.late_word evenkeel_system INSERT,SELECT,UPDATE
cases.link evenkeel_agent DELETE,INSERT,SELECT,UPDATE
cases.link evenkeel_system DELETE,INSERT,SELECT,UPDATE
cases.live_event evenkeel_agent INSERT,SELECT,UPDATE
cases.live_event evenkeel_system INSERT,SELECT,UPDATE
cases.macro evenkeel_agent DELETE,INSERT,SELECT,UPDATE
cases.macro evenkeel_system DELETE,INSERT,SELECT,UPDATE
cases.merging evenkeel_agent DELETE,INSERT,SELECT
cases.merging evenkeel_system DELETE,INSERT,SELECT
cases.outgoing_reply evenkeel_agent DELETE,INSERT,SELECT
cases.outgoing_reply evenkeel_system DELETE,INSERT,SELECT,UPDATE
cases.participant evenkeel_agent DELETE,INSERT,SELECT
cases.participant evenkeel_customer DELETE,INSERT,SELECT
cases.participant evenkeel_system DELETE,INSERT,SELECT
cases.pinned_view evenkeel_agent DELETE,INSERT,SELECT
cases.pinned_view evenkeel_system DELETE,INSERT,SELECT
cases.presence evenkeel_agent DELETE,INSERT,SELECT,UPDATE
cases.request evenkeel_agent INSERT,SELECT
cases.request evenkeel_customer INSERT,SELECT
cases.request evenkeel_system INSERT,SELECT
cases.saved_view evenkeel_agent DELETE,INSERT,SELECT,UPDATE
cases.saved_view evenkeel_system DELETE,INSERT,SELECT,UPDATE
cases.search_text evenkeel_agent INSERT,SELECT,UPDATE
cases.search_text evenkeel_customer INSERT,SELECT,UPDATE
cases.search_text evenkeel_system INSERT,SELECT,UPDATE
cases.splitting evenkeel_agent INSERT,SELECT
cases.splitting evenkeel_system INSERT,SELECT
cases.transfer evenkeel_agent INSERT,SELECT,UPDATE
cases.transfer evenkeel_system INSERT,SELECT,UPDATE
cases.way_back evenkeel_agent INSERT,SELECT,UPDATE
cases.way_back evenkeel_system INSERT,SELECT,UPDATE
catalogue.request_item evenkeel_agent INSERT,SELECT,UPDATE
catalogue.request_item evenkeel_customer SELECT
catalogue.request_item evenkeel_system INSERT,SELECT,UPDATE
catalogue.service evenkeel_agent INSERT,SELECT,UPDATE
catalogue.service evenkeel_customer SELECT
catalogue.service evenkeel_system INSERT,SELECT,UPDATE
conversations.failing_address evenkeel_system INSERT,SELECT,UPDATE
conversations.inbound_mail evenkeel_system INSERT,SELECT,UPDATE
conversations.mail_address evenkeel_system INSERT,SELECT,UPDATE
conversations.mailbox evenkeel_system INSERT,SELECT,UPDATE
conversations.mailbox_mail evenkeel_system INSERT,SELECT,UPDATE
conversations.message evenkeel_agent INSERT,SELECT
conversations.message evenkeel_customer SELECT
conversations.message evenkeel_system INSERT,SELECT
conversations.note evenkeel_agent INSERT,SELECT
conversations.note evenkeel_system INSERT,SELECT
conversations.outbound_mail evenkeel_agent INSERT
conversations.outbound_mail evenkeel_customer INSERT
conversations.outbound_mail evenkeel_system INSERT,SELECT,UPDATE
conversations.pending_mail evenkeel_agent SELECT
conversations.pending_mail evenkeel_system INSERT,SELECT
conversations.snippet evenkeel_agent DELETE,INSERT,SELECT,UPDATE
conversations.snippet evenkeel_system DELETE,INSERT,SELECT,UPDATE
feedback.feedback evenkeel_agent INSERT,SELECT,UPDATE
feedback.feedback evenkeel_customer INSERT,SELECT
feedback.feedback evenkeel_system INSERT,SELECT,UPDATE
identity.credential evenkeel_identity DELETE,INSERT,SELECT,UPDATE
identity.rate_limit evenkeel_identity DELETE,INSERT,SELECT,UPDATE
identity.session evenkeel_identity DELETE,INSERT,SELECT,UPDATE
identity.two_factor evenkeel_identity DELETE,INSERT,SELECT,UPDATE
identity.user evenkeel_identity DELETE,INSERT,SELECT,UPDATE
identity.verification evenkeel_identity DELETE,INSERT,SELECT,UPDATE
improvements.dismissal evenkeel_agent INSERT,SELECT
improvements.dismissal evenkeel_system INSERT,SELECT
improvements.evidence evenkeel_agent INSERT,SELECT
improvements.evidence evenkeel_system INSERT,SELECT
improvements.improvement evenkeel_agent INSERT,SELECT,UPDATE
improvements.improvement evenkeel_system INSERT,SELECT,UPDATE
notices.mail_choice evenkeel_agent INSERT,SELECT,UPDATE
notices.mail_choice evenkeel_system SELECT
notices.notice evenkeel_agent SELECT
notices.notice evenkeel_system DELETE,INSERT,SELECT,UPDATE
people.absence evenkeel_agent INSERT,SELECT
people.absence evenkeel_system INSERT,SELECT
people.account evenkeel_agent INSERT,SELECT
people.account evenkeel_customer SELECT
people.account evenkeel_system INSERT,SELECT
people.api_token evenkeel_agent DELETE,INSERT,SELECT
people.api_token evenkeel_system DELETE,INSERT,SELECT
people.contact_point evenkeel_agent INSERT,SELECT
people.contact_point evenkeel_customer SELECT
people.contact_point evenkeel_system INSERT,SELECT
people.person evenkeel_agent INSERT,SELECT,UPDATE
people.person evenkeel_customer SELECT
people.person evenkeel_system INSERT,SELECT,UPDATE
people.provider evenkeel_agent INSERT,SELECT
people.provider evenkeel_system INSERT,SELECT
people.team evenkeel_agent INSERT,SELECT
people.team evenkeel_system INSERT,SELECT
people.team_member evenkeel_agent DELETE,INSERT,SELECT
people.team_member evenkeel_system DELETE,INSERT,SELECT
platform.content evenkeel_system INSERT,SELECT
platform.fact evenkeel_agent SELECT
platform.fact evenkeel_customer SELECT
platform.fact evenkeel_system SELECT
platform.file evenkeel_agent INSERT,SELECT,UPDATE
platform.file evenkeel_customer INSERT,SELECT,UPDATE
platform.file evenkeel_system DELETE,INSERT,SELECT,UPDATE
platform.idempotency evenkeel_agent INSERT,SELECT,UPDATE
platform.idempotency evenkeel_customer INSERT,SELECT,UPDATE
platform.idempotency evenkeel_system DELETE,INSERT,SELECT,UPDATE
platform.secret evenkeel_system INSERT,SELECT
platform.setting evenkeel_agent SELECT
platform.setting evenkeel_customer SELECT
platform.setting evenkeel_system INSERT,SELECT,UPDATE
platform.worker evenkeel_jobs DELETE,INSERT,SELECT,UPDATE
promises.objection evenkeel_agent INSERT,SELECT
promises.objection evenkeel_customer INSERT,SELECT
promises.objection evenkeel_system INSERT,SELECT
promises.promise evenkeel_agent INSERT,SELECT,UPDATE
promises.promise evenkeel_customer INSERT,SELECT,UPDATE
promises.promise evenkeel_system INSERT,SELECT,UPDATE
referrals.party evenkeel_agent INSERT,SELECT,UPDATE
referrals.party evenkeel_system INSERT,SELECT,UPDATE
referrals.referral evenkeel_agent INSERT,SELECT,UPDATE
referrals.referral evenkeel_customer SELECT
referrals.referral evenkeel_system INSERT,SELECT,UPDATE
reminders.reminder evenkeel_agent DELETE,INSERT,SELECT,UPDATE
reminders.reminder evenkeel_system DELETE,INSERT,SELECT,UPDATE
sites.site evenkeel_agent DELETE,INSERT,SELECT,UPDATE
sites.site evenkeel_system DELETE,INSERT,SELECT,UPDATE
sites.turned_away evenkeel_agent DELETE,INSERT,SELECT,UPDATE
sites.turned_away evenkeel_system DELETE,INSERT,SELECT,UPDATE
troubleshooting.boundary evenkeel_agent DELETE,INSERT,SELECT,UPDATE
troubleshooting.boundary evenkeel_system DELETE,INSERT,SELECT,UPDATE
troubleshooting.contribution evenkeel_agent INSERT,SELECT,UPDATE
troubleshooting.contribution evenkeel_system INSERT,SELECT,UPDATE
troubleshooting.hypothesis evenkeel_agent INSERT,SELECT,UPDATE
troubleshooting.hypothesis evenkeel_system INSERT,SELECT,UPDATE
troubleshooting.invitation evenkeel_agent INSERT,SELECT,UPDATE
troubleshooting.invitation evenkeel_system INSERT,SELECT,UPDATE
troubleshooting.prompt evenkeel_agent INSERT,SELECT,UPDATE
troubleshooting.prompt evenkeel_system INSERT,SELECT,UPDATE
troubleshooting.shared_step evenkeel_agent DELETE,INSERT,SELECT,UPDATE
troubleshooting.shared_step evenkeel_customer SELECT
troubleshooting.shared_step evenkeel_system DELETE,INSERT,SELECT,UPDATE
troubleshooting.step evenkeel_agent INSERT,SELECT,UPDATE
troubleshooting.step evenkeel_system INSERT,SELECT,UPDATE
troubleshooting.swarm evenkeel_agent INSERT,SELECT,UPDATE
troubleshooting.swarm evenkeel_system INSERT,SELECT,UPDATE

-- Grants on columns

agreements.agreement (id, name, kind, account_id, parties, version, standing) evenkeel_customer SELECT
cases.approval (state, reason, reminded_at, decided_at) evenkeel_agent UPDATE
cases.approval (state, reason, reminded_at, decided_at) evenkeel_customer UPDATE
cases.approval (state, reason, reminded_at, decided_at) evenkeel_system UPDATE
cases.escalation (answer, answered_at) evenkeel_agent UPDATE
cases.escalation (answer, answered_at) evenkeel_system UPDATE
conversations.message (delivery) evenkeel_agent UPDATE
conversations.message (delivery) evenkeel_system UPDATE
conversations.message (id, account_id, subject_kind, subject_id, direction, author_person_id, author_name, channel, text, new_part, sent_at) evenkeel_customer INSERT
conversations.pending_mail (decision, decided_by, decided_at, message_id) evenkeel_agent UPDATE
conversations.pending_mail (decision, decided_by, decided_at, message_id) evenkeel_system UPDATE
feedback.feedback (rating, words, causes, changed_at, promise_id, version) evenkeel_customer UPDATE
notices.notice (read_at) evenkeel_agent UPDATE
people.absence (ended_at) evenkeel_agent UPDATE
people.absence (ended_at) evenkeel_system UPDATE
people.account (version, colleagues_see) evenkeel_agent UPDATE
people.account (version, colleagues_see) evenkeel_system UPDATE
people.person (language, time_zone, colour_scheme, shortcuts, version, undo_seconds, density, keys, reach_by, phone, may_be_asked, optional_mails) evenkeel_customer UPDATE
people.team (name, version, called, signature, next_word_minutes) evenkeel_agent UPDATE
people.team (name, version, called, signature, next_word_minutes) evenkeel_system UPDATE
promises.objection (answered_at) evenkeel_agent UPDATE
promises.objection (answered_at) evenkeel_system UPDATE
referrals.referral (outcome, outcome_words, outcome_by, outcome_at) evenkeel_customer UPDATE

-- Grants on schemas, sequences and functions

cases.found(tsquery,text[],text[],text[],integer) evenkeel_agent EXECUTE
cases.found(tsquery,text[],text[],text[],integer) evenkeel_system EXECUTE
cases.has_parts(uuid) evenkeel_agent EXECUTE
cases.has_parts(uuid) evenkeel_system EXECUTE
cases.learn_words(integer) evenkeel_system EXECUTE
cases.open_owned(uuid[]) evenkeel_agent EXECUTE
cases.open_owned(uuid[]) evenkeel_customer EXECUTE
cases.open_owned(uuid[]) evenkeel_system EXECUTE
cases.request_times(uuid[]) evenkeel_agent EXECUTE
cases.request_times(uuid[]) evenkeel_customer EXECUTE
cases.request_times(uuid[]) evenkeel_system EXECUTE
cases.words_from(text,integer) evenkeel_agent EXECUTE
cases.words_from(text,integer) evenkeel_system EXECUTE
cases.words_like(text,integer) evenkeel_agent EXECUTE
cases.words_like(text,integer) evenkeel_system EXECUTE
identity.actor_of_api_token(bytea,timestamp with time zone) evenkeel_identity EXECUTE
identity.actor_of_session(text) evenkeel_identity EXECUTE
identity.actor_of_user(uuid) evenkeel_identity EXECUTE
identity.end_trust(uuid) evenkeel_identity EXECUTE
identity.prove_address(uuid,text) evenkeel_identity EXECUTE
improvements.case_counts(uuid[]) evenkeel_agent EXECUTE
improvements.case_counts(uuid[]) evenkeel_system EXECUTE
people.actor_of_person(uuid) evenkeel_system EXECUTE
people.anybody() evenkeel_agent EXECUTE
people.anybody() evenkeel_customer EXECUTE
people.anybody() evenkeel_system EXECUTE
people.at_work(uuid,timestamp with time zone) evenkeel_agent EXECUTE
people.at_work(uuid,timestamp with time zone) evenkeel_customer EXECUTE
people.at_work(uuid,timestamp with time zone) evenkeel_system EXECUTE
people.away(uuid[],timestamp with time zone) evenkeel_agent EXECUTE
people.away(uuid[],timestamp with time zone) evenkeel_customer EXECUTE
people.away(uuid[],timestamp with time zone) evenkeel_system EXECUTE
people.end_other_sessions(uuid) evenkeel_agent EXECUTE
people.end_other_sessions(uuid) evenkeel_customer EXECUTE
people.end_own_session(uuid) evenkeel_agent EXECUTE
people.end_own_session(uuid) evenkeel_customer EXECUTE
people.end_sessions(uuid) evenkeel_agent EXECUTE
people.end_sessions(uuid) evenkeel_system EXECUTE
people.give_password(uuid,text) evenkeel_system EXECUTE
people.has_password() evenkeel_agent EXECUTE
people.has_password() evenkeel_customer EXECUTE
people.has_password() evenkeel_system EXECUTE
people.has_second_factor() evenkeel_agent EXECUTE
people.has_second_factor() evenkeel_customer EXECUTE
people.has_second_factor() evenkeel_system EXECUTE
people.managers_of(uuid) evenkeel_agent EXECUTE
people.managers_of(uuid) evenkeel_customer EXECUTE
people.managers_of(uuid) evenkeel_system EXECUTE
people.names_of(uuid[],uuid[],uuid[]) evenkeel_agent EXECUTE
people.names_of(uuid[],uuid[],uuid[]) evenkeel_customer EXECUTE
people.names_of(uuid[],uuid[],uuid[]) evenkeel_system EXECUTE
people.next_word_minutes(uuid) evenkeel_agent EXECUTE
people.next_word_minutes(uuid) evenkeel_customer EXECUTE
people.next_word_minutes(uuid) evenkeel_system EXECUTE
people.own_sessions() evenkeel_agent EXECUTE
people.own_sessions() evenkeel_customer EXECUTE
people.shares_cases(uuid) evenkeel_agent EXECUTE
people.shares_cases(uuid) evenkeel_customer EXECUTE
people.shares_cases(uuid) evenkeel_system EXECUTE
people.user_of(uuid) evenkeel_system EXECUTE
platform.append_facts(jsonb) evenkeel_agent EXECUTE
platform.append_facts(jsonb) evenkeel_customer EXECUTE
platform.append_facts(jsonb) evenkeel_system EXECUTE
platform.asking_accounts() evenkeel_agent EXECUTE
platform.asking_accounts() evenkeel_customer EXECUTE
platform.asking_accounts() evenkeel_system EXECUTE
platform.asking_person() evenkeel_agent EXECUTE
platform.asking_person() evenkeel_customer EXECUTE
platform.asking_person() evenkeel_system EXECUTE
platform.asking_role() evenkeel_agent EXECUTE
platform.asking_role() evenkeel_customer EXECUTE
platform.asking_role() evenkeel_system EXECUTE
platform.broken_chains() evenkeel_system EXECUTE
platform.bytes_of(bytea) evenkeel_agent EXECUTE
platform.bytes_of(bytea) evenkeel_customer EXECUTE
platform.bytes_of(bytea) evenkeel_system EXECUTE
platform.content_of(uuid) evenkeel_agent EXECUTE
platform.content_of(uuid) evenkeel_customer EXECUTE
platform.content_of(uuid) evenkeel_system EXECUTE
platform.fact_hash(bytea,jsonb) evenkeel_system EXECUTE
platform.fact_record(platform.fact) evenkeel_system EXECUTE
platform.forget_content(bytea) evenkeel_system EXECUTE
platform.store_content(bytea) evenkeel_agent EXECUTE
platform.store_content(bytea) evenkeel_customer EXECUTE
platform.store_content(bytea) evenkeel_system EXECUTE
referrals.party_counts(uuid[]) evenkeel_agent EXECUTE
referrals.party_counts(uuid[]) evenkeel_system EXECUTE
schema agreements evenkeel_agent USAGE
schema agreements evenkeel_customer USAGE
schema agreements evenkeel_system USAGE
schema calendars evenkeel_agent USAGE
schema calendars evenkeel_customer USAGE
schema calendars evenkeel_system USAGE
schema calls evenkeel_agent USAGE
schema calls evenkeel_system USAGE
schema cases evenkeel_agent USAGE
schema cases evenkeel_customer USAGE
schema cases evenkeel_system USAGE
schema catalogue evenkeel_agent USAGE
schema catalogue evenkeel_customer USAGE
schema catalogue evenkeel_system USAGE
schema conversations evenkeel_agent USAGE
schema conversations evenkeel_customer USAGE
schema conversations evenkeel_system USAGE
schema extensions evenkeel_agent USAGE
schema extensions evenkeel_customer USAGE
schema extensions evenkeel_system USAGE
schema feedback evenkeel_agent USAGE
schema feedback evenkeel_customer USAGE
schema feedback evenkeel_system USAGE
schema identity evenkeel_identity USAGE
schema improvements evenkeel_agent USAGE
schema improvements evenkeel_customer USAGE
schema improvements evenkeel_system USAGE
schema notices evenkeel_agent USAGE
schema notices evenkeel_system USAGE
schema people evenkeel_agent USAGE
schema people evenkeel_customer USAGE
schema people evenkeel_system USAGE
schema platform evenkeel_agent USAGE
schema platform evenkeel_customer USAGE
schema platform evenkeel_jobs USAGE
schema platform evenkeel_system USAGE
schema promises evenkeel_agent USAGE
schema promises evenkeel_customer USAGE
schema promises evenkeel_system USAGE
schema referrals evenkeel_agent USAGE
schema referrals evenkeel_customer USAGE
schema referrals evenkeel_system USAGE
schema reminders evenkeel_agent USAGE
schema reminders evenkeel_system USAGE
schema sites evenkeel_agent USAGE
schema sites evenkeel_customer USAGE
schema sites evenkeel_system USAGE
schema troubleshooting evenkeel_agent USAGE
schema troubleshooting evenkeel_customer USAGE
schema troubleshooting evenkeel_system USAGE
sequence cases.case_number evenkeel_agent USAGE
sequence cases.case_number evenkeel_customer USAGE
sequence cases.case_number evenkeel_system USAGE

-- Functions

CREATE OR REPLACE FUNCTION identity.actor_of(p people.person)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select jsonb_build_object(
    'personId', p.id,
    'name', p.name,
    'roles', p.roles,
    'providerId', p.provider_id,
    'accounts', case
      when p.roles && array['agent', 'lead', 'manager', 'admin']
        then coalesce((select jsonb_agg(a.id) from people.account a), '[]')
      when p.account_id is not null then jsonb_build_array(p.account_id)
      else '[]' end,
    'sharedAccounts', coalesce((
      select jsonb_agg(a.id) from people.account a
      where a.id = p.account_id and 'customer' = any (p.roles)
        and not p.roles && array['agent', 'lead', 'manager', 'admin']
        and (a.colleagues_see = 'everybody' or (a.colleagues_see = 'account-managers' and p.manages_account))), '[]'),
    'teams', coalesce((select jsonb_agg(m.team_id) from people.team_member m where m.person_id = p.id), '[]'))
$function$
CREATE OR REPLACE FUNCTION identity.actor_of_api_token(digest bytea, moment timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
declare
  known people.api_token;
  answer jsonb;
begin
  select * into known from people.api_token t where t.hash = digest and t.expires_at > moment;
  if not found then return null; end if;
  select identity.actor_of(p) || jsonb_build_object('tokenId', known.id, 'scopes', known.scopes) into answer
  from people.person p where p.id = known.person_id and p.active;
  if answer is not null and (known.last_used_at is null or known.last_used_at < moment - interval '1 minute') then
    update people.api_token set last_used_at = moment where id = known.id;
  end if;
  return answer;
end
$function$
CREATE OR REPLACE FUNCTION people.actor_of_person(given uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select identity.actor_of(p) from people.person p where p.id = given and p.active
$function$
CREATE OR REPLACE FUNCTION identity.actor_of_session(given text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
declare
  known identity.session;
  this_hour timestamptz := date_trunc('hour', now());
  answer jsonb;
begin
  select * into known from identity.session s where s.token = given and s.expires_at > now();
  if not found then return null; end if;
  select identity.actor_of(p) into answer from people.person p where p.user_id = known.user_id and p.active;
  if answer is null then return null; end if;
  if known.last_used_at is null or known.last_used_at < this_hour then
    update identity.session set last_used_at = this_hour
    where id = known.id and (last_used_at is null or last_used_at < this_hour);
  end if;
  return answer || jsonb_build_object(
    'until', floor(extract(epoch from known.expires_at) * 1000), 'sessionId', known.id);
end
$function$
CREATE OR REPLACE FUNCTION identity.actor_of_user(given uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select identity.actor_of(p) from people.person p where p.user_id = given and p.active
$function$
CREATE OR REPLACE FUNCTION people.anybody()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select exists (select from people.person)
$function$
CREATE OR REPLACE FUNCTION platform.append_facts(given jsonb)
 RETURNS TABLE(fact_id uuid, fact_position bigint, fact_sequence integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
declare
  one jsonb;
  head platform.fact_head;
  made platform.fact;
begin
  if platform.asking_role() <> 'evenkeel_system' then
    if exists (
      select from jsonb_array_elements(given) asked
      where asked->>'accountId' is not null
        and not ((asked->>'accountId')::uuid = any (platform.asking_accounts()))
    ) then
      raise exception 'a fact about an account that is not the asker''s' using errcode = 'insufficient_privilege';
    end if;
    if exists (
      select from jsonb_array_elements(given) asked
      where asked->>'actorKind' = 'system'
        or (asked->>'actorId')::uuid is distinct from platform.asking_person()
    ) then
      raise exception 'a fact in the name of somebody else' using errcode = 'insufficient_privilege';
    end if;
  end if;
  for one in select value from jsonb_array_elements(given) loop
    if head.subject_id is distinct from (one->>'subjectId')::uuid
       or head.subject_kind is distinct from one->>'subjectKind' then
      update platform.fact_head h set sequence = head.sequence, hash = head.hash
        where h.subject_kind = head.subject_kind and h.subject_id = head.subject_id;
      insert into platform.fact_head (subject_kind, subject_id, sequence, hash)
        values (one->>'subjectKind', (one->>'subjectId')::uuid, 0, ''::bytea)
        on conflict (subject_kind, subject_id) do update set sequence = fact_head.sequence
        returning * into head;
    end if;
    made.id := (one->>'id')::uuid;
    made.subject_kind := head.subject_kind;
    made.subject_id := head.subject_id;
    made.sequence := head.sequence + 1;
    made.kind := one->>'kind';
    made.audience := one->>'audience';
    made.account_id := (one->>'accountId')::uuid;
    made.actor_kind := one->>'actorKind';
    made.actor_id := (one->>'actorId')::uuid;
    made.actor_name := one->>'actorName';
    made.request_id := one->>'requestId';
    made.occurred_at := (one->>'occurredAt')::timestamptz;
    made.recorded_at := clock_timestamp();
    made.data := one->'data';
    made.previous_hash := head.hash;
    made.hash := platform.fact_hash(head.hash, platform.fact_record(made));
    insert into platform.fact (id, subject_kind, subject_id, sequence, kind, audience, account_id, actor_kind, actor_id,
        actor_name, request_id, occurred_at, recorded_at, data, previous_hash, hash)
      values (made.id, made.subject_kind, made.subject_id, made.sequence, made.kind, made.audience, made.account_id,
        made.actor_kind, made.actor_id, made.actor_name, made.request_id, made.occurred_at, made.recorded_at, made.data,
        made.previous_hash, made.hash)
      returning fact.position into made.position;
    head.sequence := made.sequence;
    head.hash := made.hash;
    fact_id := made.id;
    fact_position := made.position;
    fact_sequence := made.sequence;
    return next;
  end loop;
  update platform.fact_head h set sequence = head.sequence, hash = head.hash
    where h.subject_kind = head.subject_kind and h.subject_id = head.subject_id;
end
$function$
CREATE OR REPLACE FUNCTION platform.asking_accounts()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select string_to_array(current_setting('evenkeel.accounts'), ',')::uuid[] $function$
CREATE OR REPLACE FUNCTION platform.asking_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('evenkeel.person'), '')::uuid $function$
CREATE OR REPLACE FUNCTION platform.asking_role()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select current_setting('role') $function$
CREATE OR REPLACE FUNCTION people.at_work(team uuid, moment timestamp with time zone)
 RETURNS TABLE(person_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select p.id, p.name from people.team_member m join people.person p on p.id = m.person_id
  where m.team_id = team and p.active and p.roles && array['agent', 'lead']
    and not exists (
      select from people.absence a
      where a.person_id = p.id and a.ended_at is null and a.from_at <= moment and a.until_at > moment
    )
$function$
CREATE OR REPLACE FUNCTION people.away(persons uuid[], moment timestamp with time zone)
 RETURNS TABLE(person_id uuid, from_at timestamp with time zone, until_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select a.person_id, a.from_at, a.until_at from people.absence a
  where a.person_id = any (persons) and a.ended_at is null and a.until_at > moment
$function$
CREATE OR REPLACE FUNCTION platform.broken_chains()
 RETURNS TABLE(subject_kind text, subject_id uuid, sequence integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
  select distinct on (damaged.subject_kind, damaged.subject_id) damaged.* from (
    select f.subject_kind, f.subject_id, f.sequence
    from (
      select fact.*, lag(hash, 1, ''::bytea) over w as expected_previous, row_number() over w as expected_sequence
      from platform.fact window w as (partition by subject_kind, subject_id order by sequence)
    ) f
    join platform.fact original on original.id = f.id
    where f.previous_hash <> f.expected_previous or f.sequence <> f.expected_sequence
       or f.hash <> platform.fact_hash(f.previous_hash, platform.fact_record(original))
    union all
    select coalesce(h.subject_kind, l.subject_kind), coalesce(h.subject_id, l.subject_id), coalesce(l.sequence, 0) + 1
    from platform.fact_head h
    full join (
      select distinct on (subject_kind, subject_id) subject_kind, subject_id, sequence, hash from platform.fact
      order by subject_kind, subject_id, sequence desc
    ) l on l.subject_kind = h.subject_kind and l.subject_id = h.subject_id
    where h.sequence is distinct from l.sequence or h.hash is distinct from l.hash
  ) damaged
  order by damaged.subject_kind, damaged.subject_id, damaged.sequence
$function$
CREATE OR REPLACE FUNCTION platform.bytes_of(digest bytea)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
  select c.bytes from platform.content c
  where c.hash = digest and (platform.asking_role() = 'evenkeel_system' or exists (
    select from platform.file f
    where f.hash = digest and (
      (f.subject_id is null and f.uploaded_by = platform.asking_person())
      or (f.subject_id is not null and f.account_id = any (platform.asking_accounts())
        and (f.audience = 'customer' or platform.asking_role() = 'evenkeel_agent')))))
$function$
CREATE OR REPLACE FUNCTION improvements.case_counts(wanted uuid[])
 RETURNS TABLE(improvement_id uuid, cases integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'improvements'
AS $function$
  select e.improvement_id, count(*)::integer from improvements.evidence e
  where e.improvement_id = any (wanted) group by e.improvement_id
$function$
CREATE OR REPLACE FUNCTION platform.content_of(file uuid)
 RETURNS bytea
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
  select platform.bytes_of(f.hash) from platform.file f where f.id = $1
$function$
CREATE OR REPLACE FUNCTION people.end_other_sessions(kept uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
declare
  asking uuid;
  ended integer;
begin
  select p.user_id into asking from people.person p where p.id = platform.asking_person();
  with gone as (
    delete from identity.session s where s.user_id = asking and s.id is distinct from kept
    returning s.expires_at)
  select count(*)::integer into ended from gone where expires_at > now();
  perform identity.end_trust(asking);
  return ended;
end
$function$
CREATE OR REPLACE FUNCTION people.end_own_session(given uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
declare
  ended uuid;
begin
  delete from identity.session s using people.person p
  where p.id = platform.asking_person() and s.user_id = p.user_id and s.id = given and s.expires_at > now()
  returning s.user_id into ended;
  if ended is null then return false; end if;
  perform identity.end_trust(ended);
  return true;
end
$function$
CREATE OR REPLACE FUNCTION people.end_sessions(given uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  delete from identity.session s using people.person p where p.id = given and s.user_id = p.user_id
$function$
CREATE OR REPLACE FUNCTION identity.end_trust(given uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  delete from identity.verification v where v.value = given::text and v.identifier like 'trust-device-%'
$function$
CREATE OR REPLACE FUNCTION cases.facets_of(known cases."case")
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'cases'
AS $function$
  select reach || array(select r || '/' || month from unnest(reach) r) || array[
    'service:' || known.service_id,
    case when known.open then 'open' else 'done' end,
    month
  ]
  from (select 'month:' || to_char(known.opened_at at time zone 'UTC', 'YYYY-MM') as month) came,
    (select array['team:' || coalesce(known.team_id::text, 'none'), 'account:' || known.account_id]
      || array(
        select 'with:' || person from (
          select unnest(array[known.requester_id, known.owner_id, known.assignee_id, known.offered_to_id]) as person
          union select p.person_id from cases.participant p where p.case_id = known.id
        ) around where person is not null
      )
      || case when known.offered_team_id is null then '{}' else array['offered:' || known.offered_team_id] end
      as reach) seen
$function$
CREATE OR REPLACE FUNCTION platform.fact_hash(previous bytea, record jsonb)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select sha256(previous || convert_to(record::text, 'UTF8')) $function$
CREATE OR REPLACE FUNCTION platform.fact_record(f platform.fact)
 RETURNS jsonb
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select jsonb_build_object('id', f.id, 'subject_kind', f.subject_kind, 'subject_id', f.subject_id,
    'sequence', f.sequence, 'kind', f.kind, 'audience', f.audience, 'account_id', f.account_id,
    'actor_kind', f.actor_kind, 'actor_id', f.actor_id, 'actor_name', f.actor_name, 'request_id', f.request_id,
    'occurred_at', extract(epoch from f.occurred_at), 'recorded_at', extract(epoch from f.recorded_at), 'data', f.data)
$function$
CREATE OR REPLACE FUNCTION cases.follow_case()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'cases'
AS $function$
begin
  perform cases.renew_facets(new.id);
  return null;
end $function$
CREATE OR REPLACE FUNCTION cases.follow_participant()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'cases'
AS $function$
begin
  perform cases.renew_facets(coalesce(new.case_id, old.case_id));
  return null;
end $function$
CREATE OR REPLACE FUNCTION platform.forget_content(digest bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
begin
  delete from platform.content where hash = digest;
  return found;
exception when foreign_key_violation then
  return false;
end
$function$
CREATE OR REPLACE FUNCTION cases.found(asked tsquery, inside text[], reach text[], months text[], at_most integer)
 RETURNS TABLE(case_id uuid, rank real)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'pg_catalog', 'cases', 'platform'
 SET enable_seqscan TO 'off'
AS $function$
declare
  one_of text[] := case
    when reach is null then months
    when months is null then reach
    else array(select r || '/' || month from unnest(reach) r, unnest(months) month)
  end;
  conditions text := 's.words @@ $1';
begin
  if inside is not null then conditions := conditions || ' and s.facets @> $2'; end if;
  if one_of is not null then conditions := conditions || ' and s.facets && $3'; end if;
  return query execute
    'select hit.case_id, ts_rank(hit.words, $1) from (select s.case_id, s.words from cases.search_text s where '
    || conditions || ' and ($4 or s.account_id = any ($5)) limit $6) hit'
    using asked, inside, one_of, platform.asking_role() = 'evenkeel_system',
      (platform.asking_accounts())::uuid[], at_most;
end $function$
CREATE OR REPLACE FUNCTION people.give_password(given uuid, hash text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  insert into identity.credential (user_id, provider_id, subject, password)
  select u.user_id, 'credential', u.user_id::text, hash from people.user_of(given) u
$function$
CREATE OR REPLACE FUNCTION cases.has_parts(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'cases'
AS $function$
  select exists (select from cases."case" where parent_id = asked)
$function$
CREATE OR REPLACE FUNCTION people.has_password()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select exists (
    select 1 from people.person p join identity.credential c on c.user_id = p.user_id
    where p.id = platform.asking_person() and c.password is not null
  )
$function$
CREATE OR REPLACE FUNCTION people.has_second_factor()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select coalesce((select u.two_factor_enabled from people.person p join identity."user" u on u.id = p.user_id
    where p.id = platform.asking_person()), false)
$function$
CREATE OR REPLACE FUNCTION cases.learn_later()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'cases'
AS $function$
begin
  insert into cases.words_to_learn values (new.case_id) on conflict do nothing;
  return null;
end $function$
CREATE OR REPLACE FUNCTION cases.learn_words(at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'cases'
AS $function$
declare
  learned integer;
begin
  with taken as (
    delete from cases.words_to_learn where case_id in (
      select l.case_id from cases.words_to_learn l order by l.case_id limit at_most for update skip locked)
    returning case_id
  ), word as (
    select distinct lexeme from taken join cases.search_text s using (case_id), unnest(s.words)
    where lexeme ~ '^[[:alpha:]]{4,40}$'
  ), added as (
    insert into cases.known_word select lexeme from word order by lexeme on conflict do nothing
  )
  select count(*) into learned from taken;
  return learned;
end $function$
CREATE OR REPLACE FUNCTION people.managers_of(account uuid)
 RETURNS TABLE(person_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select p.id, p.name from people.person p
  where p.account_id = account and p.manages_account and p.active
    and (platform.asking_role() = 'evenkeel_system' or account = any (platform.asking_accounts()))
  order by p.name, p.id
$function$
CREATE OR REPLACE FUNCTION people.names_of(persons uuid[], accounts uuid[], teams uuid[])
 RETURNS TABLE(kind text, id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select 'person', p.id, p.name from people.person p where p.id = any (persons)
  union all
  select 'account', a.id, a.name from people.account a where a.id = any (accounts)
    and (platform.asking_role() = 'evenkeel_system' or a.id = any (platform.asking_accounts()))
  union all
  select 'team', t.id, t.name from people.team t where t.id = any (teams)
$function$
CREATE OR REPLACE FUNCTION people.next_word_minutes(team uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select t.next_word_minutes from people.team t where t.id = $1
$function$
CREATE OR REPLACE FUNCTION cases.open_owned(persons uuid[])
 RETURNS TABLE(person_id uuid, open integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'cases'
AS $function$
  select p.id, (select count(*)::int from cases."case" c where c.owner_id = p.id and c.open)
  from unnest(persons) p (id)
$function$
CREATE OR REPLACE FUNCTION people.own_sessions()
 RETURNS TABLE(id uuid, user_agent text, created_at timestamp with time zone, last_used_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select s.id, s.user_agent, s.created_at, coalesce(s.last_used_at, date_trunc('hour', s.created_at))
  from identity.session s join people.person p on p.user_id = s.user_id
  where p.id = platform.asking_person() and s.expires_at > now()
  order by 4 desc, s.created_at desc, s.id limit 100
$function$
CREATE OR REPLACE FUNCTION referrals.party_counts(parties uuid[])
 RETURNS TABLE(party_id uuid, used integer, last_used timestamp with time zone, asked integer, answered integer, helped integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'referrals'
AS $function$
  select r.party_id, count(*)::integer, max(r.made_at),
    (count(*) filter (where r.asked_at is not null or r.outcome is not null))::integer,
    count(r.outcome)::integer,
    (count(*) filter (where r.outcome = 'helped'))::integer
  from referrals.referral r where r.party_id = any (parties) group by r.party_id
$function$
CREATE OR REPLACE FUNCTION identity.prove_address(given uuid, proven text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
begin
  update identity."user" set email_verified = true, updated_at = now() where id = given and email = proven;
  update people.contact_point c set verified_at = now() from people.person p
  where p.id = c.person_id and p.user_id = given and c.kind = 'email' and c.address = proven and c.verified_at is null;
end
$function$
CREATE OR REPLACE FUNCTION cases.renew_facets(changed uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'cases'
AS $function$
  update cases.search_text s set facets = cases.facets_of(c)
    from cases."case" c where c.id = changed and s.case_id = changed and s.facets <> cases.facets_of(c)
$function$
CREATE OR REPLACE FUNCTION cases.request_times(items uuid[])
 RETURNS TABLE(item_id uuid, took double precision[], asked integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'cases'
AS $function$
  select i.id,
    array(
      select extract(epoch from c.resolved_at - c.opened_at)::double precision * 1000
      from cases.request r join cases."case" c on c.id = r.case_id
      where r.item_id = i.id and c.resolved_at is not null and c.state in ('fulfilled', 'closed')
      order by c.resolved_at desc limit 20
    ),
    (select count(*)::integer from cases.request r where r.item_id = i.id)
  from unnest(items) i (id)
$function$
CREATE OR REPLACE FUNCTION cases.set_facets()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'cases'
AS $function$
begin
  select cases.facets_of(c) into new.facets from cases."case" c where c.id = new.case_id;
  return new;
end $function$
CREATE OR REPLACE FUNCTION people.shares_cases(account uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
  select exists (select from people.account a where a.id = account and a.colleagues_see <> 'nobody'
    and (platform.asking_role() = 'evenkeel_system' or a.id = any (platform.asking_accounts())))
$function$
CREATE OR REPLACE FUNCTION platform.store_content(given bytea)
 RETURNS bytea
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
declare digest bytea := sha256(given);
begin
  insert into platform.content (hash, size, bytes) values (digest, length(given), given) on conflict do nothing;
  return digest;
end
$function$
CREATE OR REPLACE FUNCTION people.user_of(given uuid)
 RETURNS TABLE(user_id uuid, address text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'people'
AS $function$
#variable_conflict use_column
declare
  known people.person;
  reached people.contact_point;
begin
  select * into known from people.person p where p.id = given and p.active for update;
  if not found then return; end if;
  select * into reached from people.contact_point c where c.person_id = given and c.kind = 'email'
  order by c.verified_at nulls last, c.created_at limit 1;
  if not found then return; end if;
  if known.user_id is null then
    delete from identity."user" u using people.person other, people.contact_point claim
    where u.email = reached.address and not u.email_verified and other.user_id = u.id and claim.person_id = other.id
      and claim.address = reached.address and claim.source = 'mail' and claim.verified_at is null;
    insert into identity."user" (name, email, email_verified)
      values (known.name, reached.address, reached.verified_at is not null) returning id into known.user_id;
    update people.person set user_id = known.user_id where id = given;
  end if;
  user_id := known.user_id;
  address := reached.address;
  return next;
end
$function$
CREATE OR REPLACE PROCEDURE platform.wall(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy account_wall on %s to evenkeel_customer, evenkeel_agent
    using (account_id = any ((select platform.asking_accounts())::uuid[]))
    with check (account_id = any ((select platform.asking_accounts())::uuid[]))', target);
  execute format('create policy system_passes on %s to evenkeel_system, evenkeel_owner using (true) with check (true)', target);
end
$procedure$
CREATE OR REPLACE FUNCTION cases.words_from(beginning text, at_most integer)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'cases'
AS $function$
  select k.word from cases.known_word k
  where k.word collate "C" >= beginning and k.word collate "C" < beginning || chr(1114111)
  order by length(k.word), k.word limit at_most
$function$
CREATE OR REPLACE FUNCTION cases.words_like(typed text, at_most integer)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'cases', 'extensions'
 SET "pg_trgm.similarity_threshold" TO '0.3'
AS $function$
  select k.word from cases.known_word k where k.word % typed order by similarity(k.word, typed) desc, k.word limit at_most
$function$
