-- How a session was begun, for its owner to recognise it; and until when it is strong: opened or
-- confirmed by more than a code that travels, without which offices over personal data rest.

alter table platform.session
  add column way text check (way in
    ('code', 'counter_code', 'household_code', 'link', 'first', 'passkey', 'rescue')),
  add column strong_until timestamptz;
