"""The embedded default: packages, PostgreSQL and Valkey set up and supervised on one machine, by the standard library alone."""
