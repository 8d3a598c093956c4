"""How work is driven: caching, workers, watching, serving. Knows nothing of newspapers."""
