-- What is to go into the transparency log: written in the transaction of the change it is about, logged by the worker.

CREATE TABLE log_outbox (
    -- 1, 2, 3, in the order of the changes
    number BIGINT PRIMARY KEY,
    -- what the leaf is about, as it stands in the leaf
    subject TEXT NOT NULL,
    -- the word of the leaf's kind
    kind TEXT NOT NULL,
    -- the leaf's body as canonical JSON; members that name an earlier leaf are filled in when it is logged
    body TEXT NOT NULL,
    -- seconds since 1970: the time the leaf claims
    added_at BIGINT NOT NULL,
    -- its index in the log; NULL while it waits
    entry BIGINT,
    -- SHA-256 of the leaf as logged
    digest TEXT,
    logged_at BIGINT,
    -- why it cannot be logged; NULL where nothing is wrong
    problem TEXT
);

CREATE INDEX log_outbox_waiting ON log_outbox (number) WHERE entry IS NULL AND problem IS NULL;

CREATE UNIQUE INDEX log_outbox_entry ON log_outbox (entry);

CREATE INDEX log_outbox_subject ON log_outbox (subject, number);

-- Members of a body that name an earlier leaf, which may not have its place in the log yet.
CREATE TABLE log_reference (
    number BIGINT NOT NULL REFERENCES log_outbox (number),
    -- 0, 1, 2 within the leaf
    ordinal BIGINT NOT NULL,
    member TEXT NOT NULL,
    -- the leaf meant
    target BIGINT NOT NULL REFERENCES log_outbox (number),
    PRIMARY KEY (number, ordinal)
);

-- Salts and values behind the commitments in a leaf: deleted on erasure, while the leaf stays.
CREATE TABLE log_opening (
    number BIGINT NOT NULL REFERENCES log_outbox (number),
    -- the member of the leaf's body
    member TEXT NOT NULL,
    -- in hexadecimal
    salt TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (number, member)
);
