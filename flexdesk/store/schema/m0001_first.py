"""Step 1: the first schema. Spelled out; nothing of the program is imported here."""

VERSION = 1

STATEMENTS = (
    """
    CREATE TABLE setting (
        id TEXT NOT NULL,
        value TEXT DEFAULT 'null' NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE consultant (
        id TEXT NOT NULL,
        initials TEXT DEFAULT '' NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        role TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE team_value (
        id TEXT NOT NULL,
        "key" TEXT DEFAULT '' NOT NULL,
        valid_from TEXT NOT NULL,
        value TEXT DEFAULT 'null' NOT NULL,
        source TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE citizen (
        id TEXT NOT NULL,
        cpr TEXT NOT NULL,
        candidate_no TEXT DEFAULT '' NOT NULL,
        first_name TEXT DEFAULT '' NOT NULL,
        last_name TEXT DEFAULT '' NOT NULL,
        address TEXT DEFAULT '' NOT NULL,
        postcode TEXT DEFAULT '' NOT NULL,
        city TEXT DEFAULT '' NOT NULL,
        phone TEXT DEFAULT '' NOT NULL,
        email TEXT DEFAULT '' NOT NULL,
        target_group TEXT DEFAULT '' NOT NULL,
        step TEXT DEFAULT '' NOT NULL,
        visited_on TEXT,
        screened_on TEXT,
        consultant TEXT DEFAULT '' NOT NULL,
        caseworker TEXT DEFAULT '' NOT NULL,
        program TEXT DEFAULT '' NOT NULL,
        address_protected INTEGER DEFAULT 0 NOT NULL,
        preferred_contact TEXT DEFAULT '' NOT NULL,
        language TEXT DEFAULT '' NOT NULL,
        transport TEXT DEFAULT '' NOT NULL,
        skaanehensyn TEXT DEFAULT '' NOT NULL,
        wanted_work TEXT DEFAULT '' NOT NULL,
        hours_now REAL,
        hours_aim REAL,
        cpr_key TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    "CREATE INDEX ix_citizen_candidate_no ON citizen (candidate_no)",
    "CREATE INDEX ix_citizen_consultant ON citizen (consultant)",
    "CREATE INDEX ix_citizen_cpr ON citizen (cpr)",
    "CREATE INDEX ix_citizen_cpr_key ON citizen (cpr_key)",
    """
    CREATE TABLE workplace (
        id TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        p_number TEXT DEFAULT '' NOT NULL,
        cvr TEXT DEFAULT '' NOT NULL,
        sector TEXT DEFAULT '' NOT NULL,
        branch TEXT DEFAULT '' NOT NULL,
        street TEXT DEFAULT '' NOT NULL,
        postcode TEXT DEFAULT '' NOT NULL,
        city TEXT DEFAULT '' NOT NULL,
        contact_person TEXT DEFAULT '' NOT NULL,
        phone TEXT DEFAULT '' NOT NULL,
        email TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE benefit (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        start TEXT NOT NULL,
        last_day TEXT,
        label TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_benefit_citizen ON benefit (citizen)",
    """
    CREATE TABLE placement (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        start TEXT NOT NULL,
        last_day TEXT,
        planned_last_day TEXT,
        workplace TEXT,
        number TEXT DEFAULT '' NOT NULL,
        hours_week REAL,
        ended_how TEXT DEFAULT '' NOT NULL,
        onward TEXT DEFAULT '' NOT NULL,
        ended_label TEXT DEFAULT '' NOT NULL,
        program TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(workplace) REFERENCES workplace (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_placement_citizen ON placement (citizen)",
    "CREATE INDEX ix_placement_workplace ON placement (workplace)",
    """
    CREATE TABLE hours (
        id TEXT NOT NULL,
        placement TEXT NOT NULL,
        day TEXT NOT NULL,
        hours_week REAL NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(placement) REFERENCES placement (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_hours_placement ON hours (placement)",
    """
    CREATE TABLE note (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        day TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        consultant TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_note_citizen ON note (citizen)",
    """
    CREATE TABLE pass (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        step TEXT DEFAULT '' NOT NULL,
        start TEXT,
        last_day TEXT,
        "by" TEXT DEFAULT '' NOT NULL,
        source TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_pass_citizen ON pass (citizen)",
    """
    CREATE TABLE task (
        id TEXT NOT NULL,
        citizen TEXT NOT NULL,
        due TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        consultant TEXT DEFAULT '' NOT NULL,
        made_on TEXT,
        done_on TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_task_citizen ON task (citizen)",
    """
    CREATE TABLE contact (
        id TEXT NOT NULL,
        workplace TEXT NOT NULL,
        day TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        "by" TEXT DEFAULT '' NOT NULL,
        citizen TEXT,
        text TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(workplace) REFERENCES workplace (id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(citizen) REFERENCES citizen (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_contact_citizen ON contact (citizen)",
    "CREATE INDEX ix_contact_workplace ON contact (workplace)",
    """
    CREATE TABLE import_run (
        id TEXT NOT NULL,
        day TEXT NOT NULL,
        file_name TEXT DEFAULT '' NOT NULL,
        file_hash TEXT DEFAULT '' NOT NULL,
        profile TEXT DEFAULT '' NOT NULL,
        program TEXT DEFAULT '' NOT NULL,
        counts TEXT DEFAULT 'null' NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE import_base (
        id TEXT NOT NULL,
        entity TEXT DEFAULT '' NOT NULL,
        brought TEXT DEFAULT 'null' NOT NULL,
        seen_in TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE store_fact (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY ("key")
    ) STRICT
    """,
    """
    CREATE TABLE draft (
        "key" TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY ("key")
    ) STRICT
    """,
    """
    CREATE TABLE origin (
        ordinal INTEGER NOT NULL,
        origin TEXT NOT NULL,
        made_at TEXT NOT NULL,
        PRIMARY KEY (ordinal),
        CONSTRAINT uq_origin_origin UNIQUE (origin)
    ) STRICT
    """,
    """
    CREATE TABLE tx (
        no INTEGER NOT NULL,
        origin TEXT NOT NULL,
        number INTEGER NOT NULL,
        tx TEXT NOT NULL,
        actor TEXT NOT NULL,
        at TEXT NOT NULL,
        verb TEXT NOT NULL,
        facts TEXT NOT NULL,
        undoes TEXT,
        undoable INTEGER NOT NULL,
        first_seq INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (no),
        CONSTRAINT uq_tx_tx UNIQUE (tx),
        CONSTRAINT uq_tx_origin_number UNIQUE (origin, number)
    ) STRICT
    """,
    "CREATE INDEX ix_tx_undoes ON tx (undoes)",
    """
    CREATE TABLE entry (
        no INTEGER NOT NULL,
        origin TEXT NOT NULL,
        seq INTEGER NOT NULL,
        tx TEXT NOT NULL,
        hlc TEXT NOT NULL,
        entity TEXT NOT NULL,
        "row" TEXT NOT NULL,
        field TEXT NOT NULL,
        parents TEXT NOT NULL,
        value TEXT,
        salt BLOB,
        value_hash BLOB NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (no),
        CONSTRAINT uq_entry_origin_seq UNIQUE (origin, seq)
    ) STRICT
    """,
    'CREATE INDEX ix_entry_row_entity ON entry ("row", entity)',
    "CREATE INDEX ix_entry_tx ON entry (tx)",
    """
    CREATE TABLE access (
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL,
        citizen TEXT,
        facts TEXT NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (number)
    ) STRICT
    """,
    "CREATE INDEX ix_access_citizen ON access (citizen)",
    """
    CREATE TABLE search_row (
        number INTEGER NOT NULL,
        citizen TEXT NOT NULL,
        name TEXT NOT NULL,
        candidate TEXT NOT NULL,
        consultant TEXT NOT NULL,
        workplace TEXT NOT NULL,
        PRIMARY KEY (number),
        CONSTRAINT uq_search_row_citizen UNIQUE (citizen)
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE search_index USING fts5(
        name, candidate, consultant, workplace,
        content='search_row', content_rowid='number',
        tokenize="unicode61 remove_diacritics 0", prefix='1 2 3'
    )
    """,
    "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER search_row_added AFTER INSERT ON search_row BEGIN
        INSERT INTO search_index (rowid, name, candidate, consultant, workplace)
        VALUES (new.number, new.name, new.candidate, new.consultant, new.workplace);
    END
    """,
    """
    CREATE TRIGGER search_row_gone AFTER DELETE ON search_row BEGIN
        INSERT INTO search_index (search_index, rowid, name, candidate, consultant, workplace)
        VALUES ('delete', old.number, old.name, old.candidate, old.consultant, old.workplace);
    END
    """,
    """
    CREATE TRIGGER search_row_changed AFTER UPDATE ON search_row BEGIN
        INSERT INTO search_index (search_index, rowid, name, candidate, consultant, workplace)
        VALUES ('delete', old.number, old.name, old.candidate, old.consultant, old.workplace);
        INSERT INTO search_index (rowid, name, candidate, consultant, workplace)
        VALUES (new.number, new.name, new.candidate, new.consultant, new.workplace);
    END
    """,
    """
    CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN
        SELECT RAISE(ABORT, 'the log is append-only');
    END
    """,
    """
    CREATE TRIGGER entry_holds BEFORE UPDATE ON entry
    WHEN NOT (
        new.value IS NULL AND new.salt IS NULL
        AND new.no IS old.no AND new.origin IS old.origin AND new.seq IS old.seq
        AND new.tx IS old.tx AND new.hlc IS old.hlc AND new.entity IS old.entity
        AND new."row" IS old."row" AND new.field IS old.field
        AND new.parents IS old.parents AND new.value_hash IS old.value_hash
        AND new.hash IS old.hash
    )
    BEGIN
        SELECT RAISE(ABORT, 'the log is append-only');
    END
    """,
    """
    CREATE TRIGGER tx_stays BEFORE DELETE ON tx BEGIN
        SELECT RAISE(ABORT, 'the log is append-only');
    END
    """,
    """
    CREATE TRIGGER tx_holds BEFORE UPDATE ON tx BEGIN
        SELECT RAISE(ABORT, 'the log is append-only');
    END
    """,
    """
    CREATE TRIGGER access_stays BEFORE DELETE ON access BEGIN
        SELECT RAISE(ABORT, 'the access log is append-only');
    END
    """,
    """
    CREATE TRIGGER access_holds BEFORE UPDATE ON access BEGIN
        SELECT RAISE(ABORT, 'the access log is append-only');
    END
    """,
    """
    CREATE TRIGGER origin_stays BEFORE DELETE ON origin BEGIN
        SELECT RAISE(ABORT, 'the log is append-only');
    END
    """,
)
