"""Settings by deployment; where values come from is env."""
