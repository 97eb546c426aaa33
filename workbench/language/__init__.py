"""In which language the workbench speaks to whom, and the words that do not come from a template."""
