"""The shell: who may enter, which screens, how it runs.

Nothing is imported here: `manage.py up` enters this package under a bare Python, before any dependency is installed.
"""
