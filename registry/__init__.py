"""The project around the catalog: settings, urls, health, servers and the embedded database. No rules live here."""
