"""Rules: the only code that writes. Every verb is atomic, takes an actor and a reason, and records itself."""
