"""Faults as data: which check must speak, what is done to the database behind its back, and a word it must say.

The statements run as the owner with triggers and foreign keys off, as a forger or a broken restore would.
"""

from __future__ import annotations

SPAN = "(SELECT min(id) FROM annotations_span WHERE origin = 'human')"
MACHINE = "(SELECT min(id) FROM annotations_span WHERE origin = 'machine')"
EDITION = f"(SELECT edition_id FROM annotations_span WHERE id = {SPAN})"
ARTICLE = f"(SELECT article_id FROM annotations_edition WHERE id = {EDITION})"
CLAIM = "(SELECT min(claim_id) FROM claims_publication)"
OTHER_CLAIM = f"(SELECT max(id) FROM claims_claim WHERE id <> {CLAIM})"
FOREIGN = "(SELECT max(id) FROM annotations_project)"
OWN = "(SELECT min(id) FROM annotations_project)"
COPY_SPAN = (
    'INSERT INTO annotations_span (project_id, edition_id, label_id, start, "end", fragments, quote, prefix, suffix, origin, status,'
    " anchor, reasons, details, voice, stance, segmentation_id, decision_reason, version)"
    ' SELECT project_id, edition_id, label_id, start, "end", fragments, quote, prefix, suffix, origin, status,'
    f" anchor, reasons, details, voice, stance, segmentation_id, '', 1 FROM annotations_span WHERE id = {MACHINE}"
)
MACHINE_CLAIM = (
    "WITH made AS (INSERT INTO claims_claim (project_id, text, short_text, claim_type, language, location, note, state, round,"
    f" dossier_version, version) SELECT {OWN}, 'Twice', '', '', '', '', '', 'suggested', 1, 1, 1 FROM generate_series(1, 2)"
    " RETURNING id, project_id) INSERT INTO claims_mention (project_id, claim_id, span_id, stance, voice, status, version)"
    f" SELECT project_id, id, {MACHINE}, 'asserts', 'own', 'suggested', 1 FROM made"
)
RELATION = (
    "INSERT INTO claims_relation (project_id, from_claim_id, to_claim_id, kind, status, version) VALUES"
    f" ({OWN}, {CLAIM}, {OTHER_CLAIM}, 'updates', 'confirmed', 1), ({OWN}, {OTHER_CLAIM}, {CLAIM}, 'updates', 'confirmed', 1)"
)
VERDICT = (
    "INSERT INTO claims_verdict (project_id, claim_id, round, revision, veracity_id, confidence, rationale, search_log, supersedes_id)"
    " SELECT project_id, claim_id, round, revision + 1, veracity_id, confidence, rationale, search_log, id FROM claims_verdict"
    f" WHERE claim_id = {CLAIM} AND review_id IS NULL ORDER BY revision DESC LIMIT 1"
)
LAST = f"(SELECT max(id) FROM claims_verdict WHERE claim_id = {CLAIM})"

