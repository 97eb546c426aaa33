-- Editions never change; quotes are checked against fixed-length blocks of their text.

CREATE TABLE annotations_editionblock (
    edition_id bigint NOT NULL REFERENCES annotations_edition (id) ON DELETE CASCADE,
    n integer NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (edition_id, n)
);

CREATE FUNCTION workbench_cut_edition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO public.annotations_editionblock (edition_id, n, text)
    SELECT NEW.id, block.n - 1, block.part[1]
    FROM regexp_matches(NEW.text, '.{1,255}', 'g') WITH ORDINALITY AS block (part, n);
    RETURN NULL;
END $$;

CREATE TRIGGER edition_cut AFTER INSERT ON annotations_edition
FOR EACH ROW EXECUTE FUNCTION workbench_cut_edition();

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
CREATE FUNCTION workbench_check_span() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    part int4range;
    i integer := 0;
    limits integer;
BEGIN
    IF NEW.anchor = 'orphaned' THEN RETURN NEW; END IF;
    IF lower(NEW.fragments) IS DISTINCT FROM NEW.start OR upper(NEW.fragments) IS DISTINCT FROM NEW."end" THEN
        RAISE EXCEPTION 'the fragments do not span [%, %)', NEW.start, NEW."end" USING ERRCODE = 'check_violation', CONSTRAINT = 'span_extent';
    END IF;
    SELECT length INTO limits FROM public.annotations_edition WHERE id = NEW.edition_id;
    IF NEW."end" > limits THEN
        RAISE EXCEPTION 'the span ends at %, the text has % characters', NEW."end", limits
            USING ERRCODE = 'check_violation', CONSTRAINT = 'span_out_of_range';
    END IF;
    FOR part IN SELECT unnest(NEW.fragments) LOOP
        i := i + 1;
        IF NEW.quote[i] IS DISTINCT FROM (
            SELECT substring(string_agg(b.text, '' ORDER BY b.n) FROM lower(part) % 255 + 1 FOR upper(part) - lower(part))
            FROM public.annotations_editionblock b
            WHERE b.edition_id = NEW.edition_id AND b.n BETWEEN lower(part) / 255 AND (upper(part) - 1) / 255
        ) THEN
            RAISE EXCEPTION 'quote % is not the text at [%, %)', i, lower(part), upper(part)
                USING ERRCODE = 'check_violation', CONSTRAINT = 'span_quote';
        END IF;
    END LOOP;
    IF i <> cardinality(NEW.quote) THEN
        RAISE EXCEPTION 'there are % quotes for % fragments', cardinality(NEW.quote), i USING ERRCODE = 'check_violation', CONSTRAINT = 'span_quote';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER span_check_insert BEFORE INSERT ON annotations_span
FOR EACH ROW EXECUTE FUNCTION workbench_check_span();
CREATE TRIGGER span_check_update BEFORE UPDATE OF edition_id, start, "end", fragments, quote, anchor ON annotations_span
FOR EACH ROW EXECUTE FUNCTION workbench_check_span();
