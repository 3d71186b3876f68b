"""Values: messy text to typed value and back to words for people; pure, knowing neither Django nor the database."""
