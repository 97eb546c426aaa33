"""Backup and restore: the database as PostgreSQL dumps it, the media folder, and the heads of the act log beside them.

A backup is a folder that appears under its name only when it is whole; its MANIFEST.json names every file with size
and SHA-256. `manage.py backup` and `manage.py restore` are the doors (docs/how-to/backup-and-restore.md).
"""
