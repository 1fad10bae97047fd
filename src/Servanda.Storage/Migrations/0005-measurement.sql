-- Assessments over time. Times are seconds since 1970-01-01 UTC. BYTEA is PostgreSQL's word; SQLite keeps octets as they
-- are under any type name.

-- The operator's settings, such as the days of notice.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    set_at BIGINT NOT NULL
);

-- Rules and catalogue that judged, in the order they were first used here.
CREATE TABLE method (
    digest TEXT PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    edition TEXT NOT NULL,
    catalogue TEXT NOT NULL,
    -- a line each: id, tab, clause, tab, severity
    rules TEXT NOT NULL,
    first_used_at BIGINT NOT NULL,
    -- its row of the log's outbox; NULL until something judged by it is public
    outbox BIGINT
);

-- Bundles of evidence by their digest.
CREATE TABLE bundle (
    digest TEXT PRIMARY KEY,
    octets BYTEA NOT NULL
);

CREATE TABLE assessment (
    -- random, so that a private one cannot be guessed
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL,
    -- private, public or set-aside
    state TEXT NOT NULL,
    -- why it is kept back or was set aside: notice, unconfirmed, overtaken; NULL once public
    held TEXT,
    method TEXT NOT NULL REFERENCES method (digest),
    -- schedule, submission or demo
    source TEXT NOT NULL,
    tool TEXT NOT NULL,
    vantage TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    finished_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    publish_after BIGINT NOT NULL,
    published_at BIGINT,
    -- publications are counted: whoever keeps a copy sees that there is news
    publication BIGINT UNIQUE,
    -- the same bundle twice is one assessment
    bundle TEXT NOT NULL UNIQUE REFERENCES bundle (digest),
    bundle_octets BIGINT NOT NULL,
    -- SHA-256 of the bundle's manifest.json, and how many files it names
    manifest TEXT NOT NULL,
    files BIGINT NOT NULL,
    findings BIGINT NOT NULL,
    -- the row of the log's outbox that records the evidence; NULL until public
    outbox BIGINT
);

CREATE INDEX assessment_of ON assessment (organisation, started_at);
CREATE INDEX assessment_due ON assessment (state, publish_after);
CREATE INDEX assessment_by_method ON assessment (method);

-- The latest public assessment of an organisation.
CREATE TABLE latest_assessment (
    organisation TEXT PRIMARY KEY,
    assessment TEXT NOT NULL UNIQUE REFERENCES assessment (id)
);

CREATE TABLE accord_result (
    assessment TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    accord TEXT NOT NULL,
    -- the row of the log's outbox that records the score; NULL until public
    outbox BIGINT,
    PRIMARY KEY (assessment, ordinal)
);

CREATE TABLE commitment_result (
    assessment TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    accord TEXT NOT NULL,
    commitment TEXT NOT NULL,
    verdict TEXT NOT NULL,
    measured_met BIGINT NOT NULL,
    measured_partly_met BIGINT NOT NULL,
    measured_unmet BIGINT NOT NULL,
    attested_met BIGINT NOT NULL,
    attested_partly_met BIGINT NOT NULL,
    attested_unmet BIGINT NOT NULL,
    unknown BIGINT NOT NULL,
    not_applicable BIGINT NOT NULL,
    -- the ids of the controls that bear on it, with spaces
    controls TEXT NOT NULL,
    PRIMARY KEY (assessment, ordinal)
);

CREATE TABLE control_result (
    assessment TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    control TEXT NOT NULL,
    status TEXT NOT NULL,
    evidence TEXT NOT NULL,
    -- the attestation that counts, as JSON; NULL without one
    attestation TEXT,
    PRIMARY KEY (assessment, ordinal)
);

CREATE INDEX control_result_of ON control_result (assessment, control);

CREATE TABLE asset_result (
    assessment TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    control TEXT NOT NULL,
    asset TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (assessment, ordinal)
);

CREATE TABLE finding (
    assessment TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    control TEXT NOT NULL,
    rule TEXT NOT NULL,
    asset TEXT NOT NULL,
    status TEXT NOT NULL,
    severity TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    reason_fr TEXT NOT NULL,
    clause TEXT NOT NULL,
    remedy_en TEXT,
    remedy_fr TEXT,
    evidence TEXT NOT NULL,
    -- digests of the observations used, with spaces
    observations TEXT NOT NULL,
    PRIMARY KEY (assessment, ordinal)
);

-- What was looked at; the octets are in the bundle.
CREATE TABLE observation (
    assessment TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    subject TEXT NOT NULL,
    -- 1 or 2
    look BIGINT NOT NULL,
    at BIGINT NOT NULL,
    via TEXT NOT NULL,
    -- NULL where nothing was seen
    digest TEXT,
    -- seen, or why not
    outcome TEXT NOT NULL,
    length BIGINT NOT NULL,
    PRIMARY KEY (assessment, ordinal)
);

-- How long a control stood as it did in public assessments, one row for each run of the same status under one method. What
-- another method says begins a row of its own.
CREATE TABLE control_standing (
    organisation TEXT NOT NULL,
    control TEXT NOT NULL,
    number BIGINT NOT NULL,
    method TEXT NOT NULL,
    status TEXT NOT NULL,
    -- the first and the last assessment that said so
    since BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    PRIMARY KEY (organisation, control, number)
);

CREATE TABLE commitment_standing (
    organisation TEXT NOT NULL,
    commitment TEXT NOT NULL,
    number BIGINT NOT NULL,
    method TEXT NOT NULL,
    verdict TEXT NOT NULL,
    since BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    PRIMARY KEY (organisation, commitment, number)
);

-- Who is looked at again, and when. Whoever holds the lease does it; a lease that ran out was somebody's who is no more.
CREATE TABLE measurement_turn (
    organisation TEXT PRIMARY KEY,
    due_at BIGINT NOT NULL,
    lease TEXT,
    leased_until BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    problem TEXT
);

CREATE INDEX measurement_turn_due ON measurement_turn (due_at);

-- Keys that assessments are submitted with; the key itself is nowhere.
CREATE TABLE measurement_key (
    id TEXT PRIMARY KEY,
    -- SHA-256 of the key
    digest TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- the key that bundles have to be signed with; NULL for any
    signer TEXT,
    made_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT
);

-- Bundles as they were submitted, until they are taken in or refused.
CREATE TABLE submission (
    id TEXT PRIMARY KEY,
    -- SHA-256 of the octets: sent twice is sent once
    digest TEXT NOT NULL UNIQUE,
    measurement_key TEXT NOT NULL REFERENCES measurement_key (id),
    -- waiting, taken or refused
    state TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    decided_at BIGINT,
    -- NULL once decided
    octets BYTEA,
    -- why it was refused, a line each
    problems TEXT,
    assessment TEXT REFERENCES assessment (id),
    lease TEXT,
    leased_until BIGINT NOT NULL
);

CREATE INDEX submission_waiting ON submission (state, received_at);
