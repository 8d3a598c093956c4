"""From the archive to the files of the site."""
