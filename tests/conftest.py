"""What every test gets. Content for tests is made in tests/factories/."""
