"""Search without a server: the index and everything else that the browser reads, as files."""
