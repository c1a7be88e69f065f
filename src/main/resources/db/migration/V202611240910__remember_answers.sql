-- Answers to requests that came with an Idempotency-Key: whoever repeats one gets the first answer, and nothing happens twice.

-- The answer is missing only while the request is under way.
CREATE TABLE remembered_answer (
    organisation_id  uuid        NOT NULL,
    operation        text        NOT NULL,
    idempotency_key  text        NOT NULL,
    fingerprint      bytea       NOT NULL,
    sealed_answer    bytea,
    remembered_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT remembered_answer_pk PRIMARY KEY (organisation_id, operation, idempotency_key),
    CONSTRAINT remembered_answer_of_an_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT remembered_answer_fingerprint_is_sha_256 CHECK (octet_length(fingerprint) = 32)
);
CREATE INDEX remembered_answer_by_age ON remembered_answer (remembered_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON remembered_answer TO ${serviceRole};
