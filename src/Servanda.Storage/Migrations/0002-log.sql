-- Transparency logs: how far each has come. The tree itself is in files.

CREATE TABLE log_head (
    -- the log's name, as in its checkpoints
    origin TEXT PRIMARY KEY,
    -- entries that are stored and acknowledged
    size BIGINT NOT NULL,
    -- the root of the tree of so many entries, in base64
    root TEXT NOT NULL
);
