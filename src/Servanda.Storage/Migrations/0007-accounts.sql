-- People who sign in. Times are seconds since 1970-01-01 UTC, and days whole days. Ids are 128 random bits; of whatever lets
-- its holder act only a digest is kept.

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    mail TEXT NOT NULL,
    -- the address in small letters: one account for each
    mail_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- signatory, reviewer, secretary or administrator
    role TEXT NOT NULL,
    -- the one a signatory speaks for
    organisation TEXT,
    -- en or fr: of letters
    language TEXT NOT NULL,
    password_hash TEXT,
    -- changes with every credential; sessions and links made before it are void
    stamp TEXT NOT NULL,
    -- secret of the authenticator application, encrypted with keys that are not in the database
    authenticator_key TEXT,
    -- the time step of the last code taken: a code counts once (RFC 6238 §5.2)
    authenticator_step BIGINT NOT NULL,
    -- wrong passwords and codes since the last right one, and until when none is looked at
    failures BIGINT NOT NULL,
    paused_until BIGINT,
    -- closed by an administrator
    locked_at BIGINT,
    made_at BIGINT NOT NULL,
    -- the last day of signing in
    seen_day BIGINT,
    -- counts changes, so that of two at once one is refused
    version BIGINT NOT NULL
);

CREATE INDEX account_organisation ON account (organisation);

CREATE TABLE account_passkey (
    -- base64url, as in WebAuthn's JSON
    credential TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    -- as its owner calls it
    name TEXT NOT NULL,
    -- COSE key, base64url
    public_key TEXT NOT NULL,
    sign_count BIGINT NOT NULL,
    -- words of WebAuthn with spaces between
    transports TEXT NOT NULL,
    is_verified BIGINT NOT NULL,
    is_backup_eligible BIGINT NOT NULL,
    is_backed_up BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE INDEX account_passkey_account ON account_passkey (account);

CREATE TABLE account_recovery_code (
    account TEXT NOT NULL,
    digest TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account, digest)
);

CREATE TABLE account_session (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    -- within some minutes
    seen_at BIGINT NOT NULL,
    -- when the person last showed a passkey or a password with a code
    proven_at BIGINT NOT NULL,
    -- browser and system in a few words of ours
    agent TEXT NOT NULL,
    ended_at BIGINT
);

CREATE INDEX account_session_account ON account_session (account, begun_at);

-- Links sent once: to make an account, or to get back into one.
CREATE TABLE account_link (
    digest TEXT PRIMARY KEY,
    -- invite, recover (by a letter asked for at the sign-in page) or reset (by an administrator)
    purpose TEXT NOT NULL,
    -- null for an invitation
    account TEXT,
    mail TEXT NOT NULL,
    mail_key TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT,
    language TEXT NOT NULL,
    -- the id of an account; null for the command line and for the person
    made_by TEXT,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE INDEX account_link_mail ON account_link (mail_key);

-- What was done with accounts. Without names or addresses: ids of accounts that were erased say nothing.
CREATE TABLE account_event (
    number BIGINT PRIMARY KEY,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- the id of the account that did it; null for the command line and for the program
    by_account TEXT,
    at BIGINT NOT NULL,
    detail TEXT
);

CREATE INDEX account_event_account ON account_event (account, number);
