"""The fourth version: the kandidatkort with versions, consents and hand-outs."""

VERSION = 4

STATEMENTS = (
    "ALTER TABLE consultant ADD COLUMN phone TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE consultant ADD COLUMN email TEXT DEFAULT '' NOT NULL",
    """
    CREATE TABLE card_version (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        content TEXT DEFAULT 'null' NOT NULL,
        content_hash TEXT NOT NULL,
        photo TEXT,
        overrides TEXT DEFAULT 'null' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        "by" TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(photo) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_card_version_citizen ON card_version (citizen)",
    "CREATE INDEX ix_card_version_photo ON card_version (photo)",
    """
    CREATE TABLE consent (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        version TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        made_on TEXT NOT NULL,
        purpose TEXT DEFAULT '' NOT NULL,
        sections TEXT DEFAULT 'null' NOT NULL,
        recipients TEXT DEFAULT '' NOT NULL,
        workplace TEXT,
        channels TEXT DEFAULT 'null' NOT NULL,
        how TEXT DEFAULT '' NOT NULL,
        signed_on TEXT,
        valid_until TEXT,
        attachment TEXT,
        withdrawn_on TEXT,
        withdrawn_how TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        "by" TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(version) REFERENCES card_version (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(workplace) REFERENCES workplace (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(attachment) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_consent_attachment ON consent (attachment)",
    "CREATE INDEX ix_consent_citizen ON consent (citizen)",
    "CREATE INDEX ix_consent_version ON consent (version)",
    "CREATE INDEX ix_consent_workplace ON consent (workplace)",
    """
    CREATE TABLE hand_out (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        version TEXT NOT NULL,
        consent TEXT NOT NULL,
        day TEXT NOT NULL,
        recipient TEXT DEFAULT '' NOT NULL,
        workplace TEXT,
        person TEXT DEFAULT '' NOT NULL,
        channel TEXT DEFAULT '' NOT NULL,
        sight TEXT DEFAULT '' NOT NULL,
        look TEXT DEFAULT '' NOT NULL,
        size TEXT DEFAULT '' NOT NULL,
        format TEXT DEFAULT '' NOT NULL,
        language TEXT DEFAULT '' NOT NULL,
        valid_until TEXT,
        asked_back_on TEXT,
        recalled_on TEXT,
        recalled_how TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        "by" TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(version) REFERENCES card_version (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(consent) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(workplace) REFERENCES workplace (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_hand_out_citizen ON hand_out (citizen)",
    "CREATE INDEX ix_hand_out_consent ON hand_out (consent)",
    "CREATE INDEX ix_hand_out_version ON hand_out (version)",
    "CREATE INDEX ix_hand_out_workplace ON hand_out (workplace)",
)
