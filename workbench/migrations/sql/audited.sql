-- Tokens and people: the installation's chain, or the project's where a token is bound to one.
CALL workbench_audit('workbench_apitoken', 'project_id', 'user_id', '');
CALL workbench_audit('workbench_user', '', 'id', '');
