-- The register: who signed which accord, and what became of it. Rows are added and never changed or deleted: what replaces
-- one names it, and the one that nothing replaces holds. Every row names the change that brought it. Times are seconds since
-- 1970-01-01 UTC; dates are as far as their source gives them (2018, 2018-02, 2018-04-17).

CREATE TABLE register_change (
    -- from 1, without gaps, in the order they were made
    number BIGINT PRIMARY KEY,
    made_at BIGINT NOT NULL,
    -- the account, or the program's own word; never shown to the public
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    organisation TEXT,
    accord TEXT,
    signature TEXT,
    -- for the public
    reason TEXT,
    -- the earlier change that this one puts right
    corrects BIGINT,
    -- changes made together, which can be undone together
    batch TEXT,
    -- the leaf that records it, by its number in the outbox of the log
    leaf BIGINT
);

CREATE INDEX register_change_organisation ON register_change (organisation, number);
CREATE INDEX register_change_accord ON register_change (accord, number);
CREATE INDEX register_change_batch ON register_change (batch);

CREATE TABLE organisation (
    -- lower-case letters, digits and hyphens
    id TEXT PRIMARY KEY,
    change BIGINT NOT NULL
);

CREATE TABLE organisation_profile (
    organisation TEXT NOT NULL,
    -- from 1; each replaces the one before it
    number BIGINT NOT NULL,
    -- ISO 3166-1 alpha-3
    country TEXT,
    caution_en TEXT,
    caution_fr TEXT,
    change BIGINT NOT NULL,
    PRIMARY KEY (organisation, number)
);

CREATE TABLE organisation_name (
    organisation TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- the number of the row of this organisation that this one replaces; it can be replaced once
    replaces BIGINT,
    name TEXT NOT NULL,
    -- en or fr; none where it is the same in every language, or nobody says
    language TEXT,
    -- official, other, former, or dropped: no name of it after all
    kind TEXT NOT NULL,
    since TEXT,
    change BIGINT NOT NULL,
    PRIMARY KEY (organisation, number),
    UNIQUE (organisation, replaces)
);

CREATE TABLE organisation_identifier (
    organisation TEXT NOT NULL,
    number BIGINT NOT NULL,
    replaces BIGINT,
    -- lei, wikidata, or the name of a national register
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    is_dropped BIGINT NOT NULL,
    change BIGINT NOT NULL,
    PRIMARY KEY (organisation, number),
    UNIQUE (organisation, replaces)
);

CREATE TABLE organisation_asset (
    organisation TEXT NOT NULL,
    number BIGINT NOT NULL,
    replaces BIGINT,
    -- domain, autonomous-system, product, repository
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    -- DKIM selectors of a domain, with spaces between
    selectors TEXT,
    -- listed by a source, proven by its holder, doubtful (looked at by nobody), or retired
    standing TEXT NOT NULL,
    change BIGINT NOT NULL,
    PRIMARY KEY (organisation, number),
    UNIQUE (organisation, replaces)
);

CREATE TABLE organisation_succession (
    predecessor TEXT NOT NULL,
    successor TEXT NOT NULL,
    change BIGINT NOT NULL,
    -- merger, renaming or split
    kind TEXT NOT NULL,
    happened_on TEXT,
    PRIMARY KEY (predecessor, successor, change)
);

CREATE TABLE accord_version (
    accord TEXT NOT NULL,
    version TEXT NOT NULL,
    language TEXT NOT NULL,
    -- from 1; each replaces the one before it
    number BIGINT NOT NULL,
    title TEXT NOT NULL,
    -- SHA-256 of the text as it was published; none where we do not hold it
    text TEXT,
    effective TEXT,
    source TEXT NOT NULL,
    change BIGINT NOT NULL,
    PRIMARY KEY (accord, version, language, number)
);

CREATE TABLE signature (
    -- the accord and the organisation with a dot between; a second one ends in .2
    id TEXT PRIMARY KEY,
    accord TEXT NOT NULL,
    organisation TEXT NOT NULL,
    change BIGINT NOT NULL
);

CREATE INDEX signature_organisation ON signature (organisation);

CREATE TABLE signature_state (
    signature TEXT NOT NULL,
    -- from 1; each replaces the one before it
    number BIGINT NOT NULL,
    -- active, suspended, withdrawn, succeeded or void
    status TEXT NOT NULL,
    -- the name signed under
    name TEXT NOT NULL,
    category TEXT,
    signed_on TEXT,
    -- since when it is in this status, where that is not the day it was signed
    since TEXT,
    version TEXT,
    -- the organisation that took its place
    successor TEXT,
    source TEXT NOT NULL,
    -- on whose word: signatory or source
    basis TEXT NOT NULL,
    is_unverified BIGINT NOT NULL,
    change BIGINT NOT NULL,
    PRIMARY KEY (signature, number)
);

-- A list that was imported, once for each state of it.
CREATE TABLE register_baseline (
    register TEXT NOT NULL,
    -- SHA-256 of the list
    list TEXT NOT NULL,
    -- none for the list of organisations
    accord TEXT,
    entries BIGINT NOT NULL,
    is_complete BIGINT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    caution_en TEXT,
    caution_fr TEXT,
    -- one a line
    sources TEXT NOT NULL,
    change BIGINT NOT NULL,
    PRIMARY KEY (register, list)
);
