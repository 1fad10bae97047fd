-- Reports about mail. Times are seconds and days are whole days since 1970-01-01 UTC. A name is kept from the root down
-- with a dot after every label (org.example.mail.), so that a name and all below it are one range of an index.

CREATE TABLE mail_report (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- aggregate, failure or tls
    kind TEXT NOT NULL,
    -- reporter, report id, domain and period, or the digest where the report does not say: the same twice counts once
    report_key TEXT NOT NULL UNIQUE,
    -- SHA-256 of the report as it was unpacked
    digest TEXT NOT NULL,
    organisation TEXT NOT NULL,
    -- the reporter's mail domain; local parts are not kept
    contact_domain TEXT,
    report_id TEXT NOT NULL,
    -- what the report is about: the domain of the policy
    name TEXT COLLATE "C" NOT NULL,
    begins_at BIGINT,
    ends_at BIGINT,
    first_day BIGINT NOT NULL,
    last_day BIGINT NOT NULL,
    -- 1 where the period is missing, turned round, or longer than can be spread: all stands on one day
    is_period_doubtful BIGINT NOT NULL,
    dialect TEXT,
    generator TEXT,
    policy TEXT,
    subdomain_policy TEXT,
    nonexistent_policy TEXT,
    dkim_alignment TEXT,
    spf_alignment TEXT,
    percent BIGINT,
    is_testing BIGINT,
    records BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    problems BIGINT NOT NULL,
    stored_at BIGINT NOT NULL
);

CREATE INDEX mail_report_name ON mail_report (name, last_day);
CREATE INDEX mail_report_last_day ON mail_report (last_day);

-- What was wrong with a report, in the order of the report.
CREATE TABLE mail_problem (
    report BIGINT NOT NULL,
    ordinal BIGINT NOT NULL,
    code TEXT NOT NULL,
    place BIGINT NOT NULL,
    clause TEXT NOT NULL,
    detail TEXT,
    PRIMARY KEY (report, ordinal)
);

-- A row of an aggregate report, once for each day that a share of it falls on.
CREATE TABLE mail_record (
    report BIGINT NOT NULL,
    ordinal BIGINT NOT NULL,
    day BIGINT NOT NULL,
    -- the domain of the From field; that of the policy where the record does not say
    name TEXT COLLATE "C" NOT NULL,
    -- 1 where the report is of several days and this is the share of one
    is_share BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    source TEXT,
    -- IPv4 /24 or IPv6 /48 of the source; empty where it is no address
    network TEXT COLLATE "C" NOT NULL,
    disposition TEXT,
    is_dkim_aligned BIGINT NOT NULL,
    is_spf_aligned BIGINT NOT NULL,
    envelope_from TEXT,
    -- every check: domain, selector or scope, and result, as d/s=result with spaces between
    dkim TEXT,
    spf TEXT,
    reasons TEXT
);

-- No key over ordinals: it would cost as much as the rows, and the writer numbers them itself. Reports are stored one after
-- the other, so that a summary of blocks finds the rows of one, and costs next to nothing.
CREATE INDEX mail_record_report ON mail_record USING brin (report);
CREATE INDEX mail_record_name ON mail_record (name, day);

-- A message that failed, without who wrote it, to whom, or what.
CREATE TABLE mail_failure (
    report BIGINT PRIMARY KEY,
    day BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    arrived_at BIGINT,
    incidents BIGINT NOT NULL,
    source TEXT,
    network TEXT COLLATE "C" NOT NULL,
    failures TEXT NOT NULL,
    alignment TEXT,
    delivery TEXT,
    envelope_from TEXT,
    dkim_domain TEXT,
    dkim_selector TEXT
);

CREATE INDEX mail_failure_name ON mail_failure (name, day);

-- Sessions under one policy of a TLS report, once for each day that a share falls on.
CREATE TABLE mail_tls_policy (
    report BIGINT NOT NULL,
    ordinal BIGINT NOT NULL,
    day BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    type TEXT,
    successful BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    PRIMARY KEY (report, ordinal, day)
);

CREATE INDEX mail_tls_policy_name ON mail_tls_policy (name, day);

-- Why sessions failed, as far as told.
CREATE TABLE mail_tls_failure (
    report BIGINT NOT NULL,
    ordinal BIGINT NOT NULL,
    policy BIGINT NOT NULL,
    result TEXT NOT NULL,
    sessions BIGINT NOT NULL,
    sending_address TEXT,
    receiving_host TEXT,
    reason TEXT,
    PRIMARY KEY (report, ordinal)
);

-- Files that a watch has finished with: it may be stopped at any time and goes on where it was.
CREATE TABLE mail_file (
    folder TEXT NOT NULL,
    name TEXT NOT NULL,
    length BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    PRIMARY KEY (folder, name)
);
