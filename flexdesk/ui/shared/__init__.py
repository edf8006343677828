"""What every screen leans on: the runner, the change bus, notices, actions, the use cases."""
