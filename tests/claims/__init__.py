"""Tests of the judgement room."""
