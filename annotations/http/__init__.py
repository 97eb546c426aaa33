"""The wire rules, once: how API and desk read requests, compare versions, keep answers and say no.

RELIABILITY §1 and L8 to L10. Above the seats in a project (`access`), below the rooms' `api` and the desk.
"""
