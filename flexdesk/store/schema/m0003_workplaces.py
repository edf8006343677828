"""The third version: workplaces with their people and openings, and what surrounds a placement.

Terms, notice, changes of plan, courses and support, screening.
"""

VERSION = 3

STATEMENTS = (
    """
    CREATE TABLE employer (
        id TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        cvr TEXT DEFAULT '' NOT NULL,
        sector TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id)
    )
        STRICT
    """,
    """
    ALTER TABLE workplace ADD COLUMN employer TEXT
        REFERENCES employer (id) DEFERRABLE INITIALLY DEFERRED
    """,
    "CREATE INDEX ix_workplace_employer ON workplace (employer)",
    "ALTER TABLE workplace ADD COLUMN tasks TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE workplace ADD COLUMN employees INTEGER",
    "ALTER TABLE workplace ADD COLUMN room_for INTEGER",
    "ALTER TABLE workplace ADD COLUMN next_action TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE workplace ADD COLUMN next_on TEXT",
    "ALTER TABLE workplace ADD COLUMN next_by TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE workplace ADD COLUMN text TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE workplace ADD COLUMN closed_on TEXT",
    "ALTER TABLE contact ADD COLUMN about TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE contact ADD COLUMN result TEXT DEFAULT '' NOT NULL",
    """
    CREATE TABLE workplace_person (
        id TEXT NOT NULL,
        workplace TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        role TEXT DEFAULT '' NOT NULL,
        phone TEXT DEFAULT '' NOT NULL,
        email TEXT DEFAULT '' NOT NULL,
        left_on TEXT,
        text TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(workplace) REFERENCES workplace (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_workplace_person_workplace ON workplace_person (workplace)",
    """
    CREATE TABLE opening (
        id TEXT NOT NULL,
        workplace TEXT NOT NULL,
        opened_on TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        title TEXT DEFAULT '' NOT NULL,
        hours_from REAL,
        hours_to REAL,
        times TEXT DEFAULT '' NOT NULL,
        needs TEXT DEFAULT '' NOT NULL,
        places INTEGER,
        closed_on TEXT,
        closed_how TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        "by" TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(workplace) REFERENCES workplace (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_opening_workplace ON opening (workplace)",
    """
    CREATE TABLE terms (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        placement TEXT NOT NULL,
        purpose TEXT DEFAULT '' NOT NULL,
        goal TEXT DEFAULT '' NOT NULL,
        rep_name TEXT DEFAULT '' NOT NULL,
        rep_on TEXT,
        pays TEXT DEFAULT '' NOT NULL,
        pool_percent REAL,
        wage_hour_oere INTEGER,
        account TEXT DEFAULT '' NOT NULL,
        scheme TEXT DEFAULT '' NOT NULL,
        subsidy TEXT DEFAULT '' NOT NULL,
        agreement TEXT DEFAULT '' NOT NULL,
        duties TEXT DEFAULT '' NOT NULL,
        like_duties TEXT DEFAULT '' NOT NULL,
        like_hours TEXT DEFAULT '' NOT NULL,
        like_colleagues TEXT DEFAULT '' NOT NULL,
        like_papers TEXT DEFAULT '' NOT NULL,
        shown TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(placement) REFERENCES placement (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_terms_citizen ON terms (citizen)",
    "CREATE INDEX ix_terms_placement ON terms (placement)",
    """
    CREATE TABLE notice (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        placement TEXT NOT NULL,
        given_on TEXT NOT NULL,
        leaves_on TEXT,
        "by" TEXT DEFAULT '' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        withdrawn_on TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(placement) REFERENCES placement (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_notice_citizen ON notice (citizen)",
    "CREATE INDEX ix_notice_placement ON notice (placement)",
    """
    CREATE TABLE placement_change (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        placement TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        day TEXT NOT NULL,
        start_was TEXT,
        start_now TEXT,
        end_was TEXT,
        end_now TEXT,
        workplace_was TEXT,
        workplace_now TEXT,
        reason TEXT DEFAULT '' NOT NULL,
        "by" TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(placement) REFERENCES placement (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(workplace_was) REFERENCES workplace (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(workplace_now) REFERENCES workplace (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_placement_change_citizen ON placement_change (citizen)",
    "CREATE INDEX ix_placement_change_placement ON placement_change (placement)",
    "CREATE INDEX ix_placement_change_workplace_now ON placement_change (workplace_now)",
    "CREATE INDEX ix_placement_change_workplace_was ON placement_change (workplace_was)",
    """
    CREATE TABLE support (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        asked_by TEXT DEFAULT '' NOT NULL,
        workplace TEXT,
        opening TEXT DEFAULT '' NOT NULL,
        placement TEXT DEFAULT '' NOT NULL,
        asked_on TEXT,
        state TEXT DEFAULT '' NOT NULL,
        decided_on TEXT,
        reason TEXT DEFAULT '' NOT NULL,
        price_oere INTEGER,
        starts_on TEXT,
        ends_on TEXT,
        review_on TEXT,
        result TEXT DEFAULT '' NOT NULL,
        result_on TEXT,
        "by" TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(workplace) REFERENCES workplace (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_support_citizen ON support (citizen)",
    "CREATE INDEX ix_support_workplace ON support (workplace)",
    """
    CREATE TABLE screening (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        list TEXT DEFAULT '' NOT NULL,
        day TEXT NOT NULL,
        result TEXT DEFAULT '' NOT NULL,
        placement TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        next_on TEXT,
        "by" TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED
    )
        STRICT
    """,
    "CREATE INDEX ix_screening_citizen ON screening (citizen)",
)
