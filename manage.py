#!/usr/bin/env python3
"""The one entry: `up`, `test` and every Django command."""

from workbench.bootstrap import main

main()
