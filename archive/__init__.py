"""An archive of news texts about meetings of Party and State: imported, read, searched, curated and exported."""
