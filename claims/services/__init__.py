"""One verb, one door: policy, write, act in one transaction; the event after commit."""
