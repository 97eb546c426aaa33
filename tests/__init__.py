"""The tests: a mirror of the tree, and the suites that go across it."""
