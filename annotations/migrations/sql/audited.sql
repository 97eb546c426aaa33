-- Which tables of this room write acts.
CALL workbench_audit('annotations_project', 'id', 'id', '');
CALL workbench_audit('annotations_membership', 'project_id', 'id', '');
CALL workbench_audit('annotations_label', 'project_id', 'id', '');
CALL workbench_audit('annotations_article', 'project_id', 'id', '');
CALL workbench_audit('annotations_original', 'project_id', 'id', '');
CALL workbench_audit('annotations_edition', 'project_id', 'id', '');
CALL workbench_audit('annotations_segmentation', 'project_id', 'id', '');
CALL workbench_audit('annotations_segment', 'project_id', 'id', '');
CALL workbench_audit('annotations_span', 'project_id', 'id', '');
CALL workbench_audit('annotations_speaker', 'project_id', 'id', '');
CALL workbench_audit('annotations_attribution', 'project_id', 'id', '');
