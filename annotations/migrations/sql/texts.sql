-- Editions never change; quotes are checked against fixed-length blocks of their text.

CREATE TABLE annotations_editionblock (
    edition_id bigint NOT NULL REFERENCES annotations_edition (id) ON DELETE CASCADE,
    n integer NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (edition_id, n)
);

-- Set-based, as are all checks of what comes by the thousand: once a statement, not once a row.
CREATE FUNCTION workbench_cut_editions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO public.annotations_editionblock (edition_id, n, text)
    SELECT e.id, block.n - 1, block.part[1]
    FROM new_rows e, regexp_matches(e.text, '.{1,255}', 'g') WITH ORDINALITY AS block (part, n);
    RETURN NULL;
END $$;

CREATE TRIGGER edition_cut AFTER INSERT ON annotations_edition REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION workbench_cut_editions();

CREATE FUNCTION workbench_check_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.text, NEW.sha256, NEW.length, NEW.project_id, NEW.article_id, NEW.original_id)
        IS DISTINCT FROM (OLD.text, OLD.sha256, OLD.length, OLD.project_id, OLD.article_id, OLD.original_id) THEN
        RAISE EXCEPTION 'edition % is immutable', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_immutable';
    END IF;
    IF TG_OP = 'INSERT' AND (NEW.length <> char_length(NEW.text)
        OR NEW.sha256 <> encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex')) THEN
        RAISE EXCEPTION 'edition does not match its hash or length' USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_hash';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER edition_check BEFORE INSERT OR UPDATE ON annotations_edition
FOR EACH ROW EXECUTE FUNCTION workbench_check_edition();

-- A quote is read from the one or two blocks that hold it, never from the whole text.
CREATE FUNCTION workbench_check_spans() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    wrong record;
BEGIN
    SELECT s.start, s."end" INTO wrong FROM new_rows s
    WHERE s.anchor <> 'orphaned' AND (lower(s.fragments) IS DISTINCT FROM s.start OR upper(s.fragments) IS DISTINCT FROM s."end") LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the fragments do not span [%, %)', wrong.start, wrong."end" USING ERRCODE = 'check_violation', CONSTRAINT = 'span_extent';
    END IF;
    SELECT s."end", e.length INTO wrong FROM new_rows s JOIN public.annotations_edition e ON e.id = s.edition_id
    WHERE s.anchor <> 'orphaned' AND s."end" > e.length LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the span ends at %, the text has % characters', wrong."end", wrong.length
            USING ERRCODE = 'check_violation', CONSTRAINT = 'span_out_of_range';
    END IF;
    SELECT part.i, lower(part.range) AS first, upper(part.range) AS last INTO wrong
    FROM new_rows s CROSS JOIN LATERAL unnest(s.fragments) WITH ORDINALITY AS part (range, i)
    WHERE s.anchor <> 'orphaned'
      AND s.quote[part.i] IS DISTINCT FROM (
        SELECT substring(string_agg(b.text, '' ORDER BY b.n) FROM lower(part.range) % 255 + 1 FOR upper(part.range) - lower(part.range))
        FROM public.annotations_editionblock b
        WHERE b.edition_id = s.edition_id AND b.n BETWEEN lower(part.range) / 255 AND (upper(part.range) - 1) / 255
      ) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'quote % is not the text at [%, %)', wrong.i, wrong.first, wrong.last
            USING ERRCODE = 'check_violation', CONSTRAINT = 'span_quote';
    END IF;
    SELECT cardinality(s.quote) AS quotes, parts.n INTO wrong
    FROM new_rows s CROSS JOIN LATERAL (SELECT count(*) AS n FROM unnest(s.fragments)) parts
    WHERE s.anchor <> 'orphaned' AND cardinality(s.quote) <> parts.n LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'there are % quotes for % fragments', wrong.quotes, wrong.n USING ERRCODE = 'check_violation', CONSTRAINT = 'span_quote';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER span_check_insert AFTER INSERT ON annotations_span REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION workbench_check_spans();
CREATE TRIGGER span_check_update AFTER UPDATE ON annotations_span REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION workbench_check_spans();
