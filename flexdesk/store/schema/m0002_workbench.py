"""The second version: what a consultant's day needs beside the caseload.

Facts of the daily work, pauses, goals, decisions, attachments, transfers, views, substitutes.
"""

VERSION = 2

STATEMENTS = (
    "ALTER TABLE citizen ADD COLUMN interpreter TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE citizen ADD COLUMN licence TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE citizen ADD COLUMN reading_help TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE citizen ADD COLUMN professionals TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE citizen ADD COLUMN tried_before TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE citizen ADD COLUMN job_ready TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE citizen ADD COLUMN bevilling_on TEXT",
    "ALTER TABLE citizen ADD COLUMN bevilling_kind TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE citizen ADD COLUMN closed_on TEXT",
    "ALTER TABLE citizen ADD COLUMN closed_reason TEXT DEFAULT '' NOT NULL",
    """
    CREATE TABLE content (
        hash TEXT NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (hash)
    )
        STRICT
    """,
    """
    CREATE TABLE saved_view (
        id TEXT NOT NULL,
        owner TEXT DEFAULT '' NOT NULL,
        label TEXT DEFAULT '' NOT NULL,
        "query" TEXT DEFAULT '' NOT NULL,
        columns TEXT DEFAULT 'null' NOT NULL,
        sort TEXT DEFAULT '' NOT NULL,
        is_descending INTEGER DEFAULT 0 NOT NULL,
        grouping TEXT DEFAULT '' NOT NULL,
        ordinal INTEGER,
        PRIMARY KEY (id)
    )
        STRICT
    """,
    """
    CREATE TABLE substitute (
        id TEXT NOT NULL,
        consultant TEXT DEFAULT '' NOT NULL,
        "by" TEXT DEFAULT '' NOT NULL,
        start TEXT NOT NULL,
        last_day TEXT,
        reason TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id)
    )
        STRICT
    """,
    """
    CREATE TABLE attachment (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        day TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        title TEXT DEFAULT '' NOT NULL,
        file_name TEXT DEFAULT '' NOT NULL,
        size INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        "by" TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_attachment_citizen ON attachment (citizen)",
    "ALTER TABLE contact ADD COLUMN consultant TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE contact ADD COLUMN person TEXT DEFAULT '' NOT NULL",
    """
    CREATE TABLE decision (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        day TEXT NOT NULL,
        outcome TEXT DEFAULT '' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        program TEXT DEFAULT '' NOT NULL,
        "by" TEXT DEFAULT '' NOT NULL,
        evidence TEXT DEFAULT 'null' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_decision_citizen ON decision (citizen)",
    """
    CREATE TABLE goal (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        parent TEXT DEFAULT '' NOT NULL,
        due TEXT,
        state TEXT DEFAULT '' NOT NULL,
        state_on TEXT,
        ordinal INTEGER,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_goal_citizen ON goal (citizen)",
    "ALTER TABLE note ADD COLUMN taken_by TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE note ADD COLUMN replaces TEXT DEFAULT '' NOT NULL",
    """
    CREATE TABLE pause (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        start TEXT NOT NULL,
        last_day TEXT,
        review_on TEXT,
        text TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_pause_citizen ON pause (citizen)",
    "ALTER TABLE placement ADD COLUMN attended_week REAL",
    "ALTER TABLE task ADD COLUMN time TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE task ADD COLUMN rule TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE task ADD COLUMN about TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE task ADD COLUMN placement TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE task ADD COLUMN first_due TEXT",
    "ALTER TABLE task ADD COLUMN is_statutory INTEGER DEFAULT 0 NOT NULL",
    """
    CREATE TABLE transfer (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        "row" TEXT NOT NULL,
        made_on TEXT NOT NULL,
        done_on TEXT,
        done_hash TEXT DEFAULT '' NOT NULL,
        "by" TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_transfer_citizen ON transfer (citizen)",
    "ALTER TABLE hours ADD COLUMN attended REAL",
)
