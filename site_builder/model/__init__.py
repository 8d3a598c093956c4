"""The values that travel between stages: frozen, hashable, picklable, without behaviour."""