PLANTINGS: dict[str, tuple[str, str, str]] = {
    "a text changed": ("D-01", f"UPDATE annotations_edition SET text = 'T' || substr(text, 2) WHERE id = {EDITION}", "edition:"),
    "a hash of a text changed": ("D-01", f"UPDATE annotations_edition SET sha256 = repeat('a', 64) WHERE id = {EDITION}", "SHA-256"),
    "a length changed": ("D-01", f"UPDATE annotations_edition SET length = length + 1 WHERE id = {EDITION}", "length"),
    "a block changed": ("D-01", f"UPDATE annotations_editionblock SET text = '' WHERE edition_id = {EDITION}", "blocks"),
    "a block missing": ("D-01", f"DELETE FROM annotations_editionblock WHERE edition_id = {EDITION}", "blocks"),
    "a span behind the end": (
        "D-02",
        f'UPDATE annotations_span SET "end" = 99999, fragments = int4multirange(int4range(start, 99999)) WHERE id = {SPAN}',
        "span:",
    ),
    "fragments that do not span": ("D-02", f"UPDATE annotations_span SET fragments = '{{[0,1)}}' WHERE id = {SPAN}", "span:"),
    "a segment behind the end": (
        "D-02",
        "UPDATE annotations_segment SET \"end\" = 99999 WHERE kind = 'paragraph' AND index = 0",
        "segment:",
    ),
    "a speaker behind the end": ("D-02", "UPDATE annotations_attribution SET speaker_start = 99998, speaker_end = 99999", "attribution:"),
    "a quote changed": ("D-03", f"UPDATE annotations_span SET quote = '{{other words}}' WHERE id = {SPAN}", "span:"),
    "a quote too many": ("D-03", f"UPDATE annotations_span SET quote = quote || '{{more}}' WHERE id = {SPAN}", "span:"),
    "offsets moved": (
        "D-03",
        (
            'UPDATE annotations_span SET start = start + 1, "end" = "end" + 1, fragments = int4multirange(int4range(start + 1, "end" + 1))'
            f" WHERE id = {SPAN}"
        ),
        "span:",
    ),
    "a text changed under its quotes": ("D-03", f"UPDATE annotations_edition SET text = ' ' || text WHERE id = {EDITION}", "span:"),
    "a mark that begins in white space": ("D-04", f"UPDATE annotations_span SET quote = '{{\" road\"}}' WHERE id = {SPAN}", "white space"),
    "a span in another project": (
        "D-05",
        f"UPDATE annotations_span SET project_id = {FOREIGN} WHERE id = {SPAN}",
        "edition is of another project",
    ),
    "an edition in another project": (
        "D-05",
        f"UPDATE annotations_edition SET project_id = {FOREIGN} WHERE id = {EDITION}",
        "article is of another",
    ),
    "a claim in another project": (
        "D-05",
        f"UPDATE claims_claim SET project_id = {FOREIGN} WHERE id = {CLAIM}",
        "claim is of another project",
    ),
    "a verdict's review of another claim": (
        "D-05",
        f"UPDATE claims_review SET claim_id = {OTHER_CLAIM} WHERE claim_id = {CLAIM}",
        "review is of another claim",
    ),
    "a cited set of another claim": (
        "D-05",
        f"UPDATE claims_evidenceset SET claim_id = {OTHER_CLAIM} WHERE claim_id = {CLAIM}",
        "another claim",
    ),
    "an adjudication of nobody's reviews": ("D-05", "UPDATE claims_adjudication SET review_ids = '{0}'", "adjudication:"),
    "a publication of another claim's verdict": (
        "D-05",
        f"UPDATE claims_publication SET claim_id = {OTHER_CLAIM}",
        "its verdict is of another claim",
    ),
    "a segment of another edition's run": (
        "D-05",
        "UPDATE annotations_segment SET edition_id = edition_id + 1",
        "run is of another edition",
    ),
    "a span without its edition": ("D-06", f"UPDATE annotations_span SET edition_id = 0 WHERE id = {SPAN}", "edition does not exist"),
    "a mention without its span": ("D-06", f"DELETE FROM annotations_span WHERE id = {SPAN}", "span does not exist"),
    "a relation without its claim": ("D-06", RELATION.replace(OTHER_CLAIM, "0"), "to_claim does not exist"),
    "a verdict without its author": ("D-06", "UPDATE claims_verdict SET created_by_id = 0", "created_by does not exist"),
    "an article without a text": ("D-06", f"DELETE FROM annotations_edition WHERE article_id = {ARTICLE}", "has no text"),
    "a circle of merges": (
        "D-06",
        (
            f"UPDATE claims_claim SET state = 'merged', merged_into_id = CASE id WHEN {CLAIM} THEN {OTHER_CLAIM} ELSE {CLAIM} END"
            f" WHERE id IN ({CLAIM}, {OTHER_CLAIM})"
        ),
        "merged into itself",
    ),
    "a circle of updates": ("D-06", RELATION, "circle of “updates”"),
    "an assignment over its time": (
        "D-07",
        "UPDATE claims_assignment SET state = 'open', lease_until = now() - interval '1 day'",
        "over its time",
    ),
    "an assignment on a deleted article": (
        "D-07",
        "UPDATE annotations_article SET deleted_at = now(); UPDATE claims_assignment SET state = 'open'",
        "deleted articles",
    ),
    "an old idempotency key": (
        "D-08",
        (
            "INSERT INTO annotations_keptanswer (actor_id, method, path, key, body_sha256, status, headers, body, created_at)"
            " SELECT id, 'POST', '/', 'k', '', 201, '{}', '', now() - interval '26 hours' FROM workbench_user LIMIT 1"
        ),
        "kept answer",
    ),
    "an old session": (
        "D-08",
        "INSERT INTO django_session (session_key, session_data, expire_date) VALUES ('s', '', now() - interval '1 day')",
        "session",
    ),
    "a job that lost its worker": (
        "D-09",
        "UPDATE annotations_job SET state = 'running', lease_token = gen_random_uuid(), lease_until = now() - interval '1 hour'",
        "lost its worker",
    ),
    "a job due for long": (
        "D-09",
        "UPDATE annotations_job SET state = 'pending', attempts = 0, due_at = now() - interval '1 hour'",
        "due for more",
    ),
    "a job used up": ("D-09", "UPDATE annotations_job SET state = 'pending', attempts = 3", "used up"),
    "a job on a deleted article": (
        "D-09",
        "UPDATE annotations_article SET deleted_at = now(); UPDATE annotations_job SET state = 'pending'",
        "deleted article",
    ),
    "a job that ended at no time": ("D-09", "UPDATE annotations_job SET finished_at = NULL", "ended at no time"),
    "a job for another text": ("D-09", "UPDATE annotations_job SET text_sha256 = ''", "another text"),
    "a job of which nothing came": (
        "D-09",
        "UPDATE annotations_segmentation SET current = false",
        "nothing came of it",
    ),
    "a corpus read again that nobody closed": (
        "D-09",
        """INSERT INTO annotations_job
        (project_id, kind, text_sha256, pipeline_version, options, state, attempts, progress, report, last_error)
        SELECT id, 'resegment', '', '', '{}', 'running', 1, 0, '{}', '' FROM annotations_project LIMIT 1""",
        "was not closed",
    ),
    "a text that was never due": ("D-09", "DELETE FROM annotations_job", "never made due"),
    "the same span twice": ("D-10", COPY_SPAN, "is there again"),
    "the same claim twice": ("D-10", MACHINE_CLAIM, "claim:"),
    "a gap in the revisions": ("D-11", f"UPDATE claims_verdict SET revision = revision + 1 WHERE id = {LAST}", "gap"),
    "a verdict deleted": ("D-11", f"DELETE FROM claims_verdict WHERE id = {LAST}", "was appended and is gone"),
    "two current verdicts": (
        "D-11",
        VERDICT.replace("search_log, id FROM", "search_log, NULL FROM"),
        "not exactly one current row",
    ),
    "a verdict that replaces a later one": (
        "D-11",
        f"UPDATE claims_verdict SET supersedes_id = {LAST} WHERE id <> {LAST}",
        "no earlier one",
    ),
    "a rationale changed": (
        "D-11",
        f"UPDATE claims_verdict SET rationale = 'I never said so.' WHERE id = {LAST}",
        "is not what was appended",
    ),
    "a verdict's author changed": (
        "D-11",
        f"UPDATE claims_verdict SET created_by_id = created_by_id + 1 WHERE id = {LAST}",
        "is not what was appended",
    ),
    "a verdict's time changed": (
        "D-11",
        f"UPDATE claims_verdict SET created_at = created_at - interval '1 day' WHERE id = {LAST}",
        "is not what was appended",
    ),
    "a verdict slipped in": ("D-11", VERDICT, "no act says"),
    "an adjudication's reason changed": ("D-11", "UPDATE claims_adjudication SET reason = 'Because.'", "adjudication:"),
    "a publication changed": ("D-11", "UPDATE claims_publication SET note = 'Nothing to see.'", "publication:"),
    "a publication's number changed": ("D-11", "UPDATE claims_publication SET number = 2", "does not follow"),
    "an approved claim without its verdict": (
        "D-11",
        f"UPDATE claims_claim SET state = 'approved' WHERE id = {OTHER_CLAIM}",
        "without a verdict of its own",
    ),
    "a submitted review without its verdict": ("D-11", "UPDATE claims_verdict SET review_id = NULL", "submitted without"),
    "a broken chain": ("D-12", f"UPDATE annotations_act SET actor = 'user:9' WHERE chain = {OWN} AND seq = 3", "act:3"),
    "an act deleted": ("D-12", f"DELETE FROM annotations_act WHERE chain = {OWN} AND seq = 3", "act:3"),
    "a claim deleted without an act": ("D-12", f"DELETE FROM claims_claim WHERE id = {OTHER_CLAIM}", "there are"),
    "a member slipped in": (
        "D-12",
        (
            f"INSERT INTO annotations_membership (project_id, user_id, role, version) SELECT {OWN}, id, 'manager', 1 FROM workbench_user"
            " WHERE username = 'dara'"
        ),
        "annotations_membership",
    ),
    "a version without an act": ("D-12", f"UPDATE claims_claim SET version = version + 1 WHERE id = {OTHER_CLAIM}", "only"),
    "a role changed with its version": (
        "D-12",
        "UPDATE annotations_membership SET role = 'manager', version = version + 1 WHERE role = 'viewer'",
        "membership:",
    ),
    "a noncharacter in a claim": ("D-14", f"UPDATE claims_claim SET note = U&'a\\FFFE' WHERE id = {CLAIM}", "claim:"),
    "a noncharacter in metadata": ("D-14", "UPDATE annotations_article SET metadata = jsonb_build_object('a', U&'\\FFFF')", "article:"),
    "a lone byte order mark": ("D-14", "UPDATE annotations_article SET title = U&'\\FEFF'", "article:"),
    "a control character in a text": ("D-14", f"UPDATE annotations_edition SET text = E'\\x07' || text WHERE id = {EDITION}", "edition:"),
    "a carriage return in a text": ("D-14", f"UPDATE annotations_edition SET text = E'\\r' || text WHERE id = {EDITION}", "edition:"),
    "a constraint dropped": ("D-16", "ALTER TABLE annotations_span DROP CONSTRAINT span_bounds", "span_bounds"),
    "a composite key dropped": (
        "D-16",
        "ALTER TABLE annotations_span DROP CONSTRAINT span_edition_same_project",
        "span_edition_same_project",
    ),
    "a unique index dropped": ("D-16", "DROP INDEX span_once_per_person", "span_once_per_person"),
    "a constraint not validated": (
        "D-16",
        (
            "ALTER TABLE annotations_label DROP CONSTRAINT label_kind;"
            " ALTER TABLE annotations_label ADD CONSTRAINT label_kind CHECK (kind <> 'x') NOT VALID"
        ),
        "never validated",
    ),
    "a trigger dropped": ("D-16", "DROP TRIGGER annotations_act_grows ON annotations_act", "annotations_act_grows"),
    "an audit trigger switched off": (
        "D-16",
        "ALTER TABLE claims_verdict DISABLE TRIGGER claims_verdict_audit_insert",
        "claims_verdict_audit_insert",
    ),
    "the seal dropped": ("D-16", "DROP TRIGGER act_seal ON annotations_actdraft", "act_seal"),
    "a right too many on the log": ("D-16", "GRANT INSERT ON annotations_act TO {role}", "may INSERT"),
    "a right too many on the heads": ("D-16", "GRANT UPDATE ON annotations_acthead TO {role}", "may UPDATE"),
    "a right too many on verdicts": ("D-16", "GRANT DELETE ON claims_verdict TO {role}", "may DELETE"),
    "a function anyone may call": ("D-16", "GRANT EXECUTE ON FUNCTION workbench_draft_rows() TO PUBLIC", "may call it"),
    "a function without its path": ("D-16", "ALTER FUNCTION workbench_seal() RESET search_path", "search_path"),
}
