"""The wire rules, once: how API and desk read requests, compare versions, keep answers and say no (RELIABILITY §1, L8–L10).

Above the errors and the seats in a project (`access`), below the rooms' `api` packages and the desk.
"""
