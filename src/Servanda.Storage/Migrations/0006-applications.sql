-- Letters that leave by SMTP, applications to the register with the proofs of control of their domains, and what was done
-- at the desk. Times are seconds since 1970-01-01 UTC.

CREATE TABLE letter (
    -- random; its Message-ID is made of it, so that a letter sent twice can be known for one
    id TEXT PRIMARY KEY,
    number BIGINT NOT NULL,
    recipient TEXT NOT NULL,
    -- en or fr
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- empty once it has left: it may hold a link that opens something
    body TEXT NOT NULL,
    -- whoever writes the same letter again writes this again, and it goes once
    once_key TEXT NOT NULL UNIQUE,
    -- waiting, sent or dead
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    give_up_at BIGINT NOT NULL,
    -- until when a process has it in hand
    taken_until BIGINT NOT NULL,
    -- what the mail server said last, without the address
    last_answer TEXT,
    added_at BIGINT NOT NULL,
    sent_at BIGINT
);

CREATE INDEX letter_due ON letter (state, next_try_at);

CREATE TABLE application (
    -- random: who knows it sees the state of it
    id TEXT PRIMARY KEY,
    number BIGINT NOT NULL,
    -- sign, amend, suspend, resume, withdraw or succeed
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    accord TEXT NOT NULL,
    -- the version signed; null where the accord has one only
    version TEXT,
    -- in the register, once it is known which; the applicant of a signature may not be in it yet
    organisation TEXT,
    -- who takes its place, for a succession
    successor TEXT,
    name TEXT NOT NULL,
    category TEXT,
    country TEXT,
    -- personal: emptied on erasure and when the time they are kept has ended
    contact_name TEXT NOT NULL,
    contact_mail TEXT NOT NULL,
    statement TEXT NOT NULL,
    language TEXT NOT NULL,
    -- of the form: sent twice it makes one application
    once_key TEXT NOT NULL UNIQUE,
    -- SHA-256 of the token in the letter that asks to confirm
    confirm_digest TEXT,
    confirm_until BIGINT,
    -- who approved first; a second person publishes
    decided_by TEXT,
    -- the day that counts: of the signature, of the withdrawal
    effective_on TEXT,
    added_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE INDEX application_state ON application (state, number);
CREATE INDEX application_organisation ON application (organisation);
CREATE INDEX application_confirm ON application (confirm_digest);
CREATE INDEX application_mail ON application (contact_mail);

CREATE TABLE application_domain (
    application TEXT NOT NULL REFERENCES application (id),
    -- A-labels, lower case
    domain TEXT NOT NULL,
    position BIGINT NOT NULL,
    -- what is to be published, by TXT record or file
    token TEXT NOT NULL,
    -- dns or file; null while there is no proof
    way TEXT,
    proven_at BIGINT,
    checked_at BIGINT,
    -- looks in a row that found no token at a place where there was one
    misses BIGINT NOT NULL,
    -- when desk and contact were told that the proof is gone
    gone_at BIGINT,
    -- what was seen last, in words
    answer_en TEXT,
    answer_fr TEXT,
    -- null when nobody looks any more
    next_check_at BIGINT,
    taken_until BIGINT NOT NULL,
    PRIMARY KEY (application, domain)
);

CREATE INDEX application_domain_due ON application_domain (next_check_at);
CREATE INDEX application_domain_gone ON application_domain (gone_at);

-- What was done, by whom and why: added to, never changed.
CREATE TABLE desk_event (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    -- an account's id; applicant or servanda
    actor TEXT NOT NULL,
    what TEXT NOT NULL,
    -- application, organisation, import, letter or setting
    subject_kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL
);

CREATE INDEX desk_event_subject ON desk_event (subject_kind, subject, number);
CREATE INDEX desk_event_actor ON desk_event (actor, number);
CREATE INDEX desk_event_what ON desk_event (what, number);

-- Settings of the desk: the last row of a name counts.
CREATE TABLE desk_setting (
    number BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX desk_setting_name ON desk_setting (name, number);

-- A list of signatories brought in at once: looked at first, then applied, perhaps undone.
CREATE TABLE desk_import (
    id TEXT PRIMARY KEY,
    number BIGINT NOT NULL,
    accord TEXT NOT NULL,
    -- who says so: the source of every row
    source TEXT NOT NULL,
    list TEXT NOT NULL,
    -- previewed, applied, undone or dropped
    state TEXT NOT NULL,
    -- who applied it first, where two are needed
    decided_by TEXT,
    actor TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
