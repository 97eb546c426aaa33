"""The desk's modules, each on a small page of its own, in a real Chromium under the desk's policy."""
