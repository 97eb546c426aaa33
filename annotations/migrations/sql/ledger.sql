-- The act log. Triggers draft what changed, services name it, a deferred trigger seals both at COMMIT.

CREATE FUNCTION workbench_act(project bigint, actor text, verb text, object text, payload jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO public.annotations_actdraft (chain, actor, verb, object, payload) VALUES (coalesce(project, 0), actor, verb, object, payload)
$$;

-- One draft per statement and project: table, operation, count, ids (the first twenty) and, for appended tables, a salted digest.
-- Arguments: project column (empty: installation chain), id column, 'digest' for tables that only grow.
CREATE FUNCTION workbench_draft_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    source text := CASE TG_OP WHEN 'DELETE' THEN 'old_rows' ELSE 'new_rows' END;
    chain text := CASE WHEN TG_ARGV[0] = '' THEN '0::bigint' ELSE format('coalesce(r.%I, 0)', TG_ARGV[0]) END;
    digest text := CASE WHEN TG_ARGV[2] = 'digest'
        THEN 'encode(sha256(convert_to((SELECT salt::text FROM public.annotations_project WHERE id = r.project_id) || to_jsonb(r)::text, ''UTF8'')), ''hex'')'
        ELSE 'NULL' END;
BEGIN
    EXECUTE format(
        'INSERT INTO public.annotations_actdraft (chain, actor, verb, object, payload)
         SELECT c, '''', '''', '''', jsonb_strip_nulls(jsonb_build_object(''table'', %L, ''op'', %L, ''n'', count(*),
                ''ids'', (array_agg(i ORDER BY i))[1:20], ''digests'', CASE WHEN bool_or(d IS NOT NULL) THEN (array_agg(d ORDER BY i))[1:20] END))
         FROM (SELECT %s AS c, r.%I AS i, %s AS d FROM %s r) q GROUP BY c',
        TG_TABLE_NAME, lower(TG_OP), chain, TG_ARGV[1], digest, source);
    RETURN NULL;
END $$;

CREATE FUNCTION workbench_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    this_chain bigint;
    draft record;
    head record;
    changed jsonb;
    line text;
    moment timestamptz;
    body jsonb;
BEGIN
    -- The first draft's trigger seals them all; the others find theirs gone by its key, without reading the table again.
    IF NOT EXISTS (SELECT 1 FROM public.annotations_actdraft WHERE id = NEW.id) THEN
        RETURN NULL;
    END IF;
    FOR this_chain IN SELECT DISTINCT chain FROM public.annotations_actdraft ORDER BY chain LOOP
        -- Under SET CONSTRAINTS IMMEDIATE the INSERT below seals every chain at once: nothing is left for this turn.
        CONTINUE WHEN NOT EXISTS (SELECT 1 FROM public.annotations_actdraft WHERE chain = this_chain);
        INSERT INTO public.annotations_acthead (chain, seq, hash) VALUES (this_chain, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
        SELECT seq, hash INTO head FROM public.annotations_acthead WHERE chain = this_chain FOR UPDATE;
        SELECT jsonb_agg(payload ORDER BY id) INTO changed FROM public.annotations_actdraft WHERE chain = this_chain AND verb = '';
        IF NOT EXISTS (SELECT 1 FROM public.annotations_actdraft WHERE chain = this_chain AND verb <> '') THEN
            INSERT INTO public.annotations_actdraft (chain, actor, verb, object, payload)
            VALUES (this_chain, 'role:' || session_user, 'row.' || (changed -> 0 ->> 'op'), changed -> 0 ->> 'table', '{}');
        END IF;
        FOR draft IN SELECT * FROM public.annotations_actdraft WHERE chain = this_chain AND verb <> '' ORDER BY id LOOP
            body := draft.payload;
            IF changed IS NOT NULL THEN
                body := body || jsonb_build_object('rows', changed);
                changed := NULL;
            END IF;
            moment := clock_timestamp();
            head.seq := head.seq + 1;
            line := jsonb_build_object('v', 1, 'chain', this_chain, 'seq', head.seq,
                'at', to_char(moment, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                'actor', draft.actor, 'verb', draft.verb, 'object', draft.object, 'payload', body)::text;
            INSERT INTO public.annotations_act (chain, seq, at, actor, verb, object, payload, line, prev, hash)
            VALUES (this_chain, head.seq, moment, draft.actor, draft.verb, draft.object, body, line, head.hash,
                encode(sha256(convert_to(head.hash || E'\n' || line, 'UTF8')), 'hex'))
            RETURNING hash INTO head.hash;
        END LOOP;
        UPDATE public.annotations_acthead SET seq = head.seq, hash = head.hash WHERE chain = this_chain;
    END LOOP;
    DELETE FROM public.annotations_actdraft;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER act_seal AFTER INSERT ON annotations_actdraft
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workbench_seal();

CREATE FUNCTION workbench_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows: % is refused', TG_TABLE_NAME, lower(TG_OP) USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE PROCEDURE workbench_append_only(name text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION workbench_refuse()', name || '_grows', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION workbench_refuse()', name || '_kept', name);
END $$;

CREATE PROCEDURE workbench_audit(name text, project_column text, id_column text, digest text) LANGUAGE plpgsql AS $$
DECLARE
    op text;
    referencing text;
BEGIN
    FOREACH op IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
        referencing := CASE op WHEN 'INSERT' THEN 'NEW TABLE AS new_rows' WHEN 'DELETE' THEN 'OLD TABLE AS old_rows'
            ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END;
        EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION workbench_draft_rows(%L, %L, %L)',
            name || '_audit_' || lower(op), op, name, referencing, project_column, id_column, digest);
    END LOOP;
END $$;

CALL workbench_append_only('annotations_act');
