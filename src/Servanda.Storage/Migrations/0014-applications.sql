-- What a change of a signature is about, lists brought in at once, and what a signatory says of itself in its workspace.

ALTER TABLE application ADD COLUMN signature TEXT;
-- the number of the state of that signature the request was made on: changed since, it has to be looked at again
ALTER TABLE application ADD COLUMN signature_state BIGINT;
-- merger, renaming or split, of a succession
ALTER TABLE application ADD COLUMN succession TEXT;

-- A claim of an organisation that a control is met. A later row that names it ends it.
CREATE TABLE attestation (
    id TEXT PRIMARY KEY,
    number BIGINT NOT NULL,
    organisation TEXT NOT NULL,
    control TEXT NOT NULL,
    made_on TEXT NOT NULL,
    -- the last day it counts
    until TEXT NOT NULL,
    statement TEXT NOT NULL,
    -- SHA-256 of the documents, with spaces between; the documents stay with the organisation
    documents TEXT NOT NULL,
    account TEXT NOT NULL,
    -- the leaf, by its number in the outbox of the log
    leaf BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    ended_at BIGINT
);

CREATE INDEX attestation_organisation ON attestation (organisation, number);

-- What an organisation answers to a finding about it. Shown beside the finding.
CREATE TABLE reply (
    id TEXT PRIMARY KEY,
    number BIGINT NOT NULL,
    organisation TEXT NOT NULL,
    control TEXT NOT NULL,
    assessment TEXT,
    text TEXT NOT NULL,
    account TEXT NOT NULL,
    -- null where what it answers is not in the log
    leaf BIGINT,
    added_at BIGINT NOT NULL
);

CREATE INDEX reply_organisation ON reply (organisation, control, number);

-- Whether an organisation lets its mail report figures be shown: the last row counts.
CREATE TABLE mail_consent (
    number BIGINT PRIMARY KEY,
    organisation TEXT NOT NULL,
    -- 1 to show them
    is_given BIGINT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX mail_consent_organisation ON mail_consent (organisation, number);
