"""The embedded default: the whole workbench set up and supervised on one machine.

The standard library alone: it runs under a bare Python, before anything is installed.
"""
