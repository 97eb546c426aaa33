-- Which tables of this room write acts. Drafts of reviews do not: their author is alone with them.
CALL workbench_audit('claims_claim', 'project_id', 'id', '');
CALL workbench_audit('claims_mention', 'project_id', 'id', '');
CALL workbench_audit('claims_relation', 'project_id', 'id', '');
CALL workbench_audit('claims_source', 'project_id', 'id', '');
CALL workbench_audit('claims_document', 'project_id', 'id', '');
CALL workbench_audit('claims_evidence', 'project_id', 'id', '');
CALL workbench_audit('claims_evidenceset', 'project_id', 'id', '');
CALL workbench_audit('claims_evidencesetitem', 'project_id', 'id', '');
CALL workbench_audit('claims_scale', 'project_id', 'id', '');
CALL workbench_audit('claims_scalelabel', 'project_id', 'id', '');
CALL workbench_audit('claims_assignment', 'project_id', 'id', '');
CALL workbench_audit('claims_comment', 'project_id', 'id', '');
CALL workbench_audit('claims_verdict', 'project_id', 'id', 'digest');
CALL workbench_audit('claims_verdictset', 'project_id', 'id', '');
CALL workbench_audit('claims_adjudication', 'project_id', 'id', 'digest');
CALL workbench_audit('claims_publication', 'project_id', 'id', 'digest');
CALL workbench_audit('claims_export', 'project_id', 'id', '');

-- Judgements are appended, never updated (RELIABILITY L7).
CALL workbench_append_only('claims_verdict');
CALL workbench_append_only('claims_verdictset');
CALL workbench_append_only('claims_adjudication');
CALL workbench_append_only('claims_publication');
